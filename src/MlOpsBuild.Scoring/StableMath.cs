namespace MlOpsBuild.Scoring;

/// <summary>
/// Exponential and logarithm functions made of IEEE 754 additions, multiplications, divisions and fused
/// multiply-adds only, so that they give the same bits on every machine, which a C library's do not. The error of
/// <see cref="Exp"/> and <see cref="Log"/> is below 1 unit in the last place (ulp), that of the others below 3.
/// </summary>
public static class StableMath
{
    // ln 2 as a number of 40 bits, whose product with an exponent is exact, and the rest.
    private const double Ln2High = 0.6931471805592082;
    private const double Ln2Low = 7.371002565167799e-13;
    private const double Log2E = 1.4426950408889634;
    private const double Sqrt2 = 1.4142135623730951;

    /// <summary>The largest argument whose exponential is finite.</summary>
    private const double ExpMax = 709.782712893384;

    /// <summary>Below this the exponential is nearer to 0 than to the smallest positive number.</summary>
    private const double ExpMin = -745.1332191019412;

    /// <summary>e to the power of <paramref name="x"/>: 0 for minus infinity, NaN for NaN.</summary>
    /// <remarks>
    /// x = k ln 2 + r with |r| at most ln(2)/2, then the Taylor series of e^r, of which 14 terms are below 2^-57.
    /// </remarks>
    public static double Exp(double x)
    {
        if (!(x <= ExpMax))
        {
            return double.IsNaN(x) ? x : double.PositiveInfinity;
        }

        if (x < ExpMin)
        {
            return 0;
        }

        var k = Math.Round(x * Log2E);
        var t = x - (k * Ln2High); // exact
        var r = Math.FusedMultiplyAdd(-k, Ln2Low, t);
        var rest = Math.FusedMultiplyAdd(-k, Ln2Low, t - r);
        var r2 = r * r;

        // (e^r - 1 - r) / r^2, its even and its odd terms
        var even = Math.FusedMultiplyAdd(r2, 1.0 / 479001600, 1.0 / 3628800);
        var odd = Math.FusedMultiplyAdd(r2, 1.0 / 6227020800, 1.0 / 39916800);
        even = Math.FusedMultiplyAdd(r2, even, 1.0 / 40320);
        odd = Math.FusedMultiplyAdd(r2, odd, 1.0 / 362880);
        even = Math.FusedMultiplyAdd(r2, even, 1.0 / 720);
        odd = Math.FusedMultiplyAdd(r2, odd, 1.0 / 5040);
        even = Math.FusedMultiplyAdd(r2, even, 1.0 / 24);
        odd = Math.FusedMultiplyAdd(r2, odd, 1.0 / 120);
        even = Math.FusedMultiplyAdd(r2, even, 1.0 / 2);
        odd = Math.FusedMultiplyAdd(r2, odd, 1.0 / 6);
        var tail = Math.FusedMultiplyAdd(r2, Math.FusedMultiplyAdd(r, odd, even), rest);

        // 1 + r + tail, with the rounding error of 1 + r given back
        var sum = 1 + r;
        var y = sum + (r - (sum - 1) + tail);

        var exponent = (int)k;
        if (exponent is >= -1021 and <= 1022)
        {
            return y * PowerOfTwo(exponent);
        }

        var half = exponent >> 1;
        return y * PowerOfTwo(half) * PowerOfTwo(exponent - half);
    }

