namespace Nuke.Common.ProjectModel;

/// <summary>A solution or a folder of it.</summary>
public interface IProjectContainer
{
    /// <summary>What the container lies in; null for the solution.</summary>
    IProjectContainer Parent { get; }

    /// <summary>The projects that lie directly in the container.</summary>
    IReadOnlyCollection<Project> Projects { get; }

    /// <summary>The folders that lie directly in the container.</summary>
    IReadOnlyCollection<SolutionFolder> SolutionFolders { get; }
}
