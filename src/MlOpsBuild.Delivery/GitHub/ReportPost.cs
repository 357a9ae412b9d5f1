using MlOpsBuild.Reports;
using MlOpsBuild.Reports.Markdown;

namespace MlOpsBuild.Delivery.GitHub;

/// <summary>What is posted of one model's run.</summary>
public sealed record ReportPost
{
    // What GitHub takes for a check run's summary (docs.github.com, "Create a check run").
    private const int SummaryBytes = 65_535;

    /// <summary>The model's name.</summary>
    public required string Model { get; init; }

    /// <summary>How the run ended.</summary>
    public required RunOutcome Outcome { get; init; }

    /// <summary>The check run's title: plain text, of which the first 255 characters are shown.</summary>
    public required string Title { get; init; }

    /// <summary>
    /// Renders the comment in GitHub Markdown: given its first line, which it must begin with, and the most characters
    /// (UTF-16) that it may have: 60,000, and half of that once where GitHub finds it too long.
    /// </summary>
    public required Func<string, int, string> Body { get; init; }

    /// <summary>The check run's summary in GitHub Markdown, cut at 65,535 characters.</summary>
    public required string Summary { get; init; }

    /// <summary>What is annotated. <value>The default value is nothing.</value></summary>
    public IReadOnlyList<ReportFinding> Findings { get; init; } = [];

    /// <summary>What is posted of what a run left.</summary>
    /// <param name="content">What the run left.</param>
    /// <param name="url">The page of the run, linked as the place of the whole report or of the log; or none.</param>
    public static ReportPost Of(RunReport content, Uri? url)
    {
        ArgumentNullException.ThrowIfNull(content);
        var headline = content.Headline;
        return new ReportPost
        {
            Model = content.Model,
            Outcome = headline.Outcome,
            Title = headline.Title,
            Body = (marker, budget) =>
                content.ToMarkdown(
                    new MarkdownOptions
                    {
                        ReportUrl = url,
                        Marker = marker,
                        Budget = Math.Max(budget, MarkdownOptions.MinBudget),
                    }
                ),
            Summary = content.ToMarkdown(
                new MarkdownOptions { ReportUrl = url, MaxBytes = SummaryBytes }
            ),
            Findings = content.Report?.Findings ?? [],
        };
    }
}
