namespace Nuke.Common.ProjectModel;

/// <summary>A project or folder as a solution file lists it. The source generator compiles this and the readers too.</summary>
internal sealed class SolutionEntry(string name, string path)
{
    public string Name { get; } = name;

    /// <summary>The path of a project's file, with this system's separators; null for a folder.</summary>
    public string Path { get; } = path;

    public bool IsFolder => Path is null;

    /// <summary>The folder that the entry lies in, or null.</summary>
    public SolutionEntry Parent { get; set; }

    /// <summary>The entries of a solution file.</summary>
    public static IReadOnlyList<SolutionEntry> Read(string path, string content)
    {
        var extension = System.IO.Path.GetExtension(path);
        if (extension.Equals(".sln", StringComparison.OrdinalIgnoreCase))
            return SlnReader.Read(path, content);
        if (extension.Equals(".slnx", StringComparison.OrdinalIgnoreCase))
            return SlnxReader.Read(path, content);

        throw new ArgumentException(
            $"Solution file '{path}' must have the extension .sln or .slnx"
        );
    }

    public static string NormalizePath(string path) =>
        path.IndexOf("://", StringComparison.Ordinal) >= 0
            ? path
            : path.Replace('\\', '/').Replace('/', System.IO.Path.DirectorySeparatorChar);

    public static InvalidDataException Error(
        string path,
        int line,
        string message,
        Exception cause = null
    ) =>
        new(
            FormattableString.Invariant(
                $"Could not read solution '{path}', line {line}: {message}"
            ),
            cause
        );
}
