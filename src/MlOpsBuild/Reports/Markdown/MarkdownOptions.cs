namespace MlOpsBuild.Reports.Markdown;

/// <summary>How <see cref="MarkdownReport"/> renders.</summary>
public sealed record MarkdownOptions
{
    /// <summary>The smallest budget: what the verdict, the identity and the reproducing line may need.</summary>
    public const int MinBudget = 20_000;

    /// <summary>
    /// The most characters (UTF-16) of the text, at least <see cref="MinBudget"/>. GitHub takes comments up to 65,536.
    /// <value>The default value is 60,000.</value>
    /// </summary>
    public int Budget { get; init; } = 60_000;

    /// <summary>The smallest <see cref="MaxBytes"/>: what <see cref="MinBudget"/> characters of other scripts take.</summary>
    public const int MinBytes = 2 * MinBudget;

    /// <summary>
    /// The most bytes of the text in UTF-8, at least <see cref="MinBytes"/>; what does not fit is left out as for
    /// <see cref="Budget"/>. GitHub takes job summaries up to 1 MiB. <value>The default value is no limit.</value>
    /// </summary>
    public int? MaxBytes { get; init; }

    /// <summary>How many of the worst slices are shown. <value>The default value is 5.</value></summary>
    public int WorstSlices { get; init; } = 5;

    /// <summary>
    /// Where the whole report is, an absolute http or https address; linked at the end and where something is left out.
    /// <value>The default value is none.</value>
    /// </summary>
    public Uri? ReportUrl { get; init; }

    /// <summary>
    /// The first line, by which a posted report is found again: an HTML comment that does not end early.
    /// <value>The default value is <see cref="MarkdownReport.Marker"/> of the model.</value>
    /// </summary>
    public string? Marker { get; init; }

    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    internal static void ThrowIfWrong(MarkdownOptions options)
    {
        if (options.Problem() is { } problem)
        {
            throw new ArgumentException(problem, nameof(options));
        }
    }

    private string? Problem() =>
        Budget < MinBudget
            ? $"The budget is {ReportNumber.Count(Budget)} characters, expected at least {ReportNumber.Count(MinBudget)}."
        : MaxBytes < MinBytes
            ? $"The limit is {ReportNumber.Count(MaxBytes.Value)} bytes, expected at least {ReportNumber.Count(MinBytes)}."
        : ReportUrl is { } url && !(url.IsAbsoluteUri && url.Scheme is "http" or "https")
            ? $"'{url}' is no absolute http or https address."
        : Marker is { } marker && !IsComment(marker)
            ? $"The marker is '{marker}', expected one HTML comment on one line."
        : null;

    private static bool IsComment(string text) =>
        text.StartsWith("<!-- ", StringComparison.Ordinal)
        && text.EndsWith(" -->", StringComparison.Ordinal)
        && text.Length is >= 9 and <= 1_000
        && text.AsSpan(5, text.Length - 9).IndexOf("--") < 0
        && !text.Any(char.IsControl);
}
