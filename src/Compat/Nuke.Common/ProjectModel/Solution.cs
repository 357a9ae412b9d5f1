using System.ComponentModel;
using System.Text.RegularExpressions;
using Nuke.Common.IO;

namespace Nuke.Common.ProjectModel;

/// <summary>A solution with its projects and folders, as <c>.sln</c> and <c>.slnx</c> files list them. It converts to its path.</summary>
/// <remarks>What reads is here. What writes or shows the model behind it is not: <c>Save</c>, <c>GetModel</c>, the constructor from a model.</remarks>
public class Solution : IProjectContainer, IAbsolutePathHolder
{
    private List<Project> _projects = [];
    private List<SolutionFolder> _folders = [];

    /// <summary>For the classes with a property for each project; they are filled by reading.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal Solution() { }

    public AbsolutePath Path { get; set; }

    /// <summary>The file's name without extension.</summary>
    public string Name => Path?.NameWithoutExtension;

    public string FileName => Path?.Name;

    public AbsolutePath Directory => Path?.Parent;

    /// <summary>The projects, those in folders too.</summary>
    public IReadOnlyCollection<Project> AllProjects => _projects;

    /// <summary>The folders, those in folders too.</summary>
    public IReadOnlyCollection<SolutionFolder> AllSolutionFolders => _folders;

    IProjectContainer IProjectContainer.Parent => null;

    /// <summary>The projects that lie in no folder.</summary>
    public IReadOnlyCollection<Project> Projects => [.. _projects.Where(x => x.Parent == this)];

    /// <summary>The folders that lie in no other.</summary>
    public IReadOnlyCollection<SolutionFolder> SolutionFolders =>
        [.. _folders.Where(x => x.Parent == this)];

    public static implicit operator string(Solution solution) => solution?.Path;

    public static implicit operator AbsolutePath(Solution solution) => solution?.Path;

    /// <summary>The projects, those in folders too, whose name matches a pattern such as <c>*.Tests</c>.</summary>
    public IEnumerable<Project> GetAllProjects(string wildcardPattern)
    {
        var pattern = wildcardPattern
            .Replace(".", "\\.", StringComparison.Ordinal)
            .Replace("*", ".*", StringComparison.Ordinal);
        var regex = new Regex($"^{pattern}$", RegexOptions.None, TimeSpan.FromSeconds(10));
        return _projects.Where(x => regex.IsMatch(x.Name));
    }

    /// <summary>Takes over what a file lists.</summary>
    internal void Load(IReadOnlyList<SolutionEntry> entries)
    {
        var folders = new Dictionary<SolutionEntry, SolutionFolder>();
        _projects = [];
        _folders = [];
        foreach (var entry in entries)
        {
            if (entry.IsFolder)
                GetFolder(entry);
        }

        foreach (var entry in entries)
        {
            if (!entry.IsFolder)
                _projects.Add(new Project(entry.Name, entry.Path, this, GetFolder(entry.Parent)));
        }

        SolutionFolder GetFolder(SolutionEntry entry)
        {
            if (entry is null)
                return null;
            if (folders.TryGetValue(entry, out var folder))
                return folder;

            folder = new SolutionFolder(entry.Name, this, GetFolder(entry.Parent));
            folders.Add(entry, folder);
            return folder;
        }

        foreach (var entry in entries)
        {
            if (entry.IsFolder)
                _folders.Add(folders[entry]);
        }
    }
}
