using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Pipelines;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.Remote;
using MlOpsBuild.Registry.Sharing;

namespace MlOpsBuild;

/// <summary>
/// Shares what a project's lock files and data pointers name through its registry. Works also where the project's data is
/// not there.
/// </summary>
public sealed partial class ProjectSharing
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
        return new ProjectSharing(options, options.LoadConfig());
    }

    /// <summary>
    /// For <see cref="StageRunnerOptions.Remote"/>: the project's registry, asked for results that the store lacks;
    /// <see langword="null"/> when none is named.
    /// </summary>
    /// <exception cref="UsageException">mlops.yaml is missing or wrong.</exception>
    public static IStageRemote? RemoteOf(ModelProjectOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return ProjectRegistry.RemoteOf(options.LoadConfig(), options);
    }

    /// <summary>
    /// Sends the result of each stage that a lock file of the commit or of this machine names, and whose outputs are all
    /// in the store, and the project's data snapshots. What is there already costs one question.
    /// </summary>
    /// <exception cref="RegistryException">The registry refused, or could not be reached.</exception>
    /// <exception cref="MlOpsException">A pointer cannot be read, or the store lacks a part of a snapshot.</exception>
    public async Task<ShareResult> PushAsync(CancellationToken cancellationToken)
    {
        var known = _runner.ReadLocks();
        var locks = known.Where(IsSound).Where(_runner.Has).ToList();
        using var client = Connect();
        Observer.OnTransferring("push");
        var (sent, blobs, bytes) = await new StageRecords(client, p => Tell("push", p)).PushAsync(
            locks,
            _runner.Store,
            cancellationToken
        );
        var results = new ShareResult
        {
            Results = sent.Count,
            There = locks.Count - sent.Count,
            Blobs = blobs,
            Bytes = bytes,
            Missing = [.. known.Except(locks).Select(l => l.Inputs.Stage)],
        };
        return results + await PushDataAsync(client, cancellationToken);
    }

    /// <summary>
    /// Gets the result of each stage that a lock file names and the store lacks, and the data snapshots that it lacks.
    /// Results are all outputs of the stage, and nothing of other stages.
    /// </summary>
    /// <param name="stages">Only the results of these, and no data; empty: all.</param>
    /// <param name="cancellationToken">Ends the transfer; what came stays.</param>
    /// <exception cref="UsageException">No lock file is of such a stage.</exception>
    /// <exception cref="RegistryException">The registry refused, or could not be reached.</exception>
    /// <exception cref="MlOpsException">A pointer cannot be read, or a snapshot is not what it says.</exception>
    public async Task<ShareResult> PullAsync(
        IReadOnlyCollection<string> stages,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(stages);
        using var lease = await _runner.LockAsync(cancellationToken);
        RegistryClient? client = null;
        try
        {
            RegistryClient Client() => client ??= Connect();
            var locks = Choose(_runner.ReadLocks(), stages).Where(IsSound).ToList();
            var results = await PullResultsAsync(locks, Client, cancellationToken);
            return stages.Count > 0
                ? results
                : results + await PullDataAsync(Client, cancellationToken);
        }
        finally
        {
            client?.Dispose();
        }
    }

    private async Task<ShareResult> PullResultsAsync(
        List<StageLock> wanted,
        Func<RegistryClient> connect,
        CancellationToken cancellationToken
    )
    {
        var lacking = wanted.Where(l => !_runner.Has(l)).ToList();
        if (lacking.Count == 0)
        {
            return new ShareResult { There = wanted.Count };
        }

        Observer.OnTransferring("pull");
        var records = new StageRecords(connect(), p => Tell("pull", p));
        var answers = await Task.WhenAll(
            lacking.Select(l => FindAsync(records, l, cancellationToken))
        );
        var found = answers.OfType<StageLock>().ToList();
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
            Missing = [.. lacking.Where((_, i) => answers[i] is null).Select(l => l.Inputs.Stage)],
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
        var names = locks.Select(l => l.Inputs.Stage).ToList();
        return stages.Except(names, StringComparer.Ordinal).FirstOrDefault() is { } unknown
            ? throw new UsageException(
                names.Count == 0
                    ? $"--stages names '{unknown}', and the project has no lock file yet."
                    : $"--stages names '{unknown}', and no lock file is of that stage. There are: {string.Join(", ", names)}."
            )
            : locks.Where(l => stages.Count == 0 || stages.Contains(l.Inputs.Stage));
    }

    // Others would refuse it.
    private bool IsSound(StageLock held)
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
        new(
            _registry,
            new RegistryOptions
            {
                Time = _options.Time,
                UploadFolder = Path.Combine(_options.Root, ".mlops", "uploads"),
            }
        );

    private void Tell(string what, TransferProgress progress) =>
        Observer.OnProgress(
            what,
            progress.OfBytes == 0 ? 1 : (double)progress.Bytes / progress.OfBytes
        );
}
