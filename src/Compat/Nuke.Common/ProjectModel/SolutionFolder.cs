namespace Nuke.Common.ProjectModel;

/// <summary>A folder of a solution; on disk there need not be one.</summary>
public class SolutionFolder : SolutionItem, IProjectContainer
{
    internal SolutionFolder(string name, Solution solution, SolutionFolder folder)
        : base(name, solution, folder) { }

    /// <summary>The projects that lie directly in the folder.</summary>
    public IReadOnlyCollection<Project> Projects =>
        [.. Solution.AllProjects.Where(x => x.Parent == this)];

    /// <summary>The folders that lie directly in the folder.</summary>
    public IReadOnlyCollection<SolutionFolder> SolutionFolders =>
        [.. Solution.AllSolutionFolders.Where(x => x.Parent == this)];
}
