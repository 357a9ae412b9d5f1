using MlOpsBuild.Common;
using MlOpsBuild.Evaluation.Metrics;

namespace MlOpsBuild.Evaluation.Bootstrap;

/// <summary>
/// The nonparametric bootstrap over rows (Efron, 1979): each resample draws as many rows as there are, with
/// replacement, and is passed on as how often each row counts. All metrics, of one model or of two, see the same
/// resamples, which is what pairs them.
/// </summary>
public static class RowBootstrap
{
    /// <summary>The value of each metric on each resample.</summary>
    /// <param name="metrics">Metrics prepared on the same rows in the same order.</param>
    /// <param name="rows">How many rows those are.</param>
    /// <param name="options">How to resample.</param>
    /// <param name="cancellationToken">Stops between resamples.</param>
    /// <returns>
    /// By metric, then by resample. Resample b draws from a sequence named after the scope and b, so the values depend
    /// on neither threads nor the other metrics.
    /// </returns>
    public static double[][] Run(
        IReadOnlyList<PreparedMetric> metrics,
        int rows,
        BootstrapOptions options,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(metrics);
        ArgumentNullException.ThrowIfNull(options);
        var values = new double[metrics.Count][];
        for (var m = 0; m < values.Length; m++)
        {
            values[m] = new double[options.Resamples];
        }

        var threads = Math.Clamp(options.Threads, 1, Math.Max(1, options.Resamples / 16));
        if (threads == 1)
        {
            RunShare(0, 1);
        }
        else
        {
            Parallel.For(
                0,
                threads,
                new ParallelOptions
                {
                    MaxDegreeOfParallelism = threads,
                    CancellationToken = cancellationToken,
                },
                share => RunShare(share, threads)
            );
        }

        return values;

        void RunShare(int first, int step)
        {
            var counts = new int[rows];
            for (var b = first; b < options.Resamples; b += step)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Draw(counts, options.Scope, b);
                for (var m = 0; m < values.Length; m++)
                {
                    values[m][b] = metrics[m].Compute(counts);
                }
            }
        }
    }

    // How often each row is drawn in resample number b.
    private static void Draw(int[] counts, string scope, int b)
    {
        Array.Clear(counts);
        var random = new StableRandom(
            0,
            string.Create(CultureInfo.InvariantCulture, $"bootstrap/{scope}/{b}")
        );
        for (var i = 0; i < counts.Length; i++)
        {
            counts[random.NextInt(counts.Length)]++;
        }
    }
}
