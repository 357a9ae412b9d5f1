namespace MlOpsBuild.Reports.Plots;

/// <summary>Maps values to pixels in a straight line, and chooses round values for its ticks.</summary>
/// <param name="min">The value at <paramref name="from"/>.</param>
/// <param name="max">The value at <paramref name="to"/>.</param>
/// <param name="from">A pixel.</param>
/// <param name="to">Another pixel; may be smaller, as for heights.</param>
internal sealed class PlotScale(double min, double max, double from, double to)
{
    /// <summary>The value at the start.</summary>
    public double Min => min;

    /// <summary>The value at the end.</summary>
    public double Max => max;

    /// <summary>The pixel of a value; what lies outside goes to the edge.</summary>
    public double At(double value) =>
        from + (Math.Clamp(value, min, max) - min) / (max - min) * (to - from);

    /// <summary>A scale whose ends are ticks around the values; without any, from 0 to 1.</summary>
    /// <param name="values">Any numbers; those that are not finite are left out.</param>
    /// <param name="from">A pixel.</param>
    /// <param name="to">Another pixel.</param>
    /// <param name="count">About how many ticks.</param>
    public static PlotScale Around(
        IEnumerable<double> values,
        double from,
        double to,
        int count = 5
    )
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values)
        {
            // Beyond this, differences overflow.
            if (Math.Abs(value) < 1e300)
            {
                low = Math.Min(low, value);
                high = Math.Max(high, value);
            }
        }

        if (low > high)
        {
            return new PlotScale(0, 1, from, to);
        }

        if (high - low <= 1e-12 * Math.Max(Math.Abs(low), Math.Abs(high)))
        {
            var margin = low == 0 ? 1 : Math.Abs(low) * 0.1;
            (low, high) = (low - margin, high + margin);
        }

        var step = Step(high - low, count);
        return new PlotScale(
            Math.Floor(low / step) * step,
            Math.Ceiling(high / step) * step,
            from,
            to
        );
    }

    /// <summary>Round values inside the scale, each with its text.</summary>
    public IReadOnlyList<(double Value, string Text)> Ticks(int count = 5)
    {
        var step = Step(max - min, count);
        var result = new List<(double, string)>();
        var first = Math.Ceiling(min / step - 1e-9);
        for (var i = 0; i < 50; i++)
        {
            var value = (first + i) * step;
            if (value > max + step * 1e-9)
            {
                break;
            }

            result.Add((value, Text(value, step, Math.Max(Math.Abs(min), Math.Abs(max)))));
        }

        return result;
    }

    // 1, 2 or 5 times a power of ten.
    private static double Step(double span, int count)
    {
        var raw = span / count;
        var power = 1.0;
        while (power * 10 <= raw)
        {
            power *= 10;
        }

        while (power > raw)
        {
            power /= 10;
        }

        var factor = raw / power;
        return power
            * (
                factor < 1.5 ? 1
                : factor < 3.5 ? 2
                : factor < 7.5 ? 5
                : 10
            );
    }

    // Long numbers in thousands and millions: 40k, 1.5M.
    private static string Text(double value, double step, double largest)
    {
        if (largest >= 1e10 || (step < 1e-5 && value != 0))
        {
            return value.ToString("0.###e0", CultureInfo.InvariantCulture);
        }

        if (largest >= 10_000 && value != 0)
        {
            var (unit, sign) = largest >= 2e6 ? (1e6, "M") : (1e3, "k");
            return (value / unit).ToString("0.###", CultureInfo.InvariantCulture) + sign;
        }

        var decimals = 0;
        for (var s = step; s < 0.999999 && decimals < 6; s *= 10)
        {
            decimals++;
        }

        return ReportNumber.Value(value, decimals);
    }
}
