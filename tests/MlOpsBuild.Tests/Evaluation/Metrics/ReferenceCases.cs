using System.Runtime.CompilerServices;
using System.Text.Json;
using MlOpsBuild.Evaluation.Metrics;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.Tests.Evaluation.Metrics;

/// <summary>scikit-learn's values, made by tests/references/evaluation_metrics.py.</summary>
public sealed record ReferenceCase(
    string Name,
    MetricInput Input,
    int[] Counts,
    IReadOnlyDictionary<string, double> Values,
    IReadOnlyDictionary<string, double> Counted
)
{
    public static IReadOnlyList<ReferenceCase> All { get; } = Load();

    private static List<ReferenceCase> Load([CallerFilePath] string here = "")
    {
        var file = Path.Combine(
            Path.GetDirectoryName(here)!,
            "../../../references/evaluation_metrics.json"
        );
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        return
        [
            .. document
                .RootElement.GetProperty("cases")
                .EnumerateArray()
                .Select(c => new ReferenceCase(
                    c.GetProperty("name").GetString()!,
                    new MetricInput(
                        Enum.Parse<ModelTask>(c.GetProperty("task").GetString()!, ignoreCase: true),
                        c.GetProperty("classes").GetInt32(),
                        Numbers(c.GetProperty("labels")),
                        Numbers(c.GetProperty("scores"))
                    ),
                    [.. c.GetProperty("counts").EnumerateArray().Select(n => n.GetInt32())],
                    Map(c.GetProperty("values")),
                    Map(c.GetProperty("counted"))
                )),
        ];
    }

    private static double[] Numbers(JsonElement list) =>
        [.. list.EnumerateArray().Select(n => n.GetDouble())];

    private static Dictionary<string, double> Map(JsonElement map) =>
        map.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetDouble());
}
