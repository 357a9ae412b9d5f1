using LibGit2Sharp;

namespace MlOpsBuild.Evaluation.Baselines;

/// <summary>
/// All use of LibGit2Sharp, so that its assembly is loaded only when one of these methods is called. The configuration is
/// never read.
/// </summary>
internal static partial class GitObjects
{
    /// <summary>Loads the native library, from <paramref name="folder"/> if given.</summary>
    public static void LoadLibrary(string? folder)
    {
        if (folder is not null)
        {
            GlobalSettings.NativeLibraryPath = folder;
        }

        _ = GlobalSettings.Version.Features; // the first native call
    }

    /// <summary>The commit that a revision or object stands for, or <see langword="null"/>.</summary>
    public static string? Commit(string gitDirectory, string revision) =>
        Using(
            gitDirectory,
            repository =>
            {
                try
                {
                    return repository.Lookup(revision)?.Peel<Commit>()?.Sha;
                }
                catch (Exception e)
                    when (e
                            is NotFoundException
                                or InvalidSpecificationException
                                or AmbiguousSpecificationException
                                or PeelException
                    )
                {
                    return null;
                }
            }
        );

    /// <summary>The blob id and bytes of a file in a commit; <see langword="null"/> if it has no such file.</summary>
    public static (string Id, byte[]? Content)? File(
        string gitDirectory,
        string commit,
        string path,
        bool withContent
    ) =>
        Using<(string, byte[]?)?>(
            gitDirectory,
            repository =>
                CommitOf(repository, commit)[path]?.Target is Blob blob
                    ? (blob.Sha, withContent ? Bytes(blob) : null)
                    : null
        );

    /// <summary>Writes a folder of a commit to disk, all of it; an empty path is the whole tree.</summary>
    /// <returns>How many files; 0 if there is no such folder.</returns>
    public static int Extract(
        string gitDirectory,
        string commit,
        string path,
        string directory,
        CancellationToken cancellationToken
    ) =>
        Using(
            gitDirectory,
            repository =>
            {
                var root = CommitOf(repository, commit);
                var tree = path.Length == 0 ? root.Tree : root[path]?.Target as Tree;
                return tree is null ? 0 : Extract(tree, directory, cancellationToken);
            }
        );

    /// <summary>The files directly in any folder of a name, in the head and in what each reference leads to; equal ones once.</summary>
    public static IReadOnlyList<byte[]> FilesInFolders(
        string gitDirectory,
        string folderName,
        CancellationToken cancellationToken
    ) =>
        FilesOfTips(
            gitDirectory,
            (folder, _) => string.Equals(folder, folderName, StringComparison.Ordinal),
            cancellationToken
        );

    /// <summary>The files that a name ends like, in the head and in what each reference leads to; equal ones once.</summary>
    public static IReadOnlyList<byte[]> FilesBySuffix(
        string gitDirectory,
        string suffix,
        CancellationToken cancellationToken
    ) =>
        FilesOfTips(
            gitDirectory,
            (_, name) => name.EndsWith(suffix, StringComparison.Ordinal),
            cancellationToken
        );

    /// <summary>The files of one commit that a name ends like: paths and bytes.</summary>
    public static IReadOnlyList<KeyValuePair<string, byte[]>> FilesBySuffix(
        string gitDirectory,
        string commit,
        string suffix
    ) =>
        Using(
            gitDirectory,
            repository =>
            {
                var files = new List<KeyValuePair<string, byte[]>>();
                Collect(CommitOf(repository, commit).Tree, "", suffix, files);
                return files;
            }
        );

    /// <summary>
    /// The files that Git has in its index at a path or below it, the first of them; and whether Git ignores another path.
    /// </summary>
    public static (IReadOnlyList<string> Files, bool IsIgnored) Staged(
        string gitDirectory,
        string path,
        int most,
        string other
    ) =>
        Using(
            gitDirectory,
            repository =>
            {
                var files = new List<string>();
                foreach (var entry in repository.Index)
                {
                    if (
                        entry.Path.StartsWith(path, StringComparison.Ordinal)
                        && (entry.Path.Length == path.Length || entry.Path[path.Length] == '/')
                        && files.Count < most
                    )
                    {
                        files.Add(entry.Path);
                    }
                }

                return (files, repository.Ignore.IsPathIgnored(other));
            }
        );

