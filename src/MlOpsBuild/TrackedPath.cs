using MlOpsBuild.Common;
using MlOpsBuild.Evaluation.Baselines;
using MlOpsBuild.Registry.Snapshots;

namespace MlOpsBuild;

/// <summary>What a path must be, so that it can be tracked.</summary>
internal static class TrackedPath
{
    private const int NamesInErrors = 3;

    /// <summary>The path that a user gave: relative to the root, or a full path below it.</summary>
    /// <exception cref="UsageException">It is not below the root, or not for data.</exception>
    public static DataPointerFile Of(string root, string path)
    {
        var full = Path.TrimEndingDirectorySeparator(
            Path.GetFullPath(Path.Combine(root, path.Trim()))
        );
        if (full.EndsWith(DataPointer.Suffix, StringComparison.Ordinal))
        {
            full = full[..^DataPointer.Suffix.Length];
        }

        var relative = Path.GetRelativePath(root, full).Replace('\\', '/');
        if (
            relative == "."
            || relative.StartsWith("../", StringComparison.Ordinal)
            || relative == ".."
            || Path.IsPathRooted(relative)
        )
        {
            throw new UsageException(
                $"--path {path} is not below {root}: give a file or folder in it, relative to it, e.g. data/images."
            );
        }

        if (relative.Split('/').Any(p => p is ".git" or ".mlops"))
        {
            throw new UsageException(
                $"--path {path} is in .git or .mlops, which are not for data: put the data elsewhere."
            );
        }

        return DataName.WhyPathUnsafe(relative) is { } reason
            ? throw new UsageException(
                $"--path {path} cannot be tracked: its name {reason}. Rename it."
            )
            : new DataPointerFile(root, relative);
    }

    /// <summary>Whether a pointer there would be found: <see cref="DataPointer.Find"/> does not look everywhere.</summary>
    public static bool IsLookedFor(string targetPath) =>
        !targetPath.Split('/')[..^1].Any(p => p is ['.', ..] or "node_modules");

    /// <exception cref="UsageException">A pointer there would not be found.</exception>
    public static void RefuseHidden(DataPointerFile file)
    {
        if (!IsLookedFor(file.TargetPath))
        {
            throw new UsageException(
                $"{file.TargetPath} is in a hidden folder or in node_modules, where pointers are not looked for: put the data elsewhere, or track that whole folder."
            );
        }
    }

    /// <exception cref="UsageException">It is in something that is tracked, or has something tracked in it.</exception>
    public static void RefuseNested(DataPointerFile file, IReadOnlyList<DataPointerFile> tracked)
    {
        foreach (var other in tracked)
        {
            if (file.TargetPath.StartsWith(other.TargetPath + "/", StringComparison.Ordinal))
            {
                throw new UsageException(
                    $"{file.TargetPath} is in {other.TargetPath}, which is tracked as a whole: run Track on that."
                );
            }

            if (other.TargetPath.StartsWith(file.TargetPath + "/", StringComparison.Ordinal))
            {
                throw new UsageException(
                    $"{file.TargetPath} has {other.TargetPath} in it, which is tracked by itself: delete {other.PointerPath} and the line for it in the .gitignore beside it, or track another folder."
                );
            }
        }
    }

    /// <summary>Makes sure that Git does not have the content itself.</summary>
    /// <returns>What is worth a note, or empty.</returns>
    /// <exception cref="UsageException">Git has it.</exception>
    public static string AskGit(DataPointerFile file)
    {
        if (
            GitRepositoryReader.Discover(file.Root, Path.Combine(file.Root, ".mlops"))
            is not { } repository
        )
        {
            return "";
        }

        try
        {
            var (files, isIgnored) = repository.Staged(
                repository.PathOf(file.FullTargetPath),
                NamesInErrors,
                repository.PathOf(file.FullPointerPath)
            );
            if (files.Count > 0)
            {
                throw new UsageException(
                    $"Git has {string.Join(", ", files)}{(files.Count == NamesInErrors ? " and maybe more" : "")}, so {file.TargetPath} would be kept twice. Take it out of Git's index with 'git rm -r --cached {file.TargetPath}', then run Track again; the files stay."
                );
            }

            return isIgnored
                ? $"Git ignores {file.PointerPath}, so it would not be committed: add it with 'git add -f', or let .gitignore have '!*{DataPointer.Suffix}'"
                : "";
        }
        catch (GitUnavailableException e)
        {
            return $"whether Git has {file.TargetPath} is not known: {e.Message}";
        }
    }
}
