using MlOpsBuild.GitHubDouble.Description;
using Octokit;
using Octokit.Internal;

namespace MlOpsBuild.Compat.Tests.Octokit;

/// <summary>Checks requests against GitHub's description of its API and answers with its examples.</summary>
public sealed class PrismServer : IAsyncLifetime
{
    private const string Repository = "/repos/{owner}/{repo}";

    private static readonly string[] _below =
    [
        "actions/runs",
        "actions/workflows",
        "branches",
        "check-runs",
        "check-suites",
        "commits",
        "compare",
        "contents",
        "deployments",
        "git",
        "issues",
        "labels",
        "pulls",
        "releases",
        "statuses",
        "tags",
    ];

    private static readonly string[] _others =
    [
        "/orgs/{org}/repos",
        "/rate_limit",
        Repository,
        "/user",
        "/user/repos",
        "/users/{username}",
        "/users/{username}/repos",
    ];

    private PrismProcess? _process;
    private string? _missing;

    /// <summary>A client of it, or a skipped test.</summary>
    public GitHubClient CreateClient()
    {
        Assert.SkipWhen(_missing is not null, _missing ?? "");
        var connection = new Connection(
            GitHubServer.Product,
            _process!.Address,
            new InMemoryCredentialStore(new Credentials("ghp_token123")),
            new HttpClientAdapter(() => new StrictHandler()),
            new SimpleJsonSerializer()
        );
        return new GitHubClient(connection);
    }

    public async ValueTask InitializeAsync() =>
        (_process, _missing) = await PrismProcess.StartAsync(IsUsed);

    public ValueTask DisposeAsync() => _process?.DisposeAsync() ?? default;

    private static bool IsUsed(string path) =>
        _others.Contains(path, StringComparer.Ordinal)
        || _below.Any(x =>
            path == $"{Repository}/{x}"
            || path.StartsWith($"{Repository}/{x}/", StringComparison.Ordinal)
        );
}
