using Nuke.Common.IO;

namespace Nuke.Common.ProjectModel;

/// <summary>A project of a solution. It converts to its path.</summary>
/// <remarks>All members are here but <c>GetModel</c> and the constructor from a model. Properties and items are <see cref="ProjectExtensions"/>.</remarks>
public class Project : SolutionItem, IAbsolutePathHolder
{
    internal Project(string name, string relativePath, Solution solution, SolutionFolder folder)
        : base(name, solution, folder) => RelativePath = relativePath;

    /// <summary>The path of the file as seen from the solution.</summary>
    public string RelativePath { get; }

    /// <summary>The path of the file.</summary>
    public AbsolutePath Path => Solution.Directory.NotNull() / RelativePath;

    public string FileName => System.IO.Path.GetFileName(RelativePath);

    public AbsolutePath Directory => Path.Parent;

    public static implicit operator string(Project project) => project?.Path;

    public static implicit operator AbsolutePath(Project project) => project?.Path;
}
