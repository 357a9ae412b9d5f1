namespace MlOpsBuild.GitHubDouble.State;

/// <summary>A pull request into the branch main.</summary>
public sealed record PullRequest
{
    public required long Id { get; init; }

    public required int Number { get; init; }

    public required Account Author { get; init; }

    /// <summary>Who owns the repository of the head: another than the base's if it is a fork.</summary>
    public required string HeadOwner { get; init; }

    public required string HeadBranch { get; init; }

    public required string HeadSha { get; init; }

    public bool IsOpen { get; init; } = true;

    public required DateTimeOffset CreatedAt { get; init; }
}
