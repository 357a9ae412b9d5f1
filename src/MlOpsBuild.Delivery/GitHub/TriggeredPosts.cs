using MlOpsBuild.Reports;
using MlOpsBuild.Reports.Intake;

namespace MlOpsBuild.Delivery.GitHub;

/// <summary>
/// Decides what is posted after a run whose uploads are not trusted. How that run ended is GitHub's word, and comes before
/// what the uploads say of it.
/// </summary>
public static class TriggeredPosts
{
    // A pull request may bring models; whoever makes up hundreds wants as many comments.
    private const int MostUnknown = 20;

    /// <summary>What is posted, one for each model.</summary>
    /// <param name="run">The run, as GitHub describes it.</param>
    /// <param name="uploads">What it left, each taken over or refused.</param>
    /// <param name="models">The models of this repository: told of where the run left nothing.</param>
    /// <returns>Nothing when the run has not started yet because somebody has to approve it.</returns>
    public static IReadOnlyList<RunReport> Of(
        TriggeringRun run,
        IReadOnlyList<ReportUpload> uploads,
        IReadOnlyList<string> models
    )
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(uploads);
        ArgumentNullException.ThrowIfNull(models);
        if (run.Conclusion == "action_required")
        {
            return [];
        }

        // One model's failure ends the run as a failure for all of them.
        var isExplained =
            Ended(run)
            || uploads.Any(u =>
                u.Content?.Headline.Outcome is RunOutcome.Rejected or RunOutcome.Broken
            );
        var result = new Dictionary<string, RunReport>(StringComparer.Ordinal);
        var unknown = 0;
        foreach (var upload in uploads)
        {
            var name = NameOf(upload, models);
            if (name.Length == 0 || result.ContainsKey(name))
            {
                continue;
            }

            if (models.Contains(name, StringComparer.Ordinal) || unknown++ < MostUnknown)
            {
                result.Add(name, Judge(run, upload, name, isExplained));
            }
        }

        foreach (var model in models)
        {
            result.TryAdd(model, new RunReport(null, Nothing(run, model)));
        }

        return [.. result.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => p.Value)];
    }

    // A build that broke early may not know its model: then it is the one that there is.
    private static string NameOf(ReportUpload upload, IReadOnlyList<string> models) =>
        upload.Content?.Model is { Length: > 0 } named ? named
        : models.Count == 1 ? models[0]
        : models
            .Where(m => upload.Name.EndsWith($"-{m}", StringComparison.Ordinal))
            .MaxBy(m => m.Length) // of churn and eu-churn, what ends with the longer one is of that
            ?? "";

    private static RunReport Judge(
        TriggeringRun run,
        ReportUpload upload,
        string model,
        bool isExplained
    )
    {
        if (run.Conclusion == "cancelled")
        {
            return new(null, Nothing(run, model));
        }

        if (upload.Content is not { } content)
        {
            return new(null, Notice(run, model, RunOutcome.Broken, upload.Refusal));
        }

        if (content.Notice is { } notice)
        {
            var outcome = Ended(run) ? notice.Outcome : RunOutcome.Broken;
            return new(null, notice with { Model = model, Outcome = outcome });
        }

        return isExplained || content.Headline.Outcome == RunOutcome.Rejected
            ? content
            : new(
                null,
                Notice(
                    run,
                    model,
                    RunOutcome.Broken,
                    $"The report that was uploaded accepts the model, yet the run ended with '{ReportText.Clean(run.Conclusion, 40)}': something failed beside it. The log tells what."
                )
            );
    }

    private static bool Ended(TriggeringRun run) => run.Conclusion is "success" or "neutral";

    private static RunNotice Nothing(TriggeringRun run, string model) =>
        run.Conclusion switch
        {
            "success" or "neutral" => Notice(
                run,
                model,
                RunOutcome.Skipped,
                "The run has uploaded no report of this model."
            ),
            "skipped" or "stale" => Notice(run, model, RunOutcome.Skipped, ""),
            "cancelled" => Notice(run, model, RunOutcome.Cancelled, ""),
            "timed_out" => Notice(
                run,
                model,
                RunOutcome.Broken,
                "The run took longer than it may. The log tells how far it came."
            ),
            var other => Notice(
                run,
                model,
                RunOutcome.Broken,
                $"The run ended with '{ReportText.Clean(other, 40)}' and has uploaded no report. The log tells why."
            ),
        };

    private static RunNotice Notice(
        TriggeringRun run,
        string model,
        RunOutcome outcome,
        string message
    ) =>
        new()
        {
            Outcome = outcome,
            Model = model,
            Commit = run.HeadSha,
            Message = message,
        };
}
