namespace Docker.DotNet.Models;

/// <summary>When a container starts again.</summary>
public enum RestartPolicyKind
{
    Undefined,
    No,
    Always,
    OnFailure,
    UnlessStopped,
}
