namespace MlOpsBuild.GitHubDouble.State;

/// <summary>A status of a commit; the newest of a context counts.</summary>
public sealed record CommitStatus(
    long Id,
    string Sha,
    string State,
    string Context,
    string? Description,
    string? TargetUrl,
    Account Creator,
    DateTimeOffset CreatedAt
);
