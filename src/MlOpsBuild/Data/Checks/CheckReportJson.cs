using System.Text.Json;
using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Data.Profile;

namespace MlOpsBuild.Data.Checks;

/// <summary>The file <c>checks.json</c>: a <see cref="CheckReport"/> as canonical, indented JSON.</summary>
public static class CheckReportJson
{
    /// <summary>The file's name among the outputs of the stage.</summary>
    public const string FileName = "checks.json";

    /// <summary>Writes a report: one spelling per report, so that equal reports have equal digests.</summary>
    public static byte[] Write(CheckReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return CanonicalJson.ToIndented(
            new JsonObject
            {
                ["rows"] = (long)report.Rows,
                ["trainRows"] = (long)report.TrainRows,
                ["testRows"] = (long)report.TestRows,
                ["results"] = new JsonArray([.. report.Results.Select(ToJson)]),
                ["columns"] = new JsonArray([.. report.Columns.Select(ToJson)]),
            }
        );
    }

    /// <summary>Reads what <see cref="Write"/> wrote; equal in every value.</summary>
    /// <exception cref="MlOpsException">The bytes are no such file.</exception>
    public static CheckReport Read(byte[] json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            return new CheckReport(
                root.GetProperty("rows").GetInt32(),
                root.GetProperty("trainRows").GetInt32(),
                root.GetProperty("testRows").GetInt32(),
                [.. root.GetProperty("results").EnumerateArray().Select(ToResult)],
                [.. root.GetProperty("columns").EnumerateArray().Select(ToProfile)]
            );
        }
        catch (Exception e)
            when (e
                    is JsonException
                        or KeyNotFoundException
                        or InvalidOperationException
                        or FormatException
            )
        {
            throw new MlOpsException(
                $"{FileName} is damaged: expected the report of the check-data stage. Run CheckData again.",
                inner: e
            );
        }
    }

    private static JsonObject ToJson(CheckResult result)
    {
        var json = new JsonObject
        {
            ["check"] = result.Check,
            ["outcome"] = Lower(result.Outcome),
            ["message"] = result.Message,
        };
        Add(json, "column", result.Column);
        Add(json, "value", result.Value);
        Add(json, "limit", result.Limit);
        Add(json, "advice", result.Advice.Length == 0 ? null : result.Advice);
        return json;
    }

    private static CheckResult ToResult(JsonElement json) =>
        new()
        {
            Check = Text(json, "check")!,
            Column = Text(json, "column"),
            Outcome = Parse<CheckOutcome>(json, "outcome"),
            Value = Number(json, "value"),
            Limit = Number(json, "limit"),
            Message = Text(json, "message")!,
            Advice = Text(json, "advice") ?? "",
        };

    private static JsonObject ToJson(ColumnProfile profile)
    {
        var json = new JsonObject
        {
            ["name"] = profile.Name,
            ["type"] = Lower(profile.Type),
            ["missing"] = (long)profile.Missing,
            ["distinct"] = (long)profile.Distinct,
        };
        Add(json, "min", profile.Min);
        Add(json, "max", profile.Max);
        Add(json, "mean", profile.Mean);
        Add(json, "standardDeviation", profile.StandardDeviation);
        if (profile.Top.Count > 0)
        {
            json["top"] = new JsonArray([
                .. profile.Top.Select(v => new JsonObject
                {
                    ["value"] = v.Value,
                    ["count"] = (long)v.Count,
                }),
            ]);
        }

        return json;
    }

    private static ColumnProfile ToProfile(JsonElement json) =>
        new()
        {
            Name = Text(json, "name")!,
            Type = Parse<ColumnType>(json, "type"),
            Missing = json.GetProperty("missing").GetInt32(),
            Distinct = json.GetProperty("distinct").GetInt32(),
            Min = Number(json, "min"),
            Max = Number(json, "max"),
            Mean = Number(json, "mean"),
            StandardDeviation = Number(json, "standardDeviation"),
            Top = json.TryGetProperty("top", out var top)
                ?
                [
                    .. top.EnumerateArray()
                        .Select(v => new ValueCount(
                            Text(v, "value")!,
                            v.GetProperty("count").GetInt32()
                        )),
                ]
                : [],
        };

    private static void Add(JsonObject json, string name, string? value)
    {
        if (value is not null)
        {
            json[name] = value;
        }
    }

    private static void Add(JsonObject json, string name, double? value)
    {
        if (value is { } number)
        {
            json[name] = number;
        }
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static double? Number(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) ? value.GetDouble() : null;

    private static string Lower<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static T Parse<T>(JsonElement json, string name)
        where T : struct, Enum =>
        Enum.TryParse<T>(Text(json, name), ignoreCase: true, out var value)
            ? value
            : throw new FormatException($"'{name}' has an unknown value.");
}
