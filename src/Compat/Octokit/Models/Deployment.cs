namespace Octokit;

/// <summary>A deployment.</summary>
public class Deployment
{
    public Deployment() { }

    public Deployment(
        long id,
        string nodeId,
        string sha,
        string @ref,
        string url,
        User creator,
        IReadOnlyDictionary<string, string> payload,
        DateTimeOffset createdAt,
        DateTimeOffset updatedAt,
        string description,
        string statusesUrl,
        string repositoryUrl,
        string environment,
        string originalEnvironment,
        bool transientEnvironment,
        bool productionEnvironment,
        string task
    )
    {
        Id = id;
        NodeId = nodeId;
        Sha = sha;
        Ref = @ref;
        Url = url;
        Creator = creator;
        Payload = payload;
        CreatedAt = createdAt;
        UpdatedAt = updatedAt;
        Description = description;
        StatusesUrl = statusesUrl;
        RepositoryUrl = repositoryUrl;
        Environment = environment;
        OriginalEnvironment = originalEnvironment;
        TransientEnvironment = transientEnvironment;
        ProductionEnvironment = productionEnvironment;
        Task = task;
    }

    public long Id { get; private set; }

    public string NodeId { get; private set; }

    public string Sha { get; private set; }

    public string Ref { get; private set; }

    public string Url { get; private set; }

    public User Creator { get; private set; }

    public IReadOnlyDictionary<string, string> Payload { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public string Description { get; private set; }

    public string StatusesUrl { get; private set; }

    public string RepositoryUrl { get; private set; }

    public string Environment { get; private set; }

    public string OriginalEnvironment { get; private set; }

    public bool TransientEnvironment { get; private set; }

    public bool ProductionEnvironment { get; private set; }

    public string Task { get; private set; }
}
