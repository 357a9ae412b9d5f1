using System.Text.Json;
using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Evaluation.Gates;

namespace MlOpsBuild.Evaluation.Comparison;

/// <summary>
/// <c>comparison.json</c>: the properties of <see cref="ComparisonResult"/> in lower camel case, keys sorted, NaN as null.
/// Of the baseline it holds kind and model digest only, and of the gates no line numbers: a renamed branch or a moved line
/// changes nothing that was computed. The reader puts both in again.
/// </summary>
public static class ComparisonJson
{
    /// <summary>The canonical, indented bytes.</summary>
    public static byte[] ToBytes(ComparisonResult result) =>
        CanonicalJson.ToIndented(ToJson(result));

    /// <summary>The JSON, e.g. as part of a larger file.</summary>
    public static JsonObject ToJson(ComparisonResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var baseline = new JsonObject
        {
            ["kind"] = result.Baseline.Kind,
            ["modelDigest"] = result.Baseline.ModelDigest,
        };
        if (result.Baseline.Kind == "constant")
        {
            baseline["description"] = result.Baseline.Description;
        }

        return new JsonObject
        {
            ["baseline"] = baseline,
            ["metrics"] = new JsonArray([.. result.Metrics.Select(Metric)]),
            ["gates"] = new JsonArray([.. result.Gates.Select(Gate)]),
            ["confidence"] = JsonParts.Number(result.Confidence),
            ["resamples"] = (long)result.Resamples,
        };
    }

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="identity">
    /// The baseline's identity as resolved now. A constant baseline keeps the description of the file, which has the numbers.
    /// </param>
    /// <param name="gates">The gates of mlops.yaml, whose lines the results get, by their order.</param>
    /// <exception cref="MlOpsException">The bytes are something else.</exception>
    public static ComparisonResult Read(
        ReadOnlyMemory<byte> bytes,
        BaselineIdentity identity,
        IReadOnlyList<GateConfig> gates
    )
    {
        ArgumentNullException.ThrowIfNull(identity);
        ArgumentNullException.ThrowIfNull(gates);
        return JsonParts.Parse(bytes, "comparison.json", json => FromJson(json, identity, gates));
    }

    private static ComparisonResult FromJson(
        JsonElement json,
        BaselineIdentity identity,
        IReadOnlyList<GateConfig> gates
    )
    {
        var baseline = json.GetProperty("baseline");
        var results = json.List("gates", GateOf);
        for (var g = 0; g < results.Length && g < gates.Count; g++)
        {
            results[g] = results[g] with { Line = gates[g].Line };
        }

        return new ComparisonResult
        {
            Baseline = baseline.TryGetProperty("description", out var description)
                ? identity with
                {
                    Description = description.GetString()!,
                }
                : identity,
            Metrics = json.List("metrics", MetricOf),
            Gates = results,
            Confidence = json.Real("confidence"),
            Resamples = json.Integer("resamples"),
        };
    }

    private static JsonObject Metric(MetricComparison m) =>
        new()
        {
            ["metric"] = m.Metric,
            ["label"] = m.Label,
            ["higherIsBetter"] = m.HigherIsBetter,
            ["baseline"] = JsonParts.Number(m.Baseline),
            ["candidate"] = JsonParts.Number(m.Candidate),
            ["low"] = JsonParts.Number(m.Low),
            ["high"] = JsonParts.Number(m.High),
            ["verdict"] = m.Verdict.ToString().ToLowerInvariant(),
            ["rowsToDecide"] = (long?)m.RowsToDecide,
        };

    private static MetricComparison MetricOf(JsonElement m) =>
        new(
            m.Text("metric"),
            m.Text("label"),
            m.Flag("higherIsBetter"),
            m.Real("baseline"),
            m.Real("candidate"),
            m.Real("low"),
            m.Real("high"),
            m.Text("verdict") switch
            {
                "better" => Verdict.Better,
                "worse" => Verdict.Worse,
                "inconclusive" => Verdict.Inconclusive,
                "identical" => Verdict.Identical,
                var other => throw new FormatException($"verdict is '{other}'"),
            },
            (int?)m.Optional("rowsToDecide")
        );

    private static JsonObject Gate(GateResult g) =>
        new()
        {
            ["gate"] = g.Gate,
            ["metric"] = g.Metric,
            ["value"] = JsonParts.Number(g.Value),
            ["limit"] = JsonParts.Number(g.Limit),
            ["low"] = JsonParts.Number(g.Low),
            ["high"] = JsonParts.Number(g.High),
            ["outcome"] = g.Outcome.ToString().ToLowerInvariant(),
            ["message"] = g.Message,
        };

    private static GateResult GateOf(JsonElement g) =>
        new()
        {
            Gate = g.Text("gate"),
            Metric = g.Text("metric"),
            Value = g.Real("value"),
            Limit = g.Real("limit"),
            Low = g.Optional("low"),
            High = g.Optional("high"),
            Outcome = g.Text("outcome") switch
            {
                "pass" => GateOutcome.Pass,
                "inconclusive" => GateOutcome.Inconclusive,
                "fail" => GateOutcome.Fail,
                var other => throw new FormatException($"outcome is '{other}'"),
            },
            Message = g.Text("message"),
        };
}
