using MlOpsBuild.Common;
using MlOpsBuild.Evaluation.Metrics;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.Evaluation;

/// <summary>
/// How much worse the primary metric gets when a feature's values are put into random order among the rows (Breiman,
/// 2001). At most 2,000 rows, evenly spaced, take part, and a feature is permuted 1 to 5 times: as often as a budget of
/// 4,000 scored rows per feature, 200,000 in all, allows.
/// </summary>
internal static class PermutationImportance
{
    private const int MaxRows = 2000;
    private const int RowsPerFeature = 4000;
    private const int RowsInAll = 200_000;
    private const int MaxRepeats = 5;
    private const int MaxCells = 4_000_000; // that are sent to a model elsewhere at a time: 32 MB

    public static IReadOnlyList<FeatureImportance> Compute(
        EvaluationRequest request,
        CancellationToken cancellationToken
    )
    {
        if (request.Scorer is not { } scorer || request.Features is not { } features)
        {
            return [];
        }

        var perFeature = Math.Clamp(
            RowsInAll / Math.Max(1, features.ColumnCount),
            200,
            RowsPerFeature
        );
        var rows = EvenlySpaced.Indices(features.RowCount, Math.Min(MaxRows, perFeature));
        var repeats = Math.Clamp(perFeature / Math.Max(1, rows.Length), 1, MaxRepeats);
        var metric = MetricCatalog
            .For(request.Task)
            .First(m => m.Name == MetricCatalog.PrimaryName(request.Task));
        var input = new MetricInput(
            request.Task,
            request.Classes.Count,
            request.Labels,
            request.Scores
        ).Take(rows);
        var original = metric.Compute(input);
        if (double.IsNaN(original))
        {
            return [];
        }

        var columns = ColumnsOf(features.Take(rows));
        var values = new double[columns.Length * repeats]; // of the metric, for each feature and repeat in this order
        var options = new ParallelOptions
        {
            MaxDegreeOfParallelism = Math.Max(1, request.Threads),
            CancellationToken = cancellationToken,
        };
        var together =
            scorer is EmbeddedScorer
                ? 1
                : Math.Max(1, MaxCells / Math.Max(1, columns.Length * rows.Length));
        Parallel.For(
            0,
            (values.Length + together - 1) / together,
            // A model that is computed elsewhere is asked for many permutations at a time, and uses all processors itself.
            scorer is EmbeddedScorer
                ? options
                : new ParallelOptions { MaxDegreeOfParallelism = 1 },
            part =>
            {
                cancellationToken.ThrowIfCancellationRequested();
                var from = part * together;
                var count = Math.Min(together, values.Length - from);
                var scores = new double[count * input.Scores.Length];
                scorer.Score(Permuted(scorer, columns, from, count, repeats), scores);
                for (var i = 0; i < count; i++)
                {
                    values[from + i] = metric.Compute(
                        new MetricInput(
                            input.Task,
                            input.ClassCount,
                            input.Labels,
                            scores.AsSpan(i * input.Scores.Length, input.Scores.Length).ToArray()
                        )
                    );
                }
            }
        );
        var importance = new FeatureImportance[columns.Length];
        for (var f = 0; f < importance.Length; f++)
        {
            double sum = 0;
            for (var r = 0; r < repeats; r++)
            {
                sum += values[(f * repeats) + r];
            }

            var worse = (original - (sum / repeats)) * (metric.HigherIsBetter ? 1 : -1);
            importance[f] = new FeatureImportance(scorer.Signature.Features[f].Name, worse);
        }

        return
        [
            .. importance
                .OrderByDescending(x => x.Value)
                .ThenBy(x => x.Feature, StringComparer.Ordinal),
        ];
    }

    private static double[][] ColumnsOf(FeatureMatrix rows)
    {
        var columns = new double[rows.ColumnCount][];
        for (var c = 0; c < columns.Length; c++)
        {
            columns[c] = rows.Column(c).ToArray();
        }

        return columns;
    }

    // The rows, once for each permutation: those of one feature after the other.
    private static FeatureMatrix Permuted(
        IScorer scorer,
        double[][] columns,
        int from,
        int count,
        int repeats
    )
    {
        var rows = columns[0].Length;
        var all = new double[columns.Length][];
        for (var c = 0; c < columns.Length; c++)
        {
            all[c] = count == 1 ? columns[c] : new double[count * rows];
            for (var i = 0; i < count; i++)
            {
                var isPermuted = (from + i) / repeats == c;
                var values = isPermuted
                    ? Permuted(columns[c], scorer.Signature.Features[c].Name, (from + i) % repeats)
                    : columns[c];
                if (count == 1)
                {
                    all[c] = values;
                }
                else
                {
                    values.CopyTo(all[c], i * rows);
                }
            }
        }

        return new FeatureMatrix(all, count * rows);
    }

    private static double[] Permuted(double[] column, string feature, int repeat)
    {
        var permuted = (double[])column.Clone();
        new StableRandom(
            0,
            string.Create(CultureInfo.InvariantCulture, $"importance/{feature}/{repeat}")
        ).Shuffle<double>(permuted);
        return permuted;
    }
}
