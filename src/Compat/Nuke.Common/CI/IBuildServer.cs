namespace Nuke.Common.CI;

/// <summary>A host that is a server.</summary>
public interface IBuildServer
{
    string Branch { get; }
    string Commit { get; }
}
