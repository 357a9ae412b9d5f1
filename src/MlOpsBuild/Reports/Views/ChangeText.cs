namespace MlOpsBuild.Reports.Views;

/// <summary>The old or new value of a change: digests and commits short, all else as it is.</summary>
internal static class ChangeText
{
    /// <summary>Shortens digests and commits.</summary>
    public static string Shorten(string value) =>
        value.StartsWith("sha256:", StringComparison.Ordinal) || value.Length is 40 or 64
            ? ReportText.Short(value)
            : ReportText.Clean(value, 80);
}
