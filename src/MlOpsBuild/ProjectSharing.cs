using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Pipelines;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.Remote;
using MlOpsBuild.Registry.Sharing;

namespace MlOpsBuild;

/// <summary>
/// Shares what a project's lock files name through its registry. Works also where the project's data is not there.
/// </summary>
public sealed class ProjectSharing
{
    private readonly ModelProjectOptions _options;
    private readonly MlOpsConfig _config;
    private readonly RegistryReference _registry;
    private readonly StageRunner _runner;

    private ProjectSharing(ModelProjectOptions options, MlOpsConfig config)
    {
        _options = options;
        _config = config;
        _registry = ProjectRegistry.Require(config, options.Registry);
        _runner = new StageRunner(
            new StageRunnerOptions
            {
                RootDirectory = options.Root,
                ProjectDirectory = config.ProjectDirectory,
                Command = options.Command,
                Time = options.Time,
                Observer = options.Observer,
            }
        );
    }

    private IStageObserver Observer => _options.Observer;

    /// <summary>Opens a project.</summary>
    /// <exception cref="UsageException">mlops.yaml is missing or wrong, or no registry is named.</exception>
    public static ProjectSharing Open(ModelProjectOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var path = ConfigLocator.Find(options.Root, options.Model);
        var display = ConfigLocator.DisplayPath(options.Root, path);
        return new ProjectSharing(options, ConfigLoader.Load(path, display, Vocabulary.Value));
    }

    /// <summary>
    /// Sends the result of each stage that a lock file of the commit or of this machine names, and whose outputs are all
    /// in the store. What is there already costs one question.
    /// </summary>
    /// <exception cref="RegistryException">The registry refused, or could not be reached.</exception>
    public async Task<ShareResult> PushAsync(CancellationToken cancellationToken)
    {
        var known = _runner.ReadLocks();
        var locks = known.Where(Sound).Where(_runner.Has).ToList();
        using var client = Connect();
        Observer.OnTransferring("push");
        var (sent, blobs, bytes) = await new StageRecords(client, p => Tell("push", p)).PushAsync(
            locks,
            _runner.Store,
            cancellationToken
        );
        return new ShareResult
        {
            Results = sent.Count,
            There = locks.Count - sent.Count,
            Blobs = blobs,
            Bytes = bytes,
            Missing = [.. known.Except(locks).Select(l => l.Inputs.Stage)],
        };
    }

    /// <summary>Gets the result of each stage that a lock file names and the store lacks.</summary>
    /// <param name="stages">Only these; empty: all.</param>
    /// <param name="cancellationToken">Ends the transfer; what came stays.</param>
    /// <exception cref="UsageException">No lock file is of such a stage.</exception>
    /// <exception cref="RegistryException">The registry refused, or could not be reached.</exception>
    public async Task<ShareResult> PullAsync(
        IReadOnlyCollection<string> stages,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(stages);
        using var lease = await _runner.LockAsync(cancellationToken);
        var wanted = Choose(_runner.ReadLocks(), stages).Where(Sound).ToList();
        var lacking = wanted.Where(l => !_runner.Has(l)).ToList();
        if (lacking.Count == 0)
        {
            return new ShareResult { There = wanted.Count };
        }

        using var client = Connect();
        Observer.OnTransferring("pull");
        var records = new StageRecords(client, p => Tell("pull", p));
        var found = new List<StageLock>();
        foreach (var task in lacking.Select(l => FindAsync(records, l, cancellationToken)).ToList())
        {
            if (await task is { } held)
            {
                found.Add(held);
            }
        }

        var (blobs, bytes) = await records.FetchAsync(found, _runner.Store, cancellationToken);
        foreach (var held in found)
        {
            await _runner.AdoptAsync(held, cancellationToken);
        }

        return new ShareResult
        {
            Results = found.Count,
            There = wanted.Count - lacking.Count,
            Blobs = blobs,
            Bytes = bytes,
            Missing =
            [
                .. lacking
                    .Select(l => l.Inputs.Stage)
                    .Except(found.Select(f => f.Inputs.Stage), StringComparer.Ordinal),
            ],
        };
    }

    private async Task<StageLock?> FindAsync(
        StageRecords records,
        StageLock held,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var stage = held.Inputs.Stage;
            return await records.FindAsync(stage, held.Key, held.Manifest, cancellationToken);
        }
        catch (StageRecordException e)
        {
            Observer.OnWarning(e.Message);
            return null;
        }
    }

    private static IEnumerable<StageLock> Choose(
        IReadOnlyList<StageLock> locks,
        IReadOnlyCollection<string> stages
    )
    {
        var unknown = stages.Except(locks.Select(l => l.Inputs.Stage), StringComparer.Ordinal);
        return unknown.FirstOrDefault() is { } stage
            ? throw new UsageException(
                $"No lock file is of the stage '{stage}'. There are: {string.Join(", ", locks.Select(l => l.Inputs.Stage))}."
            )
            : locks.Where(l => stages.Count == 0 || stages.Contains(l.Inputs.Stage));
    }

    // Others would refuse it.
    private bool Sound(StageLock held)
    {
        var sound = StageRecord.IsWhole(held);
        if (!sound)
        {
            Observer.OnWarning(
                $"The lock of {held.Inputs.Stage} contradicts itself and is left out: run the stage again."
            );
        }

        return sound;
    }

    private RegistryClient Connect() =>
        new(_registry, new RegistryOptions { Time = _options.Time });

    private void Tell(string what, TransferProgress progress) =>
        Observer.OnProgress(
            what,
            progress.OfBytes == 0 ? 1 : (double)progress.Bytes / progress.OfBytes
        );
}
