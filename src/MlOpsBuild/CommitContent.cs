using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Evaluation.Baselines;
using MlOpsBuild.Pipelines;
using MlOpsBuild.Registry.Snapshots;

namespace MlOpsBuild;

/// <summary>What another commit had: the pointers of its data, and its model.</summary>
public sealed class CommitContent
{
    private readonly string _root;
    private readonly GitRepositoryReader _repository;
    private readonly string _commit;

    private CommitContent(string root, GitRepositoryReader repository, string commit)
    {
        _root = root;
        _repository = repository;
        _commit = commit;
    }

    /// <summary>The commit's first digits, for people.</summary>
    public string Name => _commit[..7];

    /// <summary>Finds a commit.</summary>
    /// <param name="root">The repository's root, which holds <c>.mlops</c>.</param>
    /// <param name="revision">A branch, tag, branch of origin or any revision.</param>
    /// <exception cref="UsageException">There is no repository, or no such commit in it.</exception>
    /// <exception cref="GitUnavailableException">Objects cannot be read.</exception>
    public static CommitContent Find(string root, string revision)
    {
        var repository =
            GitRepositoryReader.Discover(root, Path.Combine(root, ".mlops"))
            ?? throw new UsageException(
                $"--commit {revision}: {root} is in no Git repository, so it has no commits."
            );
        return repository.FindCommit(revision) is { } commit
            ? new CommitContent(root, repository, commit)
            : throw new UsageException(
                $"This repository has no branch, tag or commit '{revision}': get it with 'git fetch', or look for it with 'git log'."
            );
    }

    /// <summary>The pointers below the root, in ordinal order.</summary>
    /// <exception cref="MlOpsException">One cannot be read.</exception>
    public IReadOnlyList<KeyValuePair<DataPointerFile, DataPointer>> Pointers()
    {
        var prefix = _repository.PathOf(_root) is { Length: > 0 } path ? path + "/" : "";
        var found = new List<KeyValuePair<DataPointerFile, DataPointer>>();
        foreach (
            var (name, bytes) in _repository
                .FilesBySuffix(_commit, DataPointer.Suffix)
                .OrderBy(f => f.Key, StringComparer.Ordinal)
        )
        {
            if (
                name.StartsWith(prefix, StringComparison.Ordinal)
                && TrackedPath.IsLookedFor(name[prefix.Length..])
            )
            {
                var file = TrackedPath.Of(_root, name[prefix.Length..]);
                found.Add(new(file, file.Parse(bytes, $"{file.PointerPath} of {Name}")));
            }
        }

        return found;
    }

    /// <summary>Writes the commit's model, if the store or the runner's remote has it.</summary>
    /// <param name="model">A folder, file, glob or model name; empty for the only one there is.</param>
    /// <param name="directory">Where to.</param>
    /// <param name="runner">The options of a runner; its project is the model's.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>What became of it, for people.</returns>
    public async Task<string> ExportModelAsync(
        string? model,
        string directory,
        StageRunnerOptions runner,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(runner);
        var project = Path.GetDirectoryName(ConfigLocator.Find(_root, model))!;
        var path = _repository.PathOf(project);
        var bytes = _repository.ReadFile(
            _commit,
            path.Length == 0 ? GitBaseline.TrainLockPath : $"{path}/{GitBaseline.TrainLockPath}"
        );
        if (bytes is null)
        {
            return $"{Name} has no {GitBaseline.TrainLockPath}, so no model";
        }

        try
        {
            var stages = new StageRunner(runner with { ProjectDirectory = project });
            var held = StageLock.Parse(bytes);
            if (await stages.RecallAsync(held, cancellationToken) is not { } outcome)
            {
                return $"the model of {Name} is neither in the store nor in a registry: run Train with that commit checked out";
            }

            await stages.ExportAsync(outcome, directory, cancellationToken);
            return $"the model of {Name} is in {ConfigLocator.DisplayPath(_root, directory)}";
        }
        catch (FormatException e)
        {
            return $"{GitBaseline.TrainLockPath} of {Name} cannot be read: {e.Message}";
        }
    }
}
