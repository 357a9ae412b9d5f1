using System.Text.Json;
using MlOpsBuild.Scoring;
using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Serving.Pages;

/// <summary>A row to try a model with: what is in the middle of the training rows, or most frequent there.</summary>
internal static class ExampleRow
{
    /// <summary>The example of one feature: a text, a number or a truth value; <see langword="null"/> where none is known.</summary>
    public static object? Of(FeatureContract feature, FeatureSpec spec)
    {
        switch (feature.Type)
        {
            case FeatureType.Category:
                var frequent = Enumerable
                    .Range(0, spec.Categories.Count)
                    .Where(c => feature.Values?.Contains(spec.Categories[c]) != false)
                    .OrderByDescending(c => feature.Training.Counts[c])
                    .Select(c => spec.Categories[c]);
                return frequent.FirstOrDefault()
                    ?? feature.Values?.FirstOrDefault()
                    ?? (feature.Nullable ? null : "");
            case FeatureType.Boolean:
                return Median(feature.Training) is > 0.5;
            default:
                var value = Median(feature.Training) ?? 0;
                value = feature.Type == FeatureType.Integer ? Math.Round(value) : value;
                value = Math.Max(value, feature.Min ?? double.MinValue);
                return Math.Min(value, feature.Max ?? double.MaxValue);
        }
    }

    /// <summary>Writes the row as a JSON object.</summary>
    public static void Write(
        Utf8JsonWriter json,
        ServingContract contract,
        ModelSignature signature
    )
    {
        json.WriteStartObject();
        for (var f = 0; f < contract.Features.Count; f++)
        {
            json.WritePropertyName(contract.Features[f].Name);
            WriteValue(json, Of(contract.Features[f], signature.Features[f]));
        }

        json.WriteEndObject();
    }

    /// <summary>Writes what <see cref="Of"/> returned.</summary>
    public static void WriteValue(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            default:
                json.WriteStringValue((string)value);
                break;
        }
    }

    // The limit of the bin that holds the middle row: a value that training saw.
    private static double? Median(Distribution training)
    {
        if (training.Edges is not { Count: > 0 } edges)
        {
            return null;
        }

        var half = (training.Counts.Sum() + 1) / 2;
        long sum = 0;
        for (var bin = 0; bin < edges.Count; bin++)
        {
            sum += training.Counts[bin];
            if (sum >= half)
            {
                return edges[bin];
            }
        }

        // Above the last limit; of two values, as truth values are, the larger one.
        return edges is [0] ? 1 : edges[^1];
    }
}
