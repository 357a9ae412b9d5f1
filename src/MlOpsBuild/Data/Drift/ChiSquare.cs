namespace MlOpsBuild.Data.Drift;

/// <summary>Pearson's chi-square test whether two samples have the same shares of values.</summary>
public static class ChiSquare
{
    private const double SmallestExpected = 5;

    /// <summary>
    /// Compares counts of the same values in two samples. Values with an expected count below 5 in either sample
    /// (Cochran's rule) are taken together as one; if that one is still below 5, it joins the rarest other.
    /// </summary>
    /// <param name="first">How often each value occurs in the first sample.</param>
    /// <param name="second">The same for the second sample, in the same order.</param>
    /// <returns>The statistic 0 and the p-value 1 if fewer than two values remain.</returns>
    /// <exception cref="ArgumentException">The lists differ in length.</exception>
    public static DriftTest Test(ReadOnlySpan<int> first, ReadOnlySpan<int> second)
    {
        if (first.Length != second.Length)
        {
            throw new ArgumentException("The counts are of different values.", nameof(second));
        }

        double n = 0,
            m = 0;
        for (var i = 0; i < first.Length; i++)
        {
            n += first[i];
            m += second[i];
        }

        if (n == 0 || m == 0)
        {
            return new DriftTest(0, 1);
        }

        var cells = Pool(first, second, Math.Min(n, m) / (n + m));
        if (cells.Count < 2)
        {
            return new DriftTest(0, 1);
        }

        var statistic = 0.0;
        foreach (var (a, b) in cells)
        {
            var expected = (a + b) * n / (n + m);
            var other = (a + b) * m / (n + m);
            statistic +=
                ((a - expected) * (a - expected) / expected) + ((b - other) * (b - other) / other);
        }

        return new DriftTest(statistic, Survival(statistic, cells.Count - 1));
    }

    /// <summary>The probability that a chi-square variable exceeds <paramref name="x"/>.</summary>
    /// <param name="x">0 or more.</param>
    /// <param name="degrees">Degrees of freedom, 1 or more.</param>
    public static double Survival(double x, int degrees) =>
        IncompleteGamma.Upper(degrees / 2.0, x / 2);

    private static List<(double First, double Second)> Pool(
        ReadOnlySpan<int> first,
        ReadOnlySpan<int> second,
        double smallerShare
    )
    {
        var cells = new List<(double First, double Second)>();
        double restFirst = 0,
            restSecond = 0;
        for (var i = 0; i < first.Length; i++)
        {
            if (((double)first[i] + second[i]) * smallerShare >= SmallestExpected)
            {
                cells.Add((first[i], second[i]));
            }
            else
            {
                restFirst += first[i];
                restSecond += second[i];
            }
        }

        if (restFirst + restSecond == 0)
        {
            return cells;
        }

        if ((restFirst + restSecond) * smallerShare < SmallestExpected && cells.Count > 0)
        {
            var rarest = 0;
            for (var i = 1; i < cells.Count; i++)
            {
                if (cells[i].First + cells[i].Second < cells[rarest].First + cells[rarest].Second)
                {
                    rarest = i;
                }
            }

            cells[rarest] = (cells[rarest].First + restFirst, cells[rarest].Second + restSecond);
        }
        else
        {
            cells.Add((restFirst, restSecond));
        }

        return cells;
    }
}
