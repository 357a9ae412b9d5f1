namespace MlOpsBuild.Evaluation.Baselines;

/// <summary>What a report says about where it comes from.</summary>
/// <param name="Commit">The commit that is checked out, or empty.</param>
/// <param name="Dirty">Whether the listed files differ from it; false when that cannot be told.</param>
/// <param name="Project">The project's folder in the repository, forward slashes, <c>.</c> for its root.</param>
/// <param name="Note">Why something is not known and what to do, one line, or empty.</param>
public sealed record GitState(string Commit, bool Dirty, string Project, string Note)
{
    /// <summary>Reads the state; never throws for what is missing.</summary>
    /// <param name="projectDirectory">The project's folder.</param>
    /// <param name="files">The files to compare, full paths: configuration, schema, data.</param>
    /// <param name="stateDirectory">
    /// Where answers are kept. <value>The default value is <c>.mlops</c> in the project.</value>
    /// </param>
    public static GitState Read(
        string projectDirectory,
        IEnumerable<string> files,
        string? stateDirectory = null
    )
    {
        if (GitRepositoryReader.Discover(projectDirectory, stateDirectory) is not { } repository)
        {
            return new GitState("", false, ".", "");
        }

        var path = repository.PathOf(projectDirectory);
        var state = new GitState(
            repository.HeadCommit ?? "",
            false,
            path.Length == 0 ? "." : path,
            ""
        );
        try
        {
            return state with { Dirty = repository.IsDirty(files) };
        }
        catch (GitUnavailableException e)
        {
            return state with { Note = e.Message };
        }
    }
}
