namespace MlOpsBuild.Evaluation.Baselines;

/// <summary>Finds the model of another commit.</summary>
public static class GitBaseline
{
    /// <summary>The lock file that names a commit's model, relative to the project.</summary>
    public const string TrainLockPath = "mlops.lock/train.json";

    /// <summary>
    /// Resolves a Git reference to a commit and reads the train lock that it has for this project. Never throws for what is
    /// missing: the resolution says why it is not available.
    /// </summary>
    /// <param name="projectDirectory">The project's folder.</param>
    /// <param name="reference">A branch, tag, branch of origin or any revision.</param>
    /// <param name="stateDirectory">
    /// Where answers are kept. <value>The default value is <c>.mlops</c> in the project.</value>
    /// </param>
    public static GitBaselineResolution Resolve(
        string projectDirectory,
        string reference,
        string? stateDirectory = null
    ) =>
        Resolve(
            GitRepositoryReader.Discover(projectDirectory, stateDirectory),
            projectDirectory,
            reference
        );

    internal static GitBaselineResolution Resolve(
        GitRepositoryReader? repository,
        string projectDirectory,
        string reference
    )
    {
        if (repository is null)
        {
            return new GitBaselineResolution
            {
                Reason =
                    $"The project is in no Git repository, so there is no '{reference}': run 'git init' and commit.",
            };
        }

        try
        {
            return Read(repository, projectDirectory, reference);
        }
        catch (GitUnavailableException e)
        {
            return new GitBaselineResolution { Reason = e.Message };
        }
    }

    private static GitBaselineResolution Read(
        GitRepositoryReader repository,
        string projectDirectory,
        string reference
    )
    {
        if (repository.FindCommit(reference) is not { } commit)
        {
            return new GitBaselineResolution
            {
                Reason = repository.IsShallow
                    ? $"This clone has no '{reference}', because it is shallow: get it with 'git fetch --unshallow origin', in GitHub Actions with 'fetch-depth: 0' of actions/checkout."
                    : $"This repository has no branch, tag or commit '{reference}': get it with 'git fetch origin {reference}', or set evaluate.baseline to another.",
            };
        }

        var project = repository.PathOf(projectDirectory);
        var trainLock = repository.ReadFile(
            commit,
            project.Length == 0 ? TrainLockPath : $"{project}/{TrainLockPath}"
        );
        var found = new GitBaselineResolution
        {
            CommitSha = commit,
            Description = $"{reference} at {commit[..7]}",
            TrainLock = trainLock,
            IsHead = commit == repository.HeadCommit,
            Extractor = (directory, ct) => repository.Extract(commit, project, directory, ct),
        };
        return trainLock is not null
            ? found with
            {
                Available = true,
            }
            : found with
            {
                Reason =
                    $"{found.Description} has no {TrainLockPath}, so no model: run Train there and commit the lock.",
            };
    }
}
