using System.Text;

namespace MlOpsBuild.Evaluation.Baselines;

/// <summary>
/// Reads a Git repository; never writes to it and never runs Git. References are read from their files; objects through
/// LibGit2Sharp, whose native library is loaded at the first question that is not answered from <c>.mlops/git</c>.
/// </summary>
public sealed class GitRepositoryReader
{
    private readonly GitLayout _layout;
    private readonly GitRefs _refs;
    private readonly GitNativeLibrary _library;
    private readonly GitObjectCache _cache;

    internal GitRepositoryReader(
        GitLayout layout,
        string stateDirectory,
        GitNativeLibrary? library = null
    )
    {
        _layout = layout;
        _refs = new GitRefs(layout);
        _cache = new GitObjectCache(Path.Combine(stateDirectory, "git"));
        _library =
            library
            ?? GitNativeLibrary.For(stateDirectory, Path.Combine(layout.WorkTree, ".mlops"));
        HeadCommit = _refs.Head();
    }

    /// <summary>The folder that is checked out.</summary>
    public string WorkTree => _layout.WorkTree;

    /// <summary>The commit that is checked out; <see langword="null"/> before the first commit.</summary>
    public string? HeadCommit { get; }

    /// <summary>The branch that is checked out, or <see langword="null"/>.</summary>
    public string? HeadBranch => _refs.HeadBranch();

    /// <summary>Whether the clone has only the latest commits.</summary>
    public bool IsShallow => _layout.IsShallow;

    /// <summary>
    /// The address of the remote <c>origin</c> as it is configured for this clone, or <see langword="null"/>; one that others
    /// cannot use, such as a folder of this machine, counts as none. It may hold a user's name or password.
    /// </summary>
    public string? OriginAddress => GitRemote.AddressOf(_layout, "origin");

    /// <summary>The repository that a folder is in, or <see langword="null"/>. Reads three small files.</summary>
    /// <param name="projectDirectory">The folder to start from.</param>
    /// <param name="stateDirectory">
    /// Where answers are kept. <value>The default value is <c>.mlops</c> in that folder.</value>
    /// </param>
    public static GitRepositoryReader? Discover(
        string projectDirectory,
        string? stateDirectory = null
    ) =>
        GitLayout.Discover(projectDirectory) is { } layout
            ? new GitRepositoryReader(
                layout,
                stateDirectory ?? Path.Combine(projectDirectory, ".mlops")
            )
            : null;

    /// <summary>A folder or file of the work tree as Git names it: relative, forward slashes; empty for the root.</summary>
    public string PathOf(string fullPath)
    {
        var path = Path.GetRelativePath(WorkTree, Path.GetFullPath(fullPath)).Replace('\\', '/');
        return path == "." ? "" : path;
    }

    /// <summary>
    /// The commit that <paramref name="reference"/> stands for, or <see langword="null"/>: a branch, a tag, a branch of
    /// <c>origin</c>, else any revision that Git knows (<c>HEAD~1</c>, part of a commit id).
    /// </summary>
    /// <exception cref="GitUnavailableException">It takes reading objects, and that is not possible.</exception>
    public string? FindCommit(string reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        if (reference == "HEAD")
        {
            return HeadCommit;
        }

        foreach (
            var prefix in (ReadOnlySpan<string>)
                ["refs/heads/", "refs/tags/", "refs/remotes/origin/", ""]
        )
        {
            var full = prefix + reference;
            if (
                full.StartsWith("refs/", StringComparison.Ordinal)
                && _refs.Resolve(full) is var (id, peeled)
            )
            {
                return peeled ?? Peel(id);
            }
        }

        if (reference.Length == 0)
        {
            return null;
        }

        _library.EnsureLoaded();
        return GitObjects.Commit(_layout.GitDirectory, reference);
    }

    /// <summary>The bytes of a file in a commit, or <see langword="null"/> if it is not in it.</summary>
    /// <param name="commit">A full commit id.</param>
    /// <param name="path">As <see cref="PathOf"/> gives it.</param>
    /// <exception cref="GitUnavailableException">Objects cannot be read.</exception>
    public byte[]? ReadFile(string commit, string path)
    {
        var question = $"file {commit} {path}";
        if (_cache.Find(question) is { Length: > 0 } known)
        {
            return known[0] == 0 ? null : known[1..];
        }

        _library.EnsureLoaded();
        var content = GitObjects.File(_layout.GitDirectory, commit, path, true)?.Content;
        _cache.Keep(question, content is null ? [0] : [1, .. content]);
        return content;
    }

