using MlOpsBuild.Common;

namespace MlOpsBuild.Training.Programs;

/// <summary>Files of a project that commands and globs name; all paths are relative to it, with forward slashes.</summary>
internal static class ProjectFiles
{
    // What running programs leaves behind, and what this library writes, is no input.
    private static readonly string[] Left =
    [
        "**/__pycache__/**",
        "**/mlops.lock/**",
        "artifacts/**",
        "**/.venv/**",
        "**/node_modules/**",
    ];

    // Of a script with one of these, others beside it are taken to be parts.
    private static readonly HashSet<string> Scripts = new(StringComparer.Ordinal)
    {
        ".py",
        ".R",
        ".r",
        ".jl",
        ".js",
        ".mjs",
        ".cjs",
        ".ts",
        ".rb",
        ".pl",
        ".lua",
        ".sh",
    };

    // Say which packages, in which versions, a program uses.
    private static readonly string[] Dependencies =
    [
        "pyproject.toml",
        "poetry.lock",
        "uv.lock",
        "Pipfile",
        "Pipfile.lock",
        "setup.cfg",
        "setup.py",
        "environment.yml",
        "environment.yaml",
        "conda-lock.yml",
        ".python-version",
        "renv.lock",
        "DESCRIPTION",
        "Project.toml",
        "Manifest.toml",
        "package.json",
        "package-lock.json",
    ];

    /// <summary>The file that a word of a command names: itself, or what follows <c>=</c> in it.</summary>
    /// <returns>Its path; <see langword="null"/>: it names no file within the project.</returns>
    public static string? Named(string projectDirectory, string word)
    {
        foreach (
            var text in new[] { word, word[(word.IndexOf('=', StringComparison.Ordinal) + 1)..] }
        )
        {
            if (
                text.Length > 0
                && !Path.IsPathRooted(text)
                && Relative(projectDirectory, text) is { } path
                && File.Exists(Path.Combine(projectDirectory, path))
            )
            {
                return path;
            }
        }

        return null;
    }

    /// <summary>The files that the words of commands name.</summary>
    public static IEnumerable<string> NamedBy(
        string projectDirectory,
        params IEnumerable<string> words
    ) => words.Select(w => Named(projectDirectory, w)).OfType<string>();

    /// <summary>Code that lies beside named scripts, and the lists of dependencies beside them or in the project's folder.</summary>
    public static IEnumerable<string> Beside(
        string projectDirectory,
        IReadOnlyCollection<string> named
    )
    {
        var folders = named
            .Where(f => Scripts.Contains(Path.GetExtension(f)))
            .Select(f => (Folder: FolderOf(f), Extension: Path.GetExtension(f)))
            .Distinct()
            .ToList();
        foreach (var (folder, extension) in folders)
        {
            foreach (var file in FilesOf(projectDirectory, folder, "*" + extension))
            {
                yield return file;
            }
        }

        foreach (
            var folder in folders.Select(f => f.Folder).Append("").Distinct(StringComparer.Ordinal)
        )
        {
            foreach (var file in FilesOf(projectDirectory, folder, "requirements*.txt"))
            {
                yield return file;
            }

            foreach (var name in Dependencies)
            {
                if (File.Exists(Path.Combine(projectDirectory, folder, name)))
                {
                    yield return Join(folder, name);
                }
            }
        }
    }

    /// <summary>The files that globs, files and folders of <c>mlops.yaml</c> mean.</summary>
    /// <param name="planned">The project.</param>
    /// <param name="patterns">As written.</param>
    /// <param name="key">Where, e.g. <c>train.files</c>.</param>
    /// <exception cref="UsageException">One matches nothing.</exception>
    public static IEnumerable<string> Expand(
        TrainerContext planned,
        IReadOnlyList<string> patterns,
        string key
    )
    {
        var project = planned.Config.ProjectDirectory;
        foreach (var pattern in patterns)
        {
            var isFolder = Directory.Exists(Path.Combine(project, pattern));
            var found = ProjectGlob.Match(
                project,
                isFolder ? pattern.TrimEnd('/') + "/**/*" : pattern,
                planned.Absent,
                Left
            );
            if (found.Count == 0)
            {
                throw new UsageException(
                    $"{key}: '{pattern}' matches no file in '{project}'.",
                    new SourceLocation(Path.GetFileName(planned.Config.FilePath))
                );
            }

            foreach (var file in found)
            {
                yield return file;
            }
        }
    }

    /// <summary>Brings a path into the one form that it has in keys and models; <see langword="null"/>: it leaves the project.</summary>
    private static string? Relative(string projectDirectory, string path)
    {
        var relative = Path.GetRelativePath(
                projectDirectory,
                Path.GetFullPath(Path.Combine(projectDirectory, path))
            )
            .Replace('\\', '/');
        return
            relative is ".." or "."
            || relative.StartsWith("../", StringComparison.Ordinal)
            || Path.IsPathRooted(relative)
            ? null
            : relative;
    }

    private static IEnumerable<string> FilesOf(
        string projectDirectory,
        string folder,
        string pattern
    ) =>
        Directory
            .EnumerateFiles(Path.Combine(projectDirectory, folder), pattern)
            .Select(f => Join(folder, Path.GetFileName(f)))
            .Order(StringComparer.Ordinal);

    private static string FolderOf(string path) =>
        path.LastIndexOf('/') is var slash and >= 0 ? path[..slash] : "";

    private static string Join(string folder, string name) =>
        folder.Length == 0 ? name : $"{folder}/{name}";
}
