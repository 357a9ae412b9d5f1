using System.Text.Json;

namespace MlOpsBuild.Tests.Training;

/// <summary>What tests/references/sklearn_reference.py wrote.</summary>
internal static class SklearnReference
{
    public static JsonDocument Read() =>
        JsonDocument.Parse(File.ReadAllBytes(SampleData.ReferencePath("sklearn_reference.json")));

    public static double[] Numbers(JsonElement list) =>
        [.. list.EnumerateArray().Select(v => v.GetDouble())];
}
