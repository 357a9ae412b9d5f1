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

    /// <summary>How many of the worst slices are shown. <value>The default value is 5.</value></summary>
    public int WorstSlices { get; init; } = 5;

    /// <summary>
    /// Where the whole report is, an absolute http or https address; linked at the end and where something is left out.
    /// <value>The default value is none.</value>
    /// </summary>
    public Uri? ReportUrl { get; init; }

    /// <summary>
    /// The first line, by which a posted report is found again; an HTML comment.
    /// <value>The default value is <see cref="MarkdownReport.Marker"/> of the model.</value>
    /// </summary>
    public string? Marker { get; init; }
}
