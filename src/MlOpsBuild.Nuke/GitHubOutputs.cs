using MlOpsBuild.Delivery.GitHub;
using MlOpsBuild.Reports;
using MlOpsBuild.Reports.Markdown;

namespace MlOpsBuild.Nuke;

/// <summary>
/// In GitHub Actions: the report on the run's page, values for later steps, and a note on each line that decided.
/// </summary>
internal static class GitHubOutputs
{
    /// <summary>Those of a report.</summary>
    public static async Task WriteAsync(
        ModelProject project,
        Func<Task<ReportModel>> read,
        CancellationToken cancellationToken
    )
    {
        var summary = Get("GITHUB_STEP_SUMMARY");
        var annotates = InActions;
        if (summary is not null || annotates)
        {
            var report = await read();
            Summarise(summary, bytes => MarkdownReport.Render(report, Options(bytes)));
            Annotate(annotates, report.Findings);
        }

        Output(await project.OutputsAsync(cancellationToken));
    }

    /// <summary>Those of a run without a verdict.</summary>
    public static void Write(RunNotice notice)
    {
        Summarise(
            Get("GITHUB_STEP_SUMMARY"),
            bytes => MarkdownNotice.Render(notice, Options(bytes))
        );
        Output([new("verdict", "none")]);
    }

    /// <summary>Where the comment and the check are.</summary>
    public static void Write(PostResult result)
    {
        var values = new List<KeyValuePair<string, string>>();
        if (result.CommentUrl is { } comment)
        {
            values.Add(new("comment-url", comment.AbsoluteUri));
        }

        if (result.CheckRunUrl is { } check)
        {
            values.Add(new("check-url", check.AbsoluteUri));
        }

        Output(values);
    }

    private static bool InActions => Get("GITHUB_ACTIONS") is not null;

    private static string? Get(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private static MarkdownOptions Options(int bytes) =>
        new()
        {
            Budget = Math.Max(bytes, MarkdownOptions.MinBudget),
            MaxBytes = Math.Max(bytes, MarkdownOptions.MinBytes),
        };

    private static void Summarise(string? file, Func<int, string> render)
    {
        if (file is not null)
        {
            TryWrite("GITHUB_STEP_SUMMARY", () => StepSummary.Append(file, render));
        }
    }

    private static void Annotate(bool annotates, IReadOnlyList<ReportFinding> findings)
    {
        if (annotates)
        {
            foreach (var line in WorkflowCommands.Format(findings))
            {
                Screen.WriteCommand(line);
            }
        }
    }

    private static void Output(IReadOnlyList<KeyValuePair<string, string>> values)
    {
        if (values.Count > 0 && Get("GITHUB_OUTPUT") is { } file)
        {
            TryWrite("GITHUB_OUTPUT", () => StepOutputs.Append(file, values));
        }
    }

    // The verdict stands all the same: nobody's model is broken because a file of the runner cannot be written.
    private static void TryWrite(string variable, Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Screen.Warn(
                $"What {variable} names cannot be written, so it lacks this run: {e.Message}"
            );
        }
    }
}
