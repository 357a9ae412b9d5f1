using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MlOpsBuild.Training.Embedded;

/// <summary>
/// Sums over spans of equal length, in four interleaved parts on every machine, so that the bits are the same
/// everywhere.
/// </summary>
internal static class BlockMath
{
    private const int Lanes = 4;

    /// <summary>Adds <paramref name="factor"/> times <paramref name="x"/> to <paramref name="y"/>.</summary>
    public static void AddScaled(Span<double> y, ReadOnlySpan<double> x, double factor)
    {
        var ys = MemoryMarshal.Cast<double, Vector256<double>>(y);
        var xs = MemoryMarshal.Cast<double, Vector256<double>>(x);
        for (var i = 0; i < ys.Length; i++)
        {
            ys[i] += xs[i] * factor;
        }

        for (var i = ys.Length * Lanes; i < y.Length; i++)
        {
            y[i] += x[i] * factor;
        }
    }

    /// <summary>The sum of products.</summary>
    public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var xs = MemoryMarshal.Cast<double, Vector256<double>>(x);
        var ys = MemoryMarshal.Cast<double, Vector256<double>>(y);
        var sums = Vector256<double>.Zero;
        for (var i = 0; i < ys.Length; i++)
        {
            sums += xs[i] * ys[i];
        }

        var sum = Sum(sums);
        for (var i = ys.Length * Lanes; i < y.Length; i++)
        {
            sum += x[i] * y[i];
        }

        return sum;
    }

    /// <summary>The sum of the products of squares of <paramref name="x"/> and <paramref name="y"/>.</summary>
    public static double DotSquared(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var xs = MemoryMarshal.Cast<double, Vector256<double>>(x);
        var ys = MemoryMarshal.Cast<double, Vector256<double>>(y);
        var sums = Vector256<double>.Zero;
        for (var i = 0; i < ys.Length; i++)
        {
            sums += xs[i] * xs[i] * ys[i];
        }

        var sum = Sum(sums);
        for (var i = ys.Length * Lanes; i < y.Length; i++)
        {
            sum += x[i] * x[i] * y[i];
        }

        return sum;
    }

    private static double Sum(Vector256<double> parts) =>
        parts.GetElement(0) + parts.GetElement(1) + (parts.GetElement(2) + parts.GetElement(3));
}
