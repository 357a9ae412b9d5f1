namespace MlOpsBuild.GitHubDouble.State;

/// <summary>A comment of an issue or a pull request.</summary>
public sealed record Comment
{
    public required long Id { get; init; }

    /// <summary>The number of the issue.</summary>
    public required int Issue { get; init; }

    public required Account Author { get; init; }

    public required string Body { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Why it is shown folded, such as OUTDATED; null if it is not.</summary>
    public string? Minimized { get; init; }

    /// <summary>Its id in GraphQL.</summary>
    public string NodeId => $"IC_{Id}";
}
