using MlOpsBuild.GitHubDouble;

namespace MlOpsBuild.Benchmarks;

/// <summary>
/// A double of GitHub that post.sh starts: <c>github SHA TOKEN</c>. It has the pull request 7 of acme/churn at that commit,
/// prints the address of its API, and ends with its input.
/// </summary>
internal static class GitHubForPosting
{
    public static async Task RunAsync(string sha, string token)
    {
        // Requests are not judged: that would be most of what is timed.
        await using var server = await GitHubServer.StartAsync(
            new GitHubOptions { IsJudged = false }
        );
        server.State.AddRepository("acme", "churn").AddPullRequest(7, "change", sha);
        server.State.AddWorkflowToken(
            token,
            limit: 1_000_000,
            ["contents: read", "pull-requests: write", "checks: write"]
        );
        Console.WriteLine(server.ApiUrl);
        while (await Console.In.ReadLineAsync() is not null)
        {
            // ends with the script
        }
    }
}
