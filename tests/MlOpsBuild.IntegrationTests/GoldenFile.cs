using System.Text.Json;

namespace MlOpsBuild.IntegrationTests;

/// <summary>Rows of the test split with what the evaluated model gave for them, as the stage put them out.</summary>
internal static class GoldenFile
{
    /// <summary>The rows of a project whose model was evaluated.</summary>
    public static IReadOnlyList<(string Inputs, double Output)> Of(SampleProject project)
    {
        using var held = JsonDocument.Parse(
            File.ReadAllBytes(project.PathOf("mlops.lock", "evaluate.json"))
        );
        var digest = held
            .RootElement.GetProperty("outputs")
            .GetProperty("golden.jsonl")
            .GetProperty("digest")
            .GetString()!;
        return
        [
            .. File.ReadLines(project.PathOf(".mlops", "store", "blobs", "sha256", digest[7..]))
                .Select(line =>
                {
                    using var row = JsonDocument.Parse(line);
                    return (
                        row.RootElement.GetProperty("inputs").GetRawText(),
                        row.RootElement.GetProperty("outputs")[0].GetDouble()
                    );
                }),
        ];
    }
}
