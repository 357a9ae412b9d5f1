namespace Octokit;

/// <summary>A status of a deployment.</summary>
public class DeploymentStatus
{
    public DeploymentStatus() { }

    public DeploymentStatus(
        long id,
        string nodeId,
        string url,
        DeploymentState state,
        User creator,
        IReadOnlyDictionary<string, string> payload,
        string targetUrl,
        string logUrl,
        string environmentUrl,
        DateTimeOffset createdAt,
        DateTimeOffset updatedAt,
        string description
    )
    {
        Id = id;
        NodeId = nodeId;
        Url = url;
        State = state;
        Creator = creator;
        Payload = payload;
        TargetUrl = targetUrl;
        LogUrl = logUrl;
        EnvironmentUrl = environmentUrl;
        CreatedAt = createdAt;
        UpdatedAt = updatedAt;
        Description = description;
    }

    public long Id { get; private set; }

    public string NodeId { get; private set; }

    public string Url { get; private set; }

    public StringEnum<DeploymentState> State { get; private set; }

    public User Creator { get; private set; }

    public IReadOnlyDictionary<string, string> Payload { get; private set; }

    public string TargetUrl { get; private set; }

    public string LogUrl { get; private set; }

    public string EnvironmentUrl { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public string Description { get; private set; }
}
