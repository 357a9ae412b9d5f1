namespace Nuke.Common.ProjectModel;

/// <summary>Finding what lies directly in a solution or folder.</summary>
public static class ProjectContainerExtensions
{
    /// <summary>The folder of a name, or null.</summary>
    public static SolutionFolder GetSolutionFolder(this IProjectContainer container, string name) =>
        container.SolutionFolders.SingleOrDefault(x => x.Name == name);

    /// <summary>The project of a name, or null.</summary>
    public static Project GetProject(this IProjectContainer container, string name) =>
        container.Projects.SingleOrDefault(x => x.Name == name);
}
