namespace MlOpsBuild.Common;

/// <summary>Numbers for people.</summary>
public static class ReadableText
{
    private static readonly string[] Units = ["B", "kB", "MB", "GB", "TB"];

    /// <summary>E.g. <c>1 blob</c>, <c>1,200 blobs</c>.</summary>
    public static string Count(int count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {noun}{(count == 1 ? "" : "s")}");

    /// <summary>E.g. <c>12 B</c>, <c>1.2 MB</c>: powers of 1,000.</summary>
    public static string Size(long bytes)
    {
        var (value, unit) = ((double)bytes, 0);
        while (value >= 1000 && unit < Units.Length - 1)
        {
            value /= 1000;
            unit++;
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"{(unit == 0 ? $"{value:0}" : $"{value:0.0}")} {Units[unit]}"
        );
    }
}
