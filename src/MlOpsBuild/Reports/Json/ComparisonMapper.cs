using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Evaluation.Comparison;
using MlOpsBuild.Evaluation.Gates;

namespace MlOpsBuild.Reports.Json;

/// <summary><see cref="ComparisonResult"/> to JSON and back.</summary>
internal static class ComparisonMapper
{
    /// <summary>To JSON.</summary>
    public static JsonObject ToNode(ComparisonResult result) =>
        new()
        {
            ["baseline"] = BaselineToNode(result.Baseline),
            ["metrics"] = JsonList.ToNode(result.Metrics, MetricToNode),
            ["gates"] = JsonList.ToNode(result.Gates, GateToNode),
            ["confidence"] = JsonList.Number(result.Confidence),
            ["resamples"] = JsonList.Whole(result.Resamples),
        };

    /// <summary>From JSON.</summary>
    public static ComparisonResult FromNode(JsonNode? node, string path)
    {
        var map = new JsonMap(node, path);
        return map.End(
            new ComparisonResult
            {
                Baseline = map.Get("baseline", BaselineFromNode),
                Metrics = map.List("metrics", MetricFromNode),
                Gates = map.List("gates", GateFromNode),
                Confidence = map.Number("confidence"),
                Resamples = map.Whole("resamples"),
            }
        );
    }

    /// <summary>The baseline to JSON.</summary>
    public static JsonObject BaselineToNode(BaselineIdentity baseline) =>
        new()
        {
            ["requested"] = baseline.Requested,
            ["kind"] = baseline.Kind,
            ["description"] = baseline.Description,
            ["modelDigest"] = baseline.ModelDigest,
            ["note"] = baseline.Note,
        };

    private static BaselineIdentity BaselineFromNode(JsonNode? node, string path)
    {
        var map = new JsonMap(node, path);
        return map.End(
            new BaselineIdentity(
                map.Text("requested"),
                map.Text("kind"),
                map.Text("description"),
                map.Text("modelDigest"),
                map.Text("note")
            )
        );
    }

    private static JsonObject MetricToNode(MetricComparison metric)
    {
        var node = new JsonObject
        {
            ["metric"] = metric.Metric,
            ["label"] = metric.Label,
            ["higherIsBetter"] = metric.HigherIsBetter,
            ["baseline"] = JsonList.Number(metric.Baseline),
            ["candidate"] = JsonList.Number(metric.Candidate),
            ["low"] = JsonList.Number(metric.Low),
            ["high"] = JsonList.Number(metric.High),
            ["verdict"] = JsonList.NameOf(metric.Verdict),
        };
        if (metric.RowsToDecide is { } rows)
        {
            node.Add("rowsToDecide", JsonList.Whole(rows));
        }

        return node;
    }

    private static MetricComparison MetricFromNode(JsonNode? node, string path)
    {
        var map = new JsonMap(node, path);
        return map.End(
            new MetricComparison(
                map.Text("metric"),
                map.Text("label"),
                map.Flag("higherIsBetter"),
                map.Number("baseline"),
                map.Number("candidate"),
                map.Number("low"),
                map.Number("high"),
                map.Name<Verdict>("verdict"),
                map.WholeIfAny("rowsToDecide")
            )
        );
    }

    private static JsonObject GateToNode(GateResult gate)
    {
        var node = new JsonObject
        {
            ["gate"] = gate.Gate,
            ["metric"] = gate.Metric,
            ["value"] = JsonList.Number(gate.Value),
            ["limit"] = JsonList.Number(gate.Limit),
            ["outcome"] = JsonList.NameOf(gate.Outcome),
            ["message"] = gate.Message,
            ["line"] = JsonList.Whole(gate.Line),
        };
        node.AddIfAny("low", gate.Low);
        node.AddIfAny("high", gate.High);
        return node;
    }

    private static GateResult GateFromNode(JsonNode? node, string path)
    {
        var map = new JsonMap(node, path);
        return map.End(
            new GateResult
            {
                Gate = map.Text("gate"),
                Metric = map.Text("metric"),
                Value = map.Number("value"),
                Limit = map.Number("limit"),
                Low = map.NumberIfAny("low"),
                High = map.NumberIfAny("high"),
                Outcome = map.Name<GateOutcome>("outcome"),
                Message = map.Text("message"),
                Line = map.Whole("line"),
            }
        );
    }
}
