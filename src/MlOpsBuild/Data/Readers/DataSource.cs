using MlOpsBuild.Common;

namespace MlOpsBuild.Data.Readers;

/// <summary>Finds the files that <c>data.source</c> means.</summary>
public static class DataSource
{
    private const int MostFilesLookedAt = 10_000;

    /// <summary>Resolves a path or glob (<c>*</c>, <c>**</c>) to existing files.</summary>
    /// <param name="projectDirectory">The folder it is relative to.</param>
    /// <param name="source">E.g. <c>data/churn.csv</c> or <c>data/part-*.csv.gz</c>.</param>
    /// <param name="absent">
    /// Gives files that are not on disk and count as if they were, at or below a path; all relative to the project.
    /// <value>The default value is none.</value>
    /// </param>
    /// <returns>Paths relative to the project, forward slashes, in ordinal order; at least one.</returns>
    /// <exception cref="UsageException">
    /// The path is absolute, a folder, of an unknown format, or nothing is there.
    /// </exception>
    public static IReadOnlyList<string> Expand(
        string projectDirectory,
        string source,
        Func<string, IReadOnlyList<string>>? absent = null
    )
    {
        ArgumentNullException.ThrowIfNull(projectDirectory);
        ArgumentNullException.ThrowIfNull(source);
        var pattern = source.Replace('\\', '/').Trim();
        if (pattern.Length == 0)
        {
            throw new UsageException(
                "data.source is empty; expected a path or glob relative to the project."
            );
        }

        if (Path.IsPathRooted(pattern))
        {
            throw new UsageException(
                $"data.source '{source}' is an absolute path; expected one relative to the project, so that it means the same on every machine."
            );
        }

        var found = pattern.Contains('*', StringComparison.Ordinal)
            ? ProjectGlob.Match(projectDirectory, pattern, absent)
            : Single(projectDirectory, pattern, source);
        if (
            found.Count == 0
            && absent is not null
            && absent(pattern).Contains(pattern, StringComparer.Ordinal)
        )
        {
            found.Add(pattern);
        }

        if (found.Count == 0)
        {
            throw new UsageException(NotFound(projectDirectory, source));
        }

        foreach (var path in found)
        {
            DataFormat.Of(path);
        }

        return found;
    }

    /// <summary>The files with their full paths.</summary>
    /// <param name="projectDirectory">The folder they are relative to.</param>
    /// <param name="files">What <see cref="Expand"/> returned.</param>
    public static IReadOnlyList<DataFile> Locate(
        string projectDirectory,
        IReadOnlyList<string> files
    )
    {
        ArgumentNullException.ThrowIfNull(files);
        return [.. files.Select(f => new DataFile(Path.Combine(projectDirectory, f), f))];
    }

    private static List<string> Single(string projectDirectory, string pattern, string source)
    {
        var full = Path.GetFullPath(Path.Combine(projectDirectory, pattern));
        if (Directory.Exists(full))
        {
            throw new UsageException(
                $"data.source '{source}' is a folder; expected a file or a glob, e.g. '{pattern.TrimEnd('/')}/*.csv'."
            );
        }

        return File.Exists(full)
            ? [Path.GetRelativePath(projectDirectory, full).Replace('\\', '/')]
            : [];
    }

    private static string NotFound(string projectDirectory, string source)
    {
        var existing = new List<string>();
        if (Directory.Exists(projectDirectory))
        {
            existing.AddRange(
                Directory
                    .EnumerateFiles(
                        projectDirectory,
                        "*",
                        new EnumerationOptions
                        {
                            RecurseSubdirectories = true,
                            MaxRecursionDepth = 4,
                            IgnoreInaccessible = true,
                        }
                    )
                    .Take(MostFilesLookedAt)
                    .Where(DataFormat.IsSupported)
                    .Select(f => Path.GetRelativePath(projectDirectory, f).Replace('\\', '/'))
                    .Order(StringComparer.Ordinal)
            );
        }

        var nearest = NearestName.Hint(source, existing);
        var hint =
            nearest.Length > 0 ? nearest
            : existing.Count == 0 ? $" There is no file of a known format ({DataFormat.Supported})."
            : $" Existing data files: {string.Join(", ", existing.Take(5))}{(existing.Count > 5 ? ", ..." : "")}.";
        return $"data.source '{source}' matches no file in '{projectDirectory}'.{hint}";
    }
}
