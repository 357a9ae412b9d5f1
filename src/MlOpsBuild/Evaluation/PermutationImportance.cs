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

        var columns = TakeColumns(features, rows);
        var importance = new FeatureImportance[columns.Length];
        Parallel.For(
            0,
            columns.Length,
            new ParallelOptions
            {
                MaxDegreeOfParallelism = Math.Max(1, request.Threads),
                CancellationToken = cancellationToken,
            },
            f =>
            {
                var name = scorer.Signature.Features[f].Name;
                double sum = 0;
                for (var r = 0; r < repeats; r++)
                {
                    sum += metric.Compute(Permuted(scorer, input, columns, f, name, r));
                }

                var worse = (original - (sum / repeats)) * (metric.HigherIsBetter ? 1 : -1);
                importance[f] = new FeatureImportance(name, worse);
            }
        );
        return
        [
            .. importance
                .OrderByDescending(x => x.Value)
                .ThenBy(x => x.Feature, StringComparer.Ordinal),
        ];
    }

    private static double[][] TakeColumns(FeatureMatrix features, int[] rows)
    {
        var columns = new double[features.ColumnCount][];
        for (var c = 0; c < columns.Length; c++)
        {
            var all = features.Column(c);
            columns[c] = new double[rows.Length];
            for (var i = 0; i < rows.Length; i++)
            {
                columns[c][i] = all[rows[i]];
            }
        }

        return columns;
    }

    private static MetricInput Permuted(
        IScorer scorer,
        MetricInput input,
        double[][] columns,
        int feature,
        string name,
        int repeat
    )
    {
        var permuted = (double[][])columns.Clone();
        permuted[feature] = (double[])columns[feature].Clone();
        new StableRandom(
            0,
            string.Create(CultureInfo.InvariantCulture, $"importance/{name}/{repeat}")
        ).Shuffle<double>(permuted[feature]);
        var scores = new double[input.Scores.Length];
        scorer.Score(new FeatureMatrix(permuted, input.Rows), scores);
        return new MetricInput(input.Task, input.ClassCount, input.Labels, scores);
    }
}
