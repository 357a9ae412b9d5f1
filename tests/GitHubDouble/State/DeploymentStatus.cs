namespace MlOpsBuild.GitHubDouble.State;

/// <summary>A status of a deployment; the newest counts.</summary>
public sealed record DeploymentStatus(
    long Id,
    string State,
    string Description,
    string LogUrl,
    string EnvironmentUrl,
    Account Creator,
    DateTimeOffset CreatedAt
);
