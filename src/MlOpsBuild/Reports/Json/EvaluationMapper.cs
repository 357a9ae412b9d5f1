using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Evaluation;
using MlOpsBuild.Evaluation.Slices;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.Reports.Json;

/// <summary><see cref="EvaluationResult"/> to JSON and back.</summary>
internal static class EvaluationMapper
{
    /// <summary>To JSON.</summary>
    public static JsonObject ToNode(EvaluationResult result) =>
        new()
        {
            ["task"] = JsonList.NameOf(result.Task),
            ["classes"] = JsonList.ToNode(result.Classes, JsonList.Text),
            ["rows"] = JsonList.Whole(result.Rows),
            ["metrics"] = JsonList.ToNode(result.Metrics, MetricToNode),
            ["confusion"] = JsonList.ToNode(
                result.Confusion,
                row => JsonList.ToNode(row, JsonList.Whole)
            ),
            ["curves"] = JsonList.ToNode(result.Curves, CurveToNode),
            ["importance"] = JsonList.ToNode(
                result.Importance,
                i => new JsonObject
                {
                    ["feature"] = i.Feature,
                    ["value"] = JsonList.Number(i.Value),
                }
            ),
            ["slices"] = JsonList.ToNode(result.Slices, SliceToNode),
        };

    /// <summary>From JSON.</summary>
    public static EvaluationResult FromNode(JsonNode? node, string path)
    {
        var map = new JsonMap(node, path);
        return map.End(
            new EvaluationResult
            {
                Task = map.Name<ModelTask>("task"),
                Classes = map.List("classes", JsonRead.Text),
                Rows = map.Whole("rows"),
                Metrics = map.List("metrics", MetricFromNode),
                Confusion = map.List(
                    "confusion",
                    (row, place) => JsonRead.List(row, place, JsonRead.Whole)
                ),
                Curves = map.List("curves", CurveFromNode),
                Importance = map.List("importance", ImportanceFromNode),
                Slices = map.List("slices", SliceFromNode),
            }
        );
    }

    private static JsonObject MetricToNode(MetricValue metric)
    {
        var node = new JsonObject
        {
            ["name"] = metric.Name,
            ["label"] = metric.Label,
            ["value"] = JsonList.Number(metric.Value),
            ["higherIsBetter"] = metric.HigherIsBetter,
        };
        node.AddIfAny("low", metric.Low);
        node.AddIfAny("high", metric.High);
        return node;
    }

    private static MetricValue MetricFromNode(JsonNode? node, string path)
    {
        var map = new JsonMap(node, path);
        return map.End(
            new MetricValue(
                map.Text("name"),
                map.Text("label"),
                map.Number("value"),
                map.Flag("higherIsBetter"),
                map.NumberIfAny("low"),
                map.NumberIfAny("high")
            )
        );
    }

    private static JsonObject CurveToNode(Curve curve) =>
        new()
        {
            ["name"] = curve.Name,
            ["class"] = curve.Class,
            ["x"] = JsonList.ToNode(curve.X, JsonList.Number),
            ["y"] = JsonList.ToNode(curve.Y, JsonList.Number),
            ["weight"] = JsonList.ToNode(curve.Weight, JsonList.Whole),
        };

    private static Curve CurveFromNode(JsonNode? node, string path)
    {
        var map = new JsonMap(node, path);
        var curve = new Curve(
            map.Text("name"),
            map.Text("class"),
            map.List("x", JsonRead.Number),
            map.List("y", JsonRead.Number),
            map.List("weight", JsonRead.Whole)
        );
        if (curve.X.Count != curve.Y.Count)
        {
            throw new JsonShapeException(
                $"{path}.y has {ReportNumber.Count(curve.Y.Count, "item")}, expected {ReportNumber.Count(curve.X.Count)} as in x."
            );
        }

        return map.End(curve);
    }

    private static FeatureImportance ImportanceFromNode(JsonNode? node, string path)
    {
        var map = new JsonMap(node, path);
        return map.End(new FeatureImportance(map.Text("feature"), map.Number("value")));
    }

    private static JsonObject SliceToNode(SliceResult slice) =>
        new()
        {
            ["column"] = slice.Column,
            ["value"] = slice.Value,
            ["rows"] = JsonList.Whole(slice.Rows),
            ["metrics"] = JsonList.ToNode(slice.Metrics, MetricToNode),
        };

    private static SliceResult SliceFromNode(JsonNode? node, string path)
    {
        var map = new JsonMap(node, path);
        return map.End(
            new SliceResult(
                map.Text("column"),
                map.Text("value"),
                map.Whole("rows"),
                map.List("metrics", MetricFromNode)
            )
        );
    }
}
