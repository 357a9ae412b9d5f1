using System.Text.Json;
using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Evaluation.Slices;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.Evaluation;

/// <summary>
/// <c>evaluation.json</c>: the properties of <see cref="EvaluationResult"/> in lower camel case, keys sorted, NaN as null.
/// </summary>
public static class EvaluationJson
{
    /// <summary>The canonical, indented bytes.</summary>
    public static byte[] ToBytes(EvaluationResult result) =>
        CanonicalJson.ToIndented(ToJson(result));

    /// <summary>The JSON, e.g. as part of a larger file.</summary>
    public static JsonObject ToJson(EvaluationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new JsonObject
        {
            ["task"] = result.Task.ToString().ToLowerInvariant(),
            ["classes"] = JsonParts.Strings(result.Classes),
            ["rows"] = (long)result.Rows,
            ["metrics"] = Metrics(result.Metrics),
            ["confusion"] = new JsonArray([.. result.Confusion.Select(JsonParts.Integers)]),
            ["curves"] = new JsonArray([.. result.Curves.Select(CurveJson)]),
            ["importance"] = new JsonArray([
                .. result.Importance.Select(i => new JsonObject
                {
                    ["feature"] = i.Feature,
                    ["value"] = JsonParts.Number(i.Value),
                }),
            ]),
            ["slices"] = new JsonArray([
                .. result.Slices.Select(s => new JsonObject
                {
                    ["column"] = s.Column,
                    ["value"] = s.Value,
                    ["rows"] = (long)s.Rows,
                    ["metrics"] = Metrics(s.Metrics),
                }),
            ]),
        };
    }

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <exception cref="MlOpsException">The bytes are something else.</exception>
    public static EvaluationResult Read(ReadOnlyMemory<byte> bytes) =>
        JsonParts.Parse(bytes, "evaluation.json", FromJson);

    /// <summary>Reads the JSON that <see cref="ToJson"/> made.</summary>
    public static EvaluationResult FromJson(JsonElement json) =>
        new()
        {
            Task = json.Text("task") switch
            {
                "binary" => ModelTask.Binary,
                "multiclass" => ModelTask.Multiclass,
                "regression" => ModelTask.Regression,
                var other => throw new FormatException($"task is '{other}'"),
            },
            Classes = json.List("classes", c => c.GetString()!),
            Rows = json.Integer("rows"),
            Metrics = json.List("metrics", Metric),
            Confusion = json.List("confusion", row => row.Items(n => n.GetInt32())),
            Curves = json.List("curves", CurveOf),
            Importance = json.List(
                "importance",
                i => new FeatureImportance(i.Text("feature"), i.Real("value"))
            ),
            Slices = json.List(
                "slices",
                s => new SliceResult(
                    s.Text("column"),
                    s.Text("value"),
                    s.Integer("rows"),
                    s.List("metrics", Metric)
                )
            ),
        };

    private static JsonArray Metrics(IEnumerable<MetricValue> metrics) =>
        new([
            .. metrics.Select(m => new JsonObject
            {
                ["name"] = m.Name,
                ["label"] = m.Label,
                ["value"] = JsonParts.Number(m.Value),
                ["higherIsBetter"] = m.HigherIsBetter,
                ["low"] = JsonParts.Number(m.Low),
                ["high"] = JsonParts.Number(m.High),
            }),
        ]);

    private static MetricValue Metric(JsonElement m) =>
        new(
            m.Text("name"),
            m.Text("label"),
            m.Real("value"),
            m.Flag("higherIsBetter"),
            m.Optional("low"),
            m.Optional("high")
        );

    private static JsonObject CurveJson(Curve curve) =>
        new()
        {
            ["name"] = curve.Name,
            ["class"] = curve.Class,
            ["x"] = JsonParts.Numbers(curve.X),
            ["y"] = JsonParts.Numbers(curve.Y),
            ["weight"] = JsonParts.Integers(curve.Weight),
        };

    private static Curve CurveOf(JsonElement c) =>
        new(
            c.Text("name"),
            c.Text("class"),
            c.List("x", JsonParts.Real),
            c.List("y", JsonParts.Real),
            c.List("weight", w => w.GetInt32())
        );
}
