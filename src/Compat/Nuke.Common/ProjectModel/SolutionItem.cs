namespace Nuke.Common.ProjectModel;

/// <summary>A project or folder of a solution.</summary>
public class SolutionItem
{
    internal SolutionItem(string name, Solution solution, SolutionFolder folder)
    {
        Name = name;
        Solution = solution;
        Parent = folder is null ? solution : folder;
    }

    public string Name { get; }

    public Solution Solution { get; }

    /// <summary>The folder that the item lies in, or the solution.</summary>
    public IProjectContainer Parent { get; }

    public override string ToString() => Name;
}
