namespace Nuke.Common.Tooling;

/// <summary>A program in a directory of the PATH variable.</summary>
public class PathToolRequirement(string pathExecutable) : ToolRequirement
{
    public string PathExecutable { get; init; } = pathExecutable;
}
