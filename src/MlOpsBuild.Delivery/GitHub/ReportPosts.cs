using MlOpsBuild.Reports;
using MlOpsBuild.Reports.Markdown;

namespace MlOpsBuild.Delivery.GitHub;

/// <summary>Makes what is posted of a report, or of a notice that there is none.</summary>
public static class ReportPosts
{
    // What GitHub takes for a check run's summary (docs.github.com, "Create a check run").
    private const int SummaryBytes = 65_535;

    /// <summary>That of a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="url">The page of the run, linked as the place of the whole report; or none.</param>
    public static ReportPost Of(ReportModel report, Uri? url)
    {
        ArgumentNullException.ThrowIfNull(report);
        var headline = ReportHeadline.Of(report);
        return new ReportPost
        {
            Model = report.Model,
            Outcome = headline.Outcome,
            Title = headline.Title,
            Body = (marker, budget) => MarkdownReport.Render(report, Options(url, marker, budget)),
            Summary = MarkdownReport.Render(report, ForCheck(url)),
            Findings = report.Findings,
        };
    }

    /// <summary>That of a notice.</summary>
    /// <param name="notice">The notice; its model is known.</param>
    /// <param name="url">The page of the run, linked as the place of its log; or none.</param>
    public static ReportPost Of(RunNotice notice, Uri? url)
    {
        ArgumentNullException.ThrowIfNull(notice);
        var headline = ReportHeadline.Of(notice);
        return new ReportPost
        {
            Model = notice.Model,
            Outcome = headline.Outcome,
            Title = headline.Title,
            Body = (marker, budget) => MarkdownNotice.Render(notice, Options(url, marker, budget)),
            Summary = MarkdownNotice.Render(notice, ForCheck(url)),
        };
    }

    private static MarkdownOptions Options(Uri? url, string marker, int budget) =>
        new()
        {
            ReportUrl = url,
            Marker = marker,
            Budget = Math.Max(budget, MarkdownOptions.MinBudget),
        };

    private static MarkdownOptions ForCheck(Uri? url) =>
        new() { ReportUrl = url, MaxBytes = SummaryBytes };
}
