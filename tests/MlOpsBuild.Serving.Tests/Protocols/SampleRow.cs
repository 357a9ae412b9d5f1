using System.Text;
using System.Text.Json;
using MlOpsBuild.Common;
using MlOpsBuild.Scoring;
using MlOpsBuild.Scoring.Serving;
using MlOpsBuild.Shared;

namespace MlOpsBuild.Serving.Tests.Protocols;

/// <summary>A row in each way of writing it, and what it is encoded to.</summary>
internal sealed class SampleRow
{
    private readonly object?[] _values; // null, double, bool or string; Absent for what is left out

    private SampleRow(object?[] values) => _values = values;

    public static readonly object Absent = new();

    private static SampleFeature[] Features => SampleServing.Mixed;

    /// <summary>Values of each kind, missing, left out and never seen ones among them.</summary>
    public static SampleRow Make(StableRandom random, bool mayLeaveOut)
    {
        var values = new object?[Features.Length];
        for (var f = 0; f < values.Length; f++)
        {
            var feature = Features[f];
            var u = random.NextDouble();
            if (feature.Nullable && u < 0.15)
            {
                values[f] = null;
            }
            else if (mayLeaveOut && (feature.Nullable || feature.Default is not null) && u < 0.3)
            {
                values[f] = Absent;
            }
            else
            {
                values[f] = Value(feature, random);
            }
        }

        return new SampleRow(values);
    }

    /// <summary>What the model takes, by the encoder that training uses.</summary>
    public double[] Encode(RowEncoder encoder)
    {
        var row = new double[Features.Length];
        for (var f = 0; f < row.Length; f++)
        {
            var feature = Features[f];
            row[f] = _values[f] switch
            {
                null => double.NaN,
                double number => encoder.Encode(f, number),
                bool flag => flag ? 1 : 0,
                string text when feature.Type == FeatureType.Boolean => text == "Yes" ? 1 : 0,
                string text => encoder.Encode(f, text),
                _ when feature.Default is { } text => encoder.Encode(f, text),
                _ => double.NaN,
            };
        }

        return row;
    }

    public string ToJson(StableRandom random)
    {
        var order = Enumerable.Range(0, Features.Length).ToArray();
        if (random.NextDouble() < 0.5)
        {
            order = [.. order.OrderBy(_ => random.NextDouble())];
        }

        var text = new StringBuilder("{");
        foreach (var f in order.Where(f => _values[f] != Absent))
        {
            text.Append(text.Length > 1 ? ", " : " ")
                .Append(Json(Features[f].Name, random))
                .Append(" : ")
                .Append(Json(f, random));
        }

        return text.Append("\n}").ToString();
    }

    public static string ToCsv(IReadOnlyList<SampleRow> rows, string newLine)
    {
        var columns = Enumerable
            .Range(0, Features.Length)
            .Where(f => rows.All(r => r._values[f] != Absent))
            .ToArray();
        var lines = rows.Select(r => string.Join(',', columns.Select(r.Cell)))
            .Prepend(string.Join(',', columns.Select(f => Quote(Features[f].Name))));
        return string.Join(newLine, lines) + newLine;
    }

    public static string ToInfer(IReadOnlyList<SampleRow> rows, StableRandom random, string? id)
    {
        var inputs = new List<string>();
        for (var f = 0; f < Features.Length; f++)
        {
            if (rows.Any(r => r._values[f] == Absent))
            {
                continue;
            }

            var isColumn = random.NextDouble() < 0.5;
            var isNested = isColumn && random.NextDouble() < 0.5;
            var data = rows.Select(r => isNested ? $"[{r.Json(f, random)}]" : r.Json(f, random));
            var isText = rows.Any(r => r._values[f] is string);
            var type = isText
                ? "BYTES"
                : Features[f].Type switch
                {
                    FeatureType.Category => "BYTES",
                    FeatureType.Boolean => "BOOL",
                    FeatureType.Integer => "INT32",
                    _ => "FP64",
                };
            var shape = string.Create(
                CultureInfo.InvariantCulture,
                $"[{rows.Count}{(isColumn ? ",1" : "")}]"
            );
            string[] members =
            [
                $"\"name\":{Json(Features[f].Name, random)}",
                $"\"shape\":{shape}",
                $"\"datatype\":\"{type}\"",
                "\"parameters\":{\"a\":[1,{}]}",
                $"\"data\":[{string.Join(',', data)}]",
            ];
            inputs.Add($"{{{string.Join(',', members.OrderBy(_ => random.NextDouble()))}}}");
        }

        var all = string.Join(',', inputs.OrderBy(_ => random.NextDouble()));
        return id is null ? $"{{\"inputs\":[{all}]}}" : $"{{\"id\":{id},\"inputs\":[{all}]}}";
    }

    private static object Value(SampleFeature feature, StableRandom random)
    {
        var u = random.NextDouble();
        switch (feature.Type)
        {
            case FeatureType.Integer:
                return Math.Floor(u * 73);
            case FeatureType.Boolean:
                return feature.Values is null || u < 0.5 ? random.NextDouble() < 0.5
                    : u < 0.75 ? "Yes"
                    : "No";
            case FeatureType.Category when feature.Values is { } values:
                return values[(int)(u * values.Length)];
            case FeatureType.Category:
                return u < 0.2
                    ? "never \\ \"seen\", ü\n東"
                    : feature.Categories[(int)(u * feature.Categories.Length)];
            default:
                return u switch
                {
                    < 0.1 => 0.1 + 0.2,
                    < 0.2 => 1e-300,
                    < 0.3 => 123456789012345678,
                    < 0.4 => Math.Round(u * 1000, 2),
                    < 0.5 => -0.0,
                    _ => (u - 0.5) * 2000 / 3 + 1,
                };
        }
    }

    private string Json(int feature, StableRandom random) =>
        _values[feature] switch
        {
            null => "null",
            double number => number.ToString("R", CultureInfo.InvariantCulture),
            bool flag => flag ? "true" : "false",
            var text => Json((string)text!, random),
        };

    // Escaped in one of the ways that JSON has.
    private static string Json(string text, StableRandom random)
    {
        var plain = JsonEncodedText.Encode(
            text,
            random.NextDouble() < 0.5
                ? System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping
                : null
        );
        return random.NextDouble() < 0.8
            ? $"\"{plain}\""
            : $"\"{string.Concat(text.Select(c => $"\\u{(int)c:X4}"))}\"";
    }

    private string Cell(int feature) =>
        _values[feature] switch
        {
            null => "",
            double number => number.ToString("R", CultureInfo.InvariantCulture),
            bool flag => flag ? "true" : "FALSE",
            var text => Quote((string)text!),
        };

    private static string Quote(string text) =>
        $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
