namespace Nuke.Common.Git;

/// <summary>How a remote is reached.</summary>
public enum GitProtocol
{
    Https,
    Ssh,
}
