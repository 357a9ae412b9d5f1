namespace MlOpsBuild.Reports;

/// <summary>How reports write numbers: invariant, few decimals, the same for values that stand side by side.</summary>
internal static class ReportNumber
{
    /// <summary>What stands for a value that is not defined.</summary>
    public const string None = "–";

    /// <summary>A value with decimals after its own size: 0.8463, 12.35, 25,010.3.</summary>
    public static string Value(double? value) => Value(value, Decimals(value ?? 0));

    /// <summary>A value with that many decimals.</summary>
    public static string Value(double? value, int decimals)
    {
        if (value is not { } number || double.IsNaN(number))
        {
            return None;
        }

        if (double.IsInfinity(number))
        {
            return number > 0 ? "∞" : "-∞";
        }

        if (Math.Abs(number) >= 1e12)
        {
            return number.ToString("0.###e0", CultureInfo.InvariantCulture);
        }

        var text = number.ToString(
            "N" + decimals.ToString(CultureInfo.InvariantCulture),
            CultureInfo.InvariantCulture
        );
        return text.AsSpan().ContainsAnyInRange('1', '9') ? text : text.TrimStart('-');
    }

    /// <summary>A difference with its sign.</summary>
    public static string Signed(double? value, int decimals)
    {
        var text = Value(value, decimals);
        return value > 0 && text.AsSpan().ContainsAnyInRange('1', '9') ? "+" + text : text;
    }

    /// <summary>An interval in words: <c>+0.0030 to +0.0210</c>.</summary>
    public static string SignedRange(double? low, double? high, int decimals) =>
        Missing(low) || Missing(high)
            ? None
            : $"{Signed(low, decimals)} to {Signed(high, decimals)}";

    /// <summary>An interval in words: <c>0.8290 to 0.8620</c>.</summary>
    public static string Range(double? low, double? high, int decimals) =>
        Missing(low) || Missing(high) ? None : $"{Value(low, decimals)} to {Value(high, decimals)}";

    /// <summary>A limit or measured number as short as it was written: <c>0.82</c>.</summary>
    public static string Limit(double? value) =>
        value is not { } number || double.IsNaN(number) ? None
        : number.ToString("#,0.######", CultureInfo.InvariantCulture) is var text
        && text is not ("0" or "-0")
            ? text
        : number == 0 ? "0"
        : number.ToString("0.###e0", CultureInfo.InvariantCulture);

    /// <summary>A whole number with thousands separators.</summary>
    public static string Count(int value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary><c>1 row</c>, <c>2 rows</c>.</summary>
    public static string Count(int value, string unit) =>
        $"{Count(value)} {unit}{(value == 1 ? "" : "s")}";

    /// <summary>A confidence as people write it: <c>95%</c>.</summary>
    public static string Percent(double share) =>
        (share * 100).ToString("0.##", CultureInfo.InvariantCulture) + "%";

    /// <summary>How many decimals show four or five significant digits of the largest of these.</summary>
    public static int Decimals(params ReadOnlySpan<double> values)
    {
        var largest = 0.0;
        foreach (var value in values)
        {
            if (double.IsFinite(value))
            {
                largest = Math.Max(largest, Math.Abs(value));
            }
        }

        return largest switch
        {
            0 => 4,
            < 0.001 => 6,
            < 0.01 => 5,
            < 10 => 4,
            < 100 => 3,
            < 1000 => 2,
            < 100_000 => 1,
            _ => 0,
        };
    }

    private static bool Missing(double? value) => value is not { } number || double.IsNaN(number);
}