    /// <summary>The natural logarithm: minus infinity for 0, NaN below 0 and for NaN.</summary>
    /// <remarks>
    /// x = 2^k m with m between sqrt(1/2) and sqrt(2), then ln m = 2 atanh(s) with s = (m - 1) / (m + 1), its series
    /// to s^21.
    /// </remarks>
    public static double Log(double x)
    {
        if (!(x > 0) || double.IsInfinity(x))
        {
            return x == 0 ? double.NegativeInfinity
                : x > 0 ? x
                : double.NaN;
        }

        var k = 0;
        if (x < 2.2250738585072014e-308) // subnormal
        {
            x *= 1UL << 54;
            k = -54;
        }

        var bits = BitConverter.DoubleToInt64Bits(x);
        k += (int)(bits >> 52) - 1023;
        var m = BitConverter.Int64BitsToDouble((bits & 0xFFFFFFFFFFFFF) | (1023L << 52));
        if (m > Sqrt2)
        {
            m *= 0.5;
            k++;
        }

        var f = m - 1; // exact
        var d = 2 + f;
        var dLow = f - (d - 2);
        var s = f / d;
        var sLow = (Math.FusedMultiplyAdd(-s, d, f) - (s * dLow)) / d;
        var s2 = s * s;
        var p = Math.FusedMultiplyAdd(s2, 1.0 / 21, 1.0 / 19);
        p = Math.FusedMultiplyAdd(s2, p, 1.0 / 17);
        p = Math.FusedMultiplyAdd(s2, p, 1.0 / 15);
        p = Math.FusedMultiplyAdd(s2, p, 1.0 / 13);
        p = Math.FusedMultiplyAdd(s2, p, 1.0 / 11);
        p = Math.FusedMultiplyAdd(s2, p, 1.0 / 9);
        p = Math.FusedMultiplyAdd(s2, p, 1.0 / 7);
        p = Math.FusedMultiplyAdd(s2, p, 1.0 / 5);
        p = Math.FusedMultiplyAdd(s2, p, 1.0 / 3);

        var twice = 2 * s;
        var high = k * Ln2High; // exact
        var sum = high + twice;
        var low = twice - (sum - high);
        return sum + (low + Math.FusedMultiplyAdd(k, Ln2Low, (2 * sLow) + (twice * (s2 * p))));
    }

    /// <summary>ln(1 + <paramref name="x"/>), precise near 0: minus infinity for -1, NaN below and for NaN.</summary>
    public static double Log1p(double x)
    {
        var u = 1 + x;
        if (u == 1 || double.IsPositiveInfinity(u))
        {
            return x;
        }

        if (!(u > 0))
        {
            return Log(u);
        }

        var lost = Math.Abs(x) < 1 ? x - (u - 1) : 1 - (u - x);
        return Log(u) + (lost / u);
    }

    /// <summary>The logistic function 1 / (1 + e^-x).</summary>
    public static double Sigmoid(double x)
    {
        var e = Exp(-Math.Abs(x));
        return (x < 0 ? e : 1) / (1 + e);
    }

    /// <summary>ln(1 + e^x), without overflow: the log-loss of a score <paramref name="x"/> for the other class.</summary>
    public static double SoftPlus(double x) => Math.Max(x, 0) + Log1p(Exp(-Math.Abs(x)));

    /// <summary>The logarithm of the sum of the exponentials of <paramref name="scores"/>, which are not empty.</summary>
    public static double LogSumExp(ReadOnlySpan<double> scores)
    {
        var max = double.NegativeInfinity;
        foreach (var score in scores)
        {
            max = Math.Max(max, score);
        }

        if (double.IsInfinity(max) || double.IsNaN(max))
        {
            return max;
        }

        var sum = 0.0;
        foreach (var score in scores)
        {
            sum += Exp(score - max);
        }

        return max + Log(sum);
    }

    /// <summary>Replaces finite <paramref name="scores"/> by probabilities that sum to 1.</summary>
    public static void SoftMax(Span<double> scores)
    {
        var max = double.NegativeInfinity;
        foreach (var score in scores)
        {
            max = Math.Max(max, score);
        }

        var sum = 0.0;
        foreach (ref var score in scores)
        {
            score = Exp(score - max);
            sum += score;
        }

        foreach (ref var score in scores)
        {
            score /= sum;
        }
    }

    private static double PowerOfTwo(int exponent) =>
        BitConverter.Int64BitsToDouble((exponent + 1023L) << 52);
}
