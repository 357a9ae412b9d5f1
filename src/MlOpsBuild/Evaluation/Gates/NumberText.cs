namespace MlOpsBuild.Evaluation.Gates;

/// <summary>Numbers as reviewers read them: about four digits.</summary>
internal static class NumberText
{
    /// <summary>Four decimals for values below 1, fewer for larger ones.</summary>
    public static string Of(double value) => WithDecimals(value, Decimals(value));

    /// <summary>
    /// The same, with as many more decimals as tell it from <paramref name="limit"/>: 0.81996 is not "0.8200, below
    /// 0.82".
    /// </summary>
    public static string Against(double value, double limit)
    {
        for (var decimals = Decimals(value); decimals < 15; decimals++)
        {
            var text = WithDecimals(value, decimals);
            if (value == limit || double.Parse(text, CultureInfo.InvariantCulture) != limit)
            {
                return text;
            }
        }

        return Exact(value);
    }

    /// <summary>As somebody would write it, e.g. a limit: the shortest text.</summary>
    public static string Exact(double value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary><c>95%</c>.</summary>
    public static string Percent(double share) =>
        string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.###}%");

    private static int Decimals(double value) =>
        Math.Abs(value) switch
        {
            >= 10_000 => 0,
            >= 1000 => 1,
            >= 10 => 2,
            >= 1 => 3,
            _ => 4,
        };

    private static string WithDecimals(double value, int decimals)
    {
        var rounded = decimals < 15 ? Math.Round(value, decimals) : value;
        if (rounded == 0 && value != 0)
        {
            return value.ToString("G2", CultureInfo.InvariantCulture);
        }

        return (rounded == 0 ? 0 : rounded).ToString(
            string.Create(CultureInfo.InvariantCulture, $"F{decimals}"),
            CultureInfo.InvariantCulture
        );
    }
}