    /// <summary>
    /// The files directly in any folder of a name, in what is checked out and in the newest commit of each branch, tag and
    /// branch of a remote; equal ones once. The order is open.
    /// </summary>
    /// <exception cref="GitUnavailableException">Objects cannot be read.</exception>
    public IReadOnlyList<byte[]> FilesInFolders(
        string folderName,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(folderName);
        _library.EnsureLoaded();
        return GitObjects.FilesInFolders(_layout.GitDirectory, folderName, cancellationToken);
    }

    /// <summary>
    /// The files that a name ends like, in what is checked out and in the newest commit of each branch, tag and branch of a
    /// remote; equal ones once. The order is open.
    /// </summary>
    /// <exception cref="GitUnavailableException">Objects cannot be read.</exception>
    public IReadOnlyList<byte[]> FilesBySuffix(string suffix, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(suffix);
        _library.EnsureLoaded();
        return GitObjects.FilesBySuffix(_layout.GitDirectory, suffix, cancellationToken);
    }

    /// <summary>The files of one commit that a name ends like: paths as <see cref="PathOf"/> gives them, and bytes.</summary>
    /// <exception cref="GitUnavailableException">Objects cannot be read.</exception>
    public IReadOnlyList<KeyValuePair<string, byte[]>> FilesBySuffix(string commit, string suffix)
    {
        _library.EnsureLoaded();
        return GitObjects.FilesBySuffix(_layout.GitDirectory, commit, suffix);
    }

    /// <summary>
    /// The files that Git has in its index at a path or below it, and whether it ignores another path.
    /// </summary>
    /// <param name="path">As <see cref="PathOf"/> gives it.</param>
    /// <param name="most">How many files at most.</param>
    /// <param name="other">Another path that may be ignored.</param>
    /// <exception cref="GitUnavailableException">Objects cannot be read.</exception>
    public (IReadOnlyList<string> Files, bool IsIgnored) Staged(string path, int most, string other)
    {
        _library.EnsureLoaded();
        return GitObjects.Staged(_layout.GitDirectory, path, most, other);
    }

    /// <summary>
    /// Whether any of the files differs from the commit that is checked out: has other bytes (line ends do not count), is
    /// new or is gone. Everything is dirty before the first commit.
    /// </summary>
    /// <param name="files">Full paths.</param>
    /// <exception cref="GitUnavailableException">Objects cannot be read.</exception>
    public bool IsDirty(IEnumerable<string> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return files.Any(file =>
            HeadCommit is null || !GitBlobId.Matches(file, BlobId(HeadCommit, PathOf(file)), _cache)
        );
    }

    /// <summary>Writes a folder of a commit to disk; links and submodules are left out.</summary>
    /// <param name="commit">A full commit id.</param>
    /// <param name="path">The folder as <see cref="PathOf"/> gives it; empty for the whole tree.</param>
    /// <param name="directory">Where to; is created.</param>
    /// <param name="cancellationToken">Stops between files.</param>
    /// <returns>How many files were written; 0 if the commit has no such folder.</returns>
    /// <exception cref="GitUnavailableException">Objects cannot be read.</exception>
    public int Extract(
        string commit,
        string path,
        string directory,
        CancellationToken cancellationToken
    )
    {
        _library.EnsureLoaded();
        return GitObjects.Extract(_layout.GitDirectory, commit, path, directory, cancellationToken);
    }

    private string? BlobId(string commit, string path)
    {
        var question = $"blob {commit} {path}";
        if (_cache.Find(question) is { } known)
        {
            return known.Length == 0 ? null : Encoding.ASCII.GetString(known);
        }

        _library.EnsureLoaded();
        var id = GitObjects.File(_layout.GitDirectory, commit, path, false)?.Id;
        _cache.Keep(question, Encoding.ASCII.GetBytes(id ?? ""));
        return id;
    }

    private string? Peel(string id)
    {
        var question = $"commit {id}";
        if (_cache.Find(question) is { } known)
        {
            return Encoding.ASCII.GetString(known);
        }

        _library.EnsureLoaded();
        var commit = GitObjects.Commit(_layout.GitDirectory, id);
        if (commit is not null)
        {
            _cache.Keep(question, Encoding.ASCII.GetBytes(commit));
        }

        return commit;
    }
}
