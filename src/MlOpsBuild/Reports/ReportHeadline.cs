namespace MlOpsBuild.Reports;

/// <summary>How a run ended in one line of plain text, with or without a verdict: the title of a check run or a message.</summary>
/// <param name="Outcome">How the run ended.</param>
/// <param name="Title">One line, clean, not escaped, at most <see cref="MaxLength"/> characters (UTF-16).</param>
public sealed record ReportHeadline(RunOutcome Outcome, string Title)
{
    /// <summary>The most characters of <see cref="Title"/>.</summary>
    public const int MaxLength = 255;

    /// <summary>That of a report: what decided, and the key figure.</summary>
    public static ReportHeadline Of(ReportModel model)
    {
        var verdict = ReportVerdict.Of(model);
        return new(
            verdict.Outcome switch
            {
                ReportOutcome.Accepted => RunOutcome.Accepted,
                ReportOutcome.Inconclusive => RunOutcome.Inconclusive,
                _ => RunOutcome.Rejected,
            },
            ReportText.Fit($"{verdict.Title}. {verdict.Detail}", MaxLength)
        );
    }

    /// <summary>That of a run without a verdict.</summary>
    public static ReportHeadline Of(RunNotice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        var message = notice.Message.Length == 0 ? "" : $" {notice.Message}";
        return new(
            notice.Outcome,
            ReportText.Fit($"No verdict: {What(notice)}.{message}", MaxLength)
        );
    }

    /// <summary>What happened, e.g. <c>the build broke in Train</c>; clean, not escaped.</summary>
    internal static string What(RunNotice notice)
    {
        var target = notice.Target.Length == 0 ? "" : $" in {ReportText.Clean(notice.Target, 60)}";
        return notice.Outcome switch
        {
            RunOutcome.Cancelled => $"the run was cancelled{target}",
            RunOutcome.Skipped => "nothing had to run",
            _ => $"the build broke{target}",
        };
    }
}
