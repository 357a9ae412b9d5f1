using System.Text;

namespace MlOpsBuild.Reports.Markdown;

/// <summary>
/// What is posted where a report would be when a run came to no verdict. Its signs are none of those of a report, so
/// that a broken build is not taken for a rejected model.
/// </summary>
public static class MarkdownNotice
{
    private const int MaxLines = 20;
    private const int MaxLineLength = 200;

    /// <summary>Renders a notice; it always fits the smallest budget.</summary>
    /// <param name="notice">What to show.</param>
    /// <param name="options">How; the defaults when left out.</param>
    /// <returns>GitHub Markdown with LF line ends.</returns>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static string Render(RunNotice notice, MarkdownOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(notice);
        options ??= new MarkdownOptions();
        MarkdownOptions.ThrowIfWrong(options);
        var result = new StringBuilder(
            MarkdownHeader.Title(
                notice.Model,
                Sign(notice.Outcome),
                $"no verdict, {Word(notice.Outcome)}",
                options
            )
        );
        result.Append(Said(notice)).Append('\n');
        if (notice.Message.Trim().Length > 0)
        {
            result
                .Append('\n')
                .Append(MarkdownEscape.Lines(notice.Message, "text", MaxLines, MaxLineLength));
        }

        if (notice.Commit.Length > 0)
        {
            result.Append('\n').Append(MarkdownHeader.Commit(notice.Commit)).Append('\n');
        }

        if (notice.Reproduce.Length > 0)
        {
            result
                .Append("\n**Run it again**\n\n")
                .Append(MarkdownEscape.Block(notice.Reproduce, "sh"));
        }

        return options.ReportUrl is { } url
            ? result
                .Append(
                    CultureInfo.InvariantCulture,
                    $"\n[The log of the run]({MarkdownHeader.Address(url)})\n"
                )
                .ToString()
            : result.ToString();
    }

    private static string Sign(RunOutcome outcome) =>
        outcome switch
        {
            RunOutcome.Cancelled => "⏹️",
            RunOutcome.Skipped => "⏭️",
            _ => "🛑",
        };

    private static string Word(RunOutcome outcome) =>
        outcome switch
        {
            RunOutcome.Cancelled => "the run was cancelled",
            RunOutcome.Skipped => "the run was skipped",
            _ => "the build broke",
        };

    private static string Said(RunNotice notice)
    {
        var target =
            notice.Target.Length == 0
                ? ""
                : $" in the target {MarkdownEscape.Code(notice.Target, 60)}";
        return notice.Outcome switch
        {
            RunOutcome.Cancelled =>
                $"**The model was not judged.** The run was cancelled{target} before there was a verdict; nothing is said about the model.",
            RunOutcome.Skipped =>
                "**The model was not judged.** Nothing had to run for this change; what was said of the model before still holds.",
            _ =>
                $"**The model was not judged.** The build broke{target}, which says nothing about the model: no data check and no gate said no.",
        };
    }
}
