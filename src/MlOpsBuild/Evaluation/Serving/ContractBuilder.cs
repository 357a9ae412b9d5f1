using MlOpsBuild.Common;
using MlOpsBuild.Data;
using MlOpsBuild.Data.Schema;
using MlOpsBuild.Scoring;
using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Evaluation.Serving;

/// <summary>Makes what a served model promises, from the schema and from what training and test rows were like.</summary>
public static class ContractBuilder
{
    private const int Bins = 10;
    private const int FewValues = 20;
    private const int SampledRows = 50_000;

    /// <summary>Makes the contract.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="signature">What the model takes and gives.</param>
    /// <param name="schema">The schema of the data.</param>
    /// <param name="train">The training rows, encoded.</param>
    /// <param name="scores">The outputs for the test rows, row after row.</param>
    /// <exception cref="UsageException">The schema lacks a feature.</exception>
    public static ServingContract Build(
        string model,
        ModelSignature signature,
        DataSchema schema,
        FeatureMatrix train,
        ReadOnlySpan<double> scores
    )
    {
        ArgumentNullException.ThrowIfNull(signature);
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(train);
        var features = new FeatureContract[signature.Features.Count];
        for (var f = 0; f < features.Length; f++)
        {
            var feature = signature.Features[f];
            var column =
                schema.Find(feature.Name)
                ?? throw new UsageException(
                    $"{schema.File} has no column '{feature.Name}', which the model takes."
                );
            features[f] = new FeatureContract
            {
                Name = feature.Name,
                Type = TypeOf(column.Type),
                Nullable = column.Nullable,
                Min = column.Min,
                Max = column.Max,
                Values = column.Values,
                Default = column.Default,
                Personal = column.Personal,
                Training =
                    feature.Kind == FeatureKind.Category
                        ? CountCategories(train.Column(f), feature.Categories.Count)
                        : CountNumbers(train.Column(f), EdgesOf(column.Type, train.Column(f))),
            };
        }

        return new ServingContract
        {
            Model = model,
            Features = features,
            Scores = CountScores(signature, scores),
        };
    }

    private static FeatureType TypeOf(ColumnType type) =>
        type switch
        {
            ColumnType.Integer => FeatureType.Integer,
            ColumnType.Boolean => FeatureType.Boolean,
            ColumnType.Category => FeatureType.Category,
            _ => FeatureType.Number,
        };

    private static Distribution CountScores(ModelSignature signature, ReadOnlySpan<double> scores)
    {
        if (signature.Task == ModelTask.Regression)
        {
            return CountNumbers(scores, Quantiles(scores));
        }

        var width = signature.OutputWidth;
        var highest = new double[scores.Length / width];
        for (var i = 0; i < highest.Length; i++)
        {
            highest[i] = width == 1 ? scores[i] : Largest(scores.Slice(i * width, width));
        }

        return CountNumbers(
            highest,
            [.. Enumerable.Range(1, Bins - 1).Select(i => i / (double)Bins)]
        );
    }

    private static double Largest(ReadOnlySpan<double> values)
    {
        var largest = values[0];
        foreach (var value in values)
        {
            largest = Math.Max(largest, value);
        }

        return largest;
    }

    private static double[] EdgesOf(ColumnType type, ReadOnlySpan<double> values) =>
        type == ColumnType.Boolean ? [0] : Quantiles(values);

    // Few values have a bin each. Of rows evenly spaced where there are many: limits of bins need no more.
    private static double[] Quantiles(ReadOnlySpan<double> values)
    {
        var sample = new List<double>();
        foreach (var at in EvenlySpaced.Indices(values.Length, SampledRows))
        {
            if (!double.IsNaN(values[at]))
            {
                sample.Add(values[at]);
            }
        }

        sample.Sort();
        double[] distinct = [.. sample.Distinct().Take(FewValues + 1)];
        if (distinct.Length <= FewValues)
        {
            return distinct.Length == 0 ? [] : distinct[..^1];
        }

        var edges = new List<double>();
        for (var i = 1; i < Bins && sample.Count > 0; i++)
        {
            var edge = sample[(int)((long)i * sample.Count / Bins)];
            if (edge < sample[^1] && (edges.Count == 0 || edge > edges[^1]))
            {
                edges.Add(edge);
            }
        }

        return [.. edges];
    }

    private static Distribution CountNumbers(ReadOnlySpan<double> values, double[] edges)
    {
        var counts = new long[edges.Length + 1];
        var missing = 0L;
        foreach (var value in values)
        {
            if (double.IsNaN(value))
            {
                missing++;
                continue;
            }

            var at = Array.BinarySearch(edges, value);
            counts[at < 0 ? ~at : at]++;
        }

        return new Distribution
        {
            Edges = edges,
            Counts = counts,
            Missing = missing,
        };
    }

    // A training row's category is always one of the signature's: what is not a number has no value.
    private static Distribution CountCategories(ReadOnlySpan<double> indexes, int categories)
    {
        var counts = new long[categories + 1];
        var missing = 0L;
        foreach (var index in indexes)
        {
            if (double.IsNaN(index))
            {
                missing++;
            }
            else
            {
                counts[(int)index]++;
            }
        }

        return new Distribution { Counts = counts, Missing = missing };
    }
}
