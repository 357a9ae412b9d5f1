using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Evaluation;
using MlOpsBuild.Evaluation.Comparison;
using MlOpsBuild.Evaluation.Gates;
using MlOpsBuild.Registry.Evidence;
using MlOpsBuild.Registry.Provenance;
using MlOpsBuild.Reports.Markdown;
using MlOpsBuild.Scoring;

namespace MlOpsBuild;

/// <summary>Puts results into the words of the documents that are attached to a model.</summary>
internal static class ModelDocuments
{
    /// <summary>What the gates said, each once with its worst outcome.</summary>
    public static TestResult Verdict(ComparisonResult comparison, BuildRecord record) =>
        new(
            [
                .. comparison
                    .Gates.GroupBy(g => g.Gate, StringComparer.Ordinal)
                    .Select(g => new TestCase(g.Key, OutcomeOf(g.Max(r => r.Outcome)))),
            ],
            [ResourceDescriptor.Of(record.Config, record.Files[record.Config])]
        );

    /// <summary>The bill of materials: data, metrics and slices with their intervals, limits.</summary>
    public static MlBom Bom(MlOpsConfig config, BuildRecord record, PackedModel model) =>
        new()
        {
            Name = config.Model,
            Digest = model.Descriptor.Digest,
            ToolVersion = record.ToolVersion,
            Approach = "supervised",
            Task = config.Task == ModelTask.Regression ? "regression" : "classification",
            ModelArchitecture = config.Train.Trainer,
            Datasets =
            [
                .. record
                    .Files.Where(f => f.Key != record.Config && f.Key != config.Data.Schema)
                    .Select(f => new MlBomDataset(f.Key, f.Value, "training and test rows")),
            ],
            Metrics =
            [
                .. model.Card.Evaluation.Metrics.SelectMany(m => Metric(m, null)),
                .. model.Card.Evaluation.Slices.SelectMany(s =>
                    s.Metrics.SelectMany(m => Metric(m, $"{s.Column} = {s.Value}"))
                ),
            ],
            TechnicalLimitations = ModelCard.LimitsOf(model.Card),
        };

    // A metric that is not defined on a slice has no value to state.
    private static IEnumerable<MlBomMetric> Metric(MetricValue metric, string? slice) =>
        double.IsFinite(metric.Value)
            ?
            [
                new MlBomMetric(
                    metric.Name,
                    Text(metric.Value)!,
                    slice,
                    Text(metric.Low),
                    Text(metric.High)
                ),
            ]
            : [];

    private static string? Text(double? value) =>
        value is { } number && double.IsFinite(number)
            ? number.ToString("R", CultureInfo.InvariantCulture)
            : null;

    private static TestOutcome OutcomeOf(GateOutcome outcome) =>
        outcome switch
        {
            GateOutcome.Pass => TestOutcome.Passed,
            GateOutcome.Inconclusive => TestOutcome.Warned,
            _ => TestOutcome.Failed,
        };
}
