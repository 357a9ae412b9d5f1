namespace MlOpsBuild.Evaluation.Baselines;

/// <summary>Finds and writes annotated tags of a Git repository, through LibGit2Sharp; the configuration is never read.</summary>
public sealed class GitTagWriter
{
    private readonly GitLayout _layout;
    private readonly GitNativeLibrary _library;

    internal GitTagWriter(GitLayout layout, string stateDirectory, GitNativeLibrary? library = null)
    {
        _layout = layout;
        _library =
            library
            ?? GitNativeLibrary.For(stateDirectory, Path.Combine(layout.WorkTree, ".mlops"));
    }

    /// <summary>The commit that is checked out; <see langword="null"/> before the first commit.</summary>
    public string? HeadCommit => new GitRefs(_layout).Head();

    /// <summary>The repository that a folder is in, or <see langword="null"/>.</summary>
    /// <param name="directory">The folder to start from.</param>
    /// <param name="stateDirectory">The folder whose <c>native</c> may hold the library.</param>
    public static GitTagWriter? Discover(string directory, string stateDirectory) =>
        GitLayout.Discover(directory) is { } layout
            ? new GitTagWriter(layout, stateDirectory)
            : null;

    /// <summary>Whether this clone has a commit.</summary>
    /// <exception cref="GitUnavailableException">Objects cannot be read.</exception>
    public bool HasCommit(string commit)
    {
        _library.EnsureLoaded();
        return GitObjects.Commit(_layout.GitDirectory, commit) == commit;
    }

    /// <summary>A tag, or <see langword="null"/>.</summary>
    /// <exception cref="GitUnavailableException">Objects cannot be read.</exception>
    public GitTag? Find(string name)
    {
        _library.EnsureLoaded();
        return GitObjects.FindTag(_layout.GitDirectory, name);
    }

    /// <summary>Writes an annotated tag that is not there yet.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="commit">The full id of its commit.</param>
    /// <param name="tagger">Who writes it: name and address, neither empty.</param>
    /// <param name="when">When.</param>
    /// <param name="message">What it says.</param>
    /// <exception cref="GitUnavailableException">It cannot be written.</exception>
    public void Create(
        string name,
        string commit,
        (string Name, string Email) tagger,
        DateTimeOffset when,
        string message
    )
    {
        _library.EnsureLoaded();
        GitObjects.CreateTag(
            _layout.GitDirectory,
            name,
            commit,
            (tagger.Name, tagger.Email, when),
            message
        );
    }
}
