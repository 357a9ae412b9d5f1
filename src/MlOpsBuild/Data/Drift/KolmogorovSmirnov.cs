using MlOpsBuild.Scoring;

namespace MlOpsBuild.Data.Drift;

/// <summary>The two-sample Kolmogorov-Smirnov test of numbers, two-sided.</summary>
public static class KolmogorovSmirnov
{
    /// <summary>
    /// The largest distance of the empirical distribution functions, and its asymptotic p-value (Smirnov, 1948):
    /// <c>Q(D * sqrt(n m / (n + m)))</c>. With ties it is conservative.
    /// </summary>
    /// <param name="first">Numbers in ascending order, no NaN.</param>
    /// <param name="second">Numbers in ascending order, no NaN.</param>
    /// <returns>Statistic 0 and p-value 1 if a sample is empty.</returns>
    public static DriftTest Test(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        if (first.IsEmpty || second.IsEmpty)
        {
            return new DriftTest(0, 1);
        }

        int i = 0,
            j = 0;
        var distance = 0.0;
        double n = first.Length,
            m = second.Length;
        while (i < first.Length && j < second.Length)
        {
            var value = Math.Min(first[i], second[j]);
            while (i < first.Length && first[i] <= value)
            {
                i++;
            }

            while (j < second.Length && second[j] <= value)
            {
                j++;
            }

            distance = Math.Max(distance, Math.Abs((i / n) - (j / m)));
        }

        return new DriftTest(distance, Survival(distance * Math.Sqrt(n * m / (n + m))));
    }

    /// <summary>
    /// The survival function of the Kolmogorov distribution: <c>2 sum (-1)^(k-1) exp(-2 k^2 x^2)</c>; below 1 its
    /// Jacobi transform <c>1 - sqrt(2 pi) / x sum exp(-(2k-1)^2 pi^2 / (8 x^2))</c>, which converges faster there.
    /// </summary>
    public static double Survival(double x)
    {
        if (x < 0.04)
        {
            return 1;
        }

        var sum = 0.0;
        if (x < 1)
        {
            for (var k = 1; k <= 9; k += 2)
            {
                sum += StableMath.Exp(-(k * k * Math.PI * Math.PI) / (8 * x * x));
            }

            return Math.Clamp(1 - (Math.Sqrt(2 * Math.PI) / x * sum), 0, 1);
        }

        for (var k = 1; k <= 9; k++)
        {
            var term = StableMath.Exp(-2.0 * k * k * x * x);
            sum += k % 2 == 1 ? term : -term;
        }

        return Math.Clamp(2 * sum, 0, 1);
    }
}
