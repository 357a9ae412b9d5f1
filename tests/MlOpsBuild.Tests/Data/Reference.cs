using System.Text.Json;

namespace MlOpsBuild.Tests.Data;

/// <summary>The values that tests/references/data_statistics.py computed with scipy and scikit-learn.</summary>
internal static class Reference
{
    private static readonly Lazy<JsonDocument> Document = new(() =>
        JsonDocument.Parse(
            File.ReadAllBytes(TestFolder.InRepository("tests/references/data_statistics.json"))
        )
    );

    public static JsonElement Get(string name) => Document.Value.RootElement.GetProperty(name);

    public static IEnumerable<JsonElement> All(string name) => Get(name).EnumerateArray();

    public static double[] Doubles(this JsonElement json, string name) =>
        [.. json.GetProperty(name).EnumerateArray().Select(v => v.GetDouble())];

    public static int[] Ints(this JsonElement json, string name) =>
        [.. json.GetProperty(name).EnumerateArray().Select(v => v.GetInt32())];

    public static double Double(this JsonElement json, string name) =>
        json.GetProperty(name).GetDouble();
}