    private static void Collect(
        Tree tree,
        string prefix,
        string suffix,
        List<KeyValuePair<string, byte[]>> files
    )
    {
        foreach (var entry in tree)
        {
            if (entry.Mode == Mode.Directory)
            {
                Collect((Tree)entry.Target, $"{prefix}{entry.Name}/", suffix, files);
            }
            else if (
                entry.Name.EndsWith(suffix, StringComparison.Ordinal) && entry.Target is Blob blob
            )
            {
                files.Add(new(prefix + entry.Name, Bytes(blob)));
            }
        }
    }

    private static IReadOnlyList<byte[]> FilesOfTips(
        string gitDirectory,
        Func<string, string, bool> isWanted,
        CancellationToken cancellationToken
    ) =>
        Using(
            gitDirectory,
            repository =>
            {
                // Branches share most of their trees: each is looked at once.
                var seen = new HashSet<ObjectId>();
                var files = new List<byte[]>();
                foreach (var reference in repository.Refs.Prepend(repository.Refs.Head))
                {
                    var target = reference?.ResolveToDirectReference()?.Target;
                    if (target?.Peel<Tree>() is { } tree)
                    {
                        Collect(tree, "", isWanted, seen, files, cancellationToken);
                    }
                }

                return files;
            }
        );

    private static void Collect(
        Tree tree,
        string folder,
        Func<string, string, bool> isWanted,
        HashSet<ObjectId> seen,
        List<byte[]> files,
        CancellationToken cancellationToken
    )
    {
        if (!seen.Add(tree.Id))
        {
            return;
        }

        cancellationToken.ThrowIfCancellationRequested();
        foreach (var entry in tree)
        {
            if (entry.Mode == Mode.Directory)
            {
                Collect((Tree)entry.Target, entry.Name, isWanted, seen, files, cancellationToken);
            }
            else if (isWanted(folder, entry.Name) && entry.Target is Blob blob && seen.Add(blob.Id))
            {
                files.Add(Bytes(blob));
            }
        }
    }

    private static int Extract(Tree tree, string directory, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(directory);
        var files = 0;
        foreach (var entry in tree)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var target = Path.Combine(directory, entry.Name);
            if (entry.Mode == Mode.Directory)
            {
                files += Extract((Tree)entry.Target, target, cancellationToken);
            }
            else if (entry.Mode is Mode.NonExecutableFile or Mode.ExecutableFile)
            {
                Write((Blob)entry.Target, target, entry.Mode == Mode.ExecutableFile);
                files++;
            }
            // Symbolic links and submodules point out of the commit and are left out.
        }

        return files;
    }

    private static void Write(Blob blob, string path, bool executable)
    {
        using (var content = blob.GetContentStream())
        using (var file = System.IO.File.Create(path))
        {
            content.CopyTo(file);
        }

        if (executable && !OperatingSystem.IsWindows())
        {
            System.IO.File.SetUnixFileMode(
                path,
                System.IO.File.GetUnixFileMode(path)
                    | UnixFileMode.UserExecute
                    | UnixFileMode.GroupExecute
                    | UnixFileMode.OtherExecute
            );
        }
    }

    private static byte[] Bytes(Blob blob)
    {
        using var content = blob.GetContentStream();
        using var memory = new MemoryStream((int)Math.Min(blob.Size, 1 << 30));
        content.CopyTo(memory);
        return memory.ToArray();
    }

    private static Commit CommitOf(Repository repository, string commit) =>
        repository.Lookup<Commit>(commit)
        ?? throw new GitUnavailableException(
            $"The commit {commit} is not in this clone: get it with 'git fetch'."
        );

    private static T Using<T>(string gitDirectory, Func<Repository, T> use)
    {
        try
        {
            using var repository = new Repository(gitDirectory);
            return use(repository);
        }
        catch (LibGit2SharpException e)
        {
            throw new GitUnavailableException(
                $"Git cannot read {gitDirectory}: {e.Message.Split('\n')[0].TrimEnd('.')}. Check it with 'git fsck', and that its folder belongs to the user who runs this.",
                e
            );
        }
    }
}
