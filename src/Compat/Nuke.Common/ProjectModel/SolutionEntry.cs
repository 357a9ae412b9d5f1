namespace Nuke.Common.ProjectModel;

/// <summary>A project or folder as a solution file lists it.</summary>
internal sealed class SolutionEntry(string name, string path)
{
    public string Name { get; } = name;

    /// <summary>The path of a project's file, with this system's separators; null for a folder.</summary>
    public string Path { get; } = path;

    public bool IsFolder => Path is null;

    /// <summary>The folder that the entry lies in, or null.</summary>
    public SolutionEntry Parent { get; set; }

    public static string NormalizePath(string path) =>
        path.Contains("://", StringComparison.Ordinal)
            ? path
            : path.Replace('\\', '/').Replace('/', System.IO.Path.DirectorySeparatorChar);
}
