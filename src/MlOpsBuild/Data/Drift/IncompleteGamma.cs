using MlOpsBuild.Scoring;

namespace MlOpsBuild.Data.Drift;

/// <summary>The regularized incomplete gamma function.</summary>
internal static class IncompleteGamma
{
    private const double Precision = 1e-16;
    private const int MostTerms = 100_000;

    /// <summary>
    /// <c>Q(a, x)</c>: the series of DLMF 8.7.1 for P = 1 - Q below a + 1, else the continued fraction of DLMF 8.9.2.
    /// </summary>
    public static double Upper(double a, double x)
    {
        if (!(x > 0))
        {
            return 1;
        }

        var factor = StableMath.Exp((a * StableMath.Log(x)) - x - LogGamma(a));
        return Math.Clamp(x < a + 1 ? 1 - (factor * Series(a, x)) : factor * Fraction(a, x), 0, 1);
    }

    /// <summary>
    /// <c>ln Gamma(x)</c> for x above 0: the Stirling series of DLMF 5.11.1 at 12 or more, reached by
    /// Gamma(x + 1) = x Gamma(x).
    /// </summary>
    public static double LogGamma(double x)
    {
        var product = 1.0;
        while (x < 12)
        {
            product *= x;
            x++;
        }

        var inverse = 1 / (x * x);
        var series =
            (1.0 / 12)
            - (
                inverse
                * (
                    (1.0 / 360)
                    - (
                        inverse
                        * (
                            (1.0 / 1260)
                            - (
                                inverse
                                * (
                                    (1.0 / 1680)
                                    - (inverse * ((1.0 / 1188) - (inverse * (691.0 / 360_360))))
                                )
                            )
                        )
                    )
                )
            );
        return ((x - 0.5) * StableMath.Log(x))
            - x
            + (0.5 * StableMath.Log(2 * Math.PI))
            + (series / x)
            - StableMath.Log(product);
    }

    private static double Series(double a, double x)
    {
        var term = 1 / a;
        var sum = term;
        for (var k = 1; k < MostTerms && term > sum * Precision; k++)
        {
            term *= x / (a + k);
            sum += term;
        }

        return sum;
    }

    // Lentz's method: the fraction from its front, as a product of ratios.
    private static double Fraction(double a, double x)
    {
        const double Tiny = 1e-300;
        var b = x + 1 - a;
        var c = 1 / Tiny;
        var d = 1 / b;
        var result = d;
        for (var k = 1; k < MostTerms; k++)
        {
            var numerator = -k * (k - a);
            b += 2;
            d = (numerator * d) + b;
            d = 1 / (Math.Abs(d) < Tiny ? Tiny : d);
            c = b + (numerator / c);
            c = Math.Abs(c) < Tiny ? Tiny : c;
            var ratio = c * d;
            result *= ratio;
            if (Math.Abs(ratio - 1) < Precision)
            {
                break;
            }
        }

        return result;
    }
}
