namespace Docker.DotNet.Models;

/// <summary>When a container starts again.</summary>
public class RestartPolicy
{
    public RestartPolicyKind Name { get; set; }

    public long MaximumRetryCount { get; set; }
}
