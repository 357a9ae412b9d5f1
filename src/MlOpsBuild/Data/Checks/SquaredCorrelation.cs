using System.Runtime.InteropServices;

namespace MlOpsBuild.Data.Checks;

/// <summary>The square of Pearson's correlation, from centred sums.</summary>
internal static class SquaredCorrelation
{
    /// <returns>From 0 to 1; <see langword="null"/> if either varies not, or too much for doubles.</returns>
    public static double? Of(List<double> x, List<double> y)
    {
        var xs = CollectionsMarshal.AsSpan(x);
        var ys = CollectionsMarshal.AsSpan(y);
        double sumX = 0,
            sumY = 0;
        for (var i = 0; i < xs.Length; i++)
        {
            sumX += xs[i];
            sumY += ys[i];
        }

        var (meanX, meanY) = (sumX / xs.Length, sumY / ys.Length);
        double xx = 0,
            yy = 0,
            xy = 0;
        for (var i = 0; i < xs.Length; i++)
        {
            var (dx, dy) = (xs[i] - meanX, ys[i] - meanY);
            xx += dx * dx;
            yy += dy * dy;
            xy += dx * dy;
        }

        var square = xy / xx * (xy / yy);
        return double.IsFinite(square) ? Math.Min(1, square) : null;
    }
}
