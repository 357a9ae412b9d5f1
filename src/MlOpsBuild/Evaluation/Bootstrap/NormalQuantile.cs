namespace MlOpsBuild.Evaluation.Bootstrap;

/// <summary>Quantiles of the standard normal distribution.</summary>
internal static class NormalQuantile
{
    /// <summary>
    /// The z with a share of <paramref name="tail"/> above it. Bisection on the upper tail, whose value comes from the
    /// continued fraction of Mills' ratio (Laplace) far out and from the series of Marsaglia (2004) near 0.
    /// </summary>
    /// <param name="tail">Above 0, at most 0.5.</param>
    public static double Upper(double tail)
    {
        double low = 0;
        double high = 38;
        for (var i = 0; i < 80; i++)
        {
            var middle = (low + high) / 2;
            if (Tail(middle) > tail)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return (low + high) / 2;
    }

    /// <summary>The share of the distribution above <paramref name="z"/>, which is 0 or more.</summary>
    public static double Tail(double z)
    {
        var density = Scoring.StableMath.Exp(-z * z / 2) * 0.39894228040143267794; // 1 / sqrt(2 pi)
        if (z > 3)
        {
            var fraction = z;
            for (var k = 60; k >= 1; k--)
            {
                fraction = z + (k / fraction);
            }

            return density / fraction;
        }

        double sum = z;
        double term = z;
        for (var k = 3; k < 120; k += 2)
        {
            term *= z * z / k;
            sum += term;
        }

        return 0.5 - (density * sum);
    }
}
