using MlOpsBuild.Reports;
using Octokit;

namespace MlOpsBuild.Delivery.GitHub;

/// <summary>Finds the pull request of a run, from what GitHub says alone.</summary>
internal static class PullRequestFinder
{
    public static async Task<PullRequestMatch> FindAsync(GitHubSession session)
    {
        var run = session.Run;
        if ((session.Options.PullRequest ?? run.PullRequest) is { } number)
        {
            return new PullRequestMatch(number);
        }

        return run.TriggeredBy is { } triggering
            ? await FindAsync(session, triggering)
            : new PullRequestMatch(
                null,
                Note: run.EventName.Length == 0
                    ? "No comment: no pull request was named."
                    : $"No comment: the event {run.EventName} is not of a pull request."
            );
    }

    private static async Task<PullRequestMatch> FindAsync(GitHubSession session, TriggeringRun run)
    {
        if (run.PullRequests.Count > 0)
        {
            return Choose(run, run.PullRequests);
        }

        if (!run.Event.StartsWith("pull_request", StringComparison.Ordinal))
        {
            return new PullRequestMatch(
                null,
                Note: $"No comment: {Name(run)} was started by {run.Event}, not by a pull request."
            );
        }

        if (run.HeadOwner.Length == 0 || run.HeadBranch.Length == 0)
        {
            return new PullRequestMatch(
                null,
                Note: $"No comment: the repository or branch that {Name(run)} is of is gone."
            );
        }

        var found = new List<PullRequestHead>();
        await session.ReadPagesAsync<List<PullRequest>>(
            $"find the pull request of {run.HeadOwner}:{run.HeadBranch}",
            $"pulls?state=open&head={Uri.EscapeDataString($"{run.HeadOwner}:{run.HeadBranch}")}&per_page=100",
            page =>
            {
                found.AddRange(page.Select(x => new PullRequestHead(x.Number, x.Head?.Sha ?? "")));
                return true;
            }
        );
        return Choose(run, found);
    }

    private static PullRequestMatch Choose(
        TriggeringRun run,
        IReadOnlyList<PullRequestHead> candidates
    )
    {
        var fitting = candidates
            .Where(x => x.HeadSha.Equals(run.HeadSha, StringComparison.OrdinalIgnoreCase))
            .ToList();
        var commit = ReportText.Short(run.HeadSha);
        return fitting.Count switch
        {
            1 => new PullRequestMatch(fitting[0].Number),
            > 1 => new PullRequestMatch(
                null,
                Note: $"No comment: {commit} is the head of the pull requests {string.Join(", ", fitting.Select(Name))}. Say which one is meant."
            ),
            _ when candidates.Count > 0 => new PullRequestMatch(
                null,
                IsSuperseded: true,
                $"No comment: {commit} is no longer the head of {string.Join(", ", candidates.Select(Name))}, a newer run reports on what is."
            ),
            _ => new PullRequestMatch(
                null,
                Note: $"No comment: no open pull request has the head {commit}."
            ),
        };
    }

    private static string Name(TriggeringRun run) =>
        string.Create(CultureInfo.InvariantCulture, $"run {run.Number}");

    private static string Name(PullRequestHead pull) =>
        string.Create(CultureInfo.InvariantCulture, $"#{pull.Number}");
}
