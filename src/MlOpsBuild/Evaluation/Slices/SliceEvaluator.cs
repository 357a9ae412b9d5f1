using MlOpsBuild.Evaluation.Bootstrap;
using MlOpsBuild.Evaluation.Metrics;

namespace MlOpsBuild.Evaluation.Slices;

/// <summary>Metrics per slice value.</summary>
internal static class SliceEvaluator
{
    // Enough for an interval that is read at a glance; slices multiply the work.
    private const int MaxResamples = 500;

    public static IReadOnlyList<SliceResult> Evaluate(
        IReadOnlyList<IMetric> metrics,
        MetricInput input,
        IReadOnlyList<SliceColumn> columns,
        BootstrapOptions options,
        CancellationToken cancellationToken
    )
    {
        var results = new List<SliceResult>();
        foreach (var column in columns)
        {
            var rows = RowsByValue(column);
            for (var v = 0; v < rows.Length; v++)
            {
                if (rows[v].Count == 0)
                {
                    continue;
                }

                var part = input.Take([.. rows[v]]);
                var resamples =
                    part.Rows < SliceResult.SmallRows
                        ? 0
                        : Math.Min(options.Resamples, MaxResamples);
                results.Add(
                    new SliceResult(
                        column.Column,
                        column.Values[v],
                        part.Rows,
                        MetricIntervals.Compute(
                            metrics,
                            part,
                            options with
                            {
                                Resamples = resamples,
                                Scope = $"slice/{column.Column}/{column.Values[v]}",
                            },
                            cancellationToken
                        )
                    )
                );
            }
        }

        return results;
    }

    private static List<int>[] RowsByValue(SliceColumn column)
    {
        var rows = new List<int>[column.Values.Count];
        for (var v = 0; v < rows.Length; v++)
        {
            rows[v] = [];
        }

        for (var i = 0; i < column.Codes.Length; i++)
        {
            rows[column.Codes[i]].Add(i);
        }

        return rows;
    }
}
