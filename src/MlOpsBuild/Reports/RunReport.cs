using MlOpsBuild.Reports.Markdown;

namespace MlOpsBuild.Reports;

/// <summary>What a run left to tell: exactly one of <see cref="Report"/> and <see cref="Notice"/>.</summary>
/// <param name="Report">The report of a run with a verdict.</param>
/// <param name="Notice">What is told of a run without one.</param>
public sealed record RunReport(ReportModel? Report, RunNotice? Notice)
{
    /// <summary>The model that is spoken of; empty when a notice does not know it.</summary>
    public string Model => Report?.Model ?? Notice!.Model;

    /// <summary>The commit that is spoken of, hexadecimal; empty where it is not known.</summary>
    public string Commit => Report?.Commit ?? Notice!.Commit;

    /// <summary>How the run ended in one line.</summary>
    public ReportHeadline Headline =>
        Report is { } report ? ReportHeadline.Of(report) : ReportHeadline.Of(Notice!);

    /// <summary>Renders it in GitHub Markdown with LF line ends.</summary>
    /// <param name="options">How.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public string ToMarkdown(MarkdownOptions options) =>
        Report is { } report
            ? MarkdownReport.Render(report, options)
            : MarkdownNotice.Render(Notice!, options);
}
