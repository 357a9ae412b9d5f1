using System.Numerics;

namespace MlOpsBuild.Scoring;

/// <summary>
/// The population stability index: how far the shares of two samples over the same bins are apart. Below 0.1 is usually
/// read as stable, above 0.25 as a major shift (Siddiqi, "Credit Risk Scorecards", 2006).
/// </summary>
public static class StabilityIndex
{
    /// <summary>
    /// <c>sum (q - p) ln(q / p)</c> with the shares <c>p = (count + 0.5) / (n + 0.5 bins)</c>, so that an empty bin does
    /// not make it infinite.
    /// </summary>
    /// <param name="reference">How many values of the reference sample each bin has.</param>
    /// <param name="current">The same for the sample that is compared.</param>
    /// <returns>0 or more; 0 if a sample is empty.</returns>
    /// <exception cref="ArgumentException">The lists differ in length.</exception>
    public static double Of<T>(ReadOnlySpan<T> reference, ReadOnlySpan<T> current)
        where T : struct, INumber<T>
    {
        if (reference.Length != current.Length)
        {
            throw new ArgumentException("The counts are of different bins.", nameof(current));
        }

        double n = 0,
            m = 0;
        for (var i = 0; i < reference.Length; i++)
        {
            n += double.CreateChecked(reference[i]);
            m += double.CreateChecked(current[i]);
        }

        if (n == 0 || m == 0)
        {
            return 0;
        }

        var sum = 0.0;
        for (var i = 0; i < reference.Length; i++)
        {
            var p = (double.CreateChecked(reference[i]) + 0.5) / (n + (0.5 * reference.Length));
            var q = (double.CreateChecked(current[i]) + 0.5) / (m + (0.5 * reference.Length));
            sum += (q - p) * StableMath.Log(q / p);
        }

        return sum;
    }
}
