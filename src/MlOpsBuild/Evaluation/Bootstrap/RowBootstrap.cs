using System.Runtime.CompilerServices;
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

    // How often each row is drawn in resample number b. SplitMix64 (Steele, Lea and Flood, 2014) from a named seed: with
    // the generator's steps in the loop a draw costs a fraction of a call. Two draws come from the halves of one number;
    // multiplying instead of rejecting prefers no row by more than rows / 2^32.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Draw(int[] counts, string scope, int b)
    {
        Array.Clear(counts);
        var state = new StableRandom(
            0,
            string.Create(CultureInfo.InvariantCulture, $"bootstrap/{scope}/{b}")
        ).NextUInt64();
        var rows = (ulong)counts.Length;
        for (var drawn = 0; drawn < counts.Length; drawn += 2)
        {
            state += 0x9E3779B97F4A7C15;
            var z = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            z ^= z >> 31;
            counts[(int)(((z >> 32) * rows) >> 32)]++;
            if (drawn + 1 < counts.Length)
            {
                counts[(int)(((z & 0xFFFFFFFF) * rows) >> 32)]++;
            }
        }
    }
}
