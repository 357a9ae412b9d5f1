using System.Collections.Immutable;

namespace MlOpsBuild.GitHubDouble.State;

/// <summary>All that requests can change in a repository, at one moment; in the order of ids.</summary>
public sealed record RepositoryContent
{
    public ImmutableSortedDictionary<int, PullRequest> PullRequests { get; init; } =
        ImmutableSortedDictionary<int, PullRequest>.Empty;

    public ImmutableSortedDictionary<long, Comment> Comments { get; init; } =
        ImmutableSortedDictionary<long, Comment>.Empty;

    public ImmutableSortedDictionary<long, CheckRun> CheckRuns { get; init; } =
        ImmutableSortedDictionary<long, CheckRun>.Empty;

    public ImmutableList<CommitStatus> Statuses { get; init; } = [];

    public ImmutableSortedDictionary<long, Deployment> Deployments { get; init; } =
        ImmutableSortedDictionary<long, Deployment>.Empty;

    public ImmutableSortedDictionary<long, Artifact> Artifacts { get; init; } =
        ImmutableSortedDictionary<long, Artifact>.Empty;
}
