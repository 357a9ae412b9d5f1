using System.Text.Json;
using MlOpsBuild.Common;

namespace MlOpsBuild.Delivery.GitHub;

/// <summary>
/// Takes from an event what a report needs (docs.github.com, "Webhook events and payloads": <c>pull_request</c>,
/// <c>workflow_run</c>). Names of forks and branches are other people's text.
/// </summary>
internal static class GitHubEvent
{
    // GitHub sends no larger events.
    private const long MaxBytes = 25 * 1024 * 1024;

    /// <exception cref="UsageException">The event is not as GitHub makes it.</exception>
    public static GitHubRun Apply(GitHubRun run, string file)
    {
        using var json = Read(file);
        var root = new EventValue(file, "", json.RootElement);
        return run.EventName == "workflow_run"
            ? WorkflowRun(run, root)
            : PullRequest(run, root["pull_request"]);
    }

    private static JsonDocument Read(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            if (stream.Length > MaxBytes)
            {
                throw new UsageException(
                    $"The event in {file} (GITHUB_EVENT_PATH) has {ReadableSize(stream.Length)}, expected at most {ReadableSize(MaxBytes)}."
                );
            }

            return JsonDocument.Parse(stream);
        }
        catch (JsonException e)
        {
            throw new UsageException(
                $"The event in {file} (GITHUB_EVENT_PATH) is no JSON: {e.Message}",
                inner: e
            );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(
                $"The event in {file} (GITHUB_EVENT_PATH) cannot be read: {e.Message}",
                inner: e
            );
        }
    }

    private static GitHubRun PullRequest(GitHubRun run, EventValue pull) =>
        run with
        {
            PullRequest = (int)pull["number"].Number(int.MaxValue),
            HeadSha = pull["head"]["sha"].Commit(),
            // A deleted fork has no repository.
            IsFork = !pull["head"]
                ["repo"]["full_name"]
                .OptionalText()
                .Equals($"{run.Owner}/{run.Repository}", StringComparison.OrdinalIgnoreCase),
        };

    private static GitHubRun WorkflowRun(GitHubRun run, EventValue root)
    {
        var triggering = root["workflow_run"];
        var name = triggering["name"].OptionalText();
        return run with
        {
            TriggeredBy = new TriggeringRun
            {
                Id = triggering["id"].Number(),
                Number = triggering["run_number"].Number(),
                Attempt = (int)triggering["run_attempt"].Number(int.MaxValue),
                Name = name.Length > 0 ? name : triggering["path"].Text(),
                HeadSha = triggering["head_sha"].Commit(),
                HeadBranch = triggering["head_branch"].OptionalText(),
                HeadOwner = triggering["head_repository"]["owner"]["login"].OptionalText(),
                Conclusion = triggering["conclusion"].OptionalText(),
                Event = triggering["event"].Text(),
                PullRequests = [.. PullRequests(root)],
            },
        };
    }

    private static IEnumerable<PullRequestHead> PullRequests(EventValue root)
    {
        var here = root["repository"]["id"];
        foreach (var pull in root["workflow_run"]["pull_requests"].Items())
        {
            // A branch can be the head of pull requests in other repositories too.
            var there = pull["base"]["repo"]["id"];
            if (!here.IsPresent || !there.IsPresent || here.Number() == there.Number())
            {
                yield return new PullRequestHead(
                    (int)pull["number"].Number(int.MaxValue),
                    pull["head"]["sha"].Commit()
                );
            }
        }
    }

    private static string ReadableSize(long bytes) =>
        string.Create(CultureInfo.InvariantCulture, $"{bytes:N0} bytes");
}
