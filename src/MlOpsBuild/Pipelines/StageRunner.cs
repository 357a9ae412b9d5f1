using System.Collections.Concurrent;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;

namespace MlOpsBuild.Pipelines;

/// <summary>
/// Runs stages, unless their outputs are known already. A stage's outcome is kept for the life of the runner, so
/// that several targets of a build share it.
/// </summary>
public sealed partial class StageRunner
{
    private readonly StageRunnerOptions _options;
    private readonly IStageObserver _observer;
    private readonly CacheFolder _folder;
    private readonly OciLayout _layout;
    private readonly StageStore _store;
    private readonly StageInputReader _inputs;
    private readonly BuildLock _lock;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly ConcurrentDictionary<StageDefinition, StageOutcome> _byDefinition = new(
        ReferenceEqualityComparer.Instance
    );
    private readonly ConcurrentDictionary<string, StageOutcome> _byKey = new(
        StringComparer.Ordinal
    );
    private bool _tidied;

    /// <summary>Creates a runner; touches no file.</summary>
    public StageRunner(StageRunnerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _observer = options.Observer;
        _folder = new CacheFolder(options.RootDirectory, options.ProjectDirectory);
        _layout = OciLayout.Open(_folder.Store, _observer.OnWarning, options.Time);
        _store = new StageStore(_folder, _layout, _observer.OnWarning);
        Index = new FileIndex(_folder.Index, _folder.Root, _folder.Runs, options.Time);
        _inputs = new StageInputReader(_folder, Index, options.AbsentFiles);
        _lock = new BuildLock(_folder, options.Command, options.Time);
    }

    /// <summary>The store of outputs, <c>.mlops/store</c>.</summary>
    public OciLayout Store => _layout;

    /// <summary>The digests of files, <c>.mlops/index</c>.</summary>
    public FileIndex Index { get; }

    /// <summary>Brings a stage, and first those above it, to where its outputs are in the store.</summary>
    /// <exception cref="UsageException">A declared file is missing.</exception>
    /// <exception cref="MlOpsException">The store cannot be written, or a file changed while the stage ran.</exception>
    public async Task<StageOutcome> RunAsync(
        StageDefinition stage,
        CancellationToken cancellationToken
    )
    {
        StageValidation.Check(stage);
        if (_byDefinition.TryGetValue(stage, out var known))
        {
            return known;
        }

        await _gate.WaitAsync(cancellationToken);
        try
        {
            Tidy();
            return await ResolveAsync(stage, cancellationToken);
        }
        finally
        {
            Index.Save();
            _gate.Release();
        }
    }

    /// <summary>
    /// Keeps other builds from writing to or pruning the store, until disposed; stages may run meanwhile.
    /// </summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<IDisposable> HoldStoreAsync(CancellationToken cancellationToken) =>
        await _lock.AcquireAsync(_observer.OnWaiting, cancellationToken);

    private async Task<StageOutcome> ResolveAsync(
        StageDefinition stage,
        CancellationToken cancellationToken
    )
    {
        if (_byDefinition.TryGetValue(stage, out var known))
        {
            return known;
        }

        var upstream = await ResolveUpstreamAsync(stage, cancellationToken);
        var inputs = await ReadInputsAsync(stage, upstream, cancellationToken);
        var key = inputs.ToKey();
        if (!_byKey.TryGetValue(key.Hex, out var outcome))
        {
            var held = _store.ReadLock(stage);
            outcome =
                HitOrNull(stage, held, key)
                ?? await WriteAsync(stage, upstream, inputs, key, cancellationToken);
            _byKey[outcome.Key.Hex] = outcome;
        }

        return _byDefinition[stage] = outcome;
    }

    private async ValueTask<Dictionary<string, StageOutcome>> ResolveUpstreamAsync(
        StageDefinition stage,
        CancellationToken cancellationToken
    )
    {
        var upstream = new Dictionary<string, StageOutcome>(StringComparer.Ordinal);
        foreach (var earlier in stage.Upstream)
        {
            upstream[earlier.Name] = await ResolveAsync(earlier, cancellationToken);
        }

        return upstream;
    }

    private ValueTask<StageInputs> ReadInputsAsync(
        StageDefinition stage,
        Dictionary<string, StageOutcome> upstream,
        CancellationToken cancellationToken
    )
    {
        var digests = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, outcome) in upstream)
        {
            digests[name] = outcome.Manifest.ToString();
        }

        return _inputs.ReadAsync(stage, digests, cancellationToken);
    }

    private StageOutcome? HitOrNull(StageDefinition stage, StageLock? held, Digest key)
    {
        if (held is null || held.Key != key || _store.MissingOf(held).Count > 0)
        {
            return null;
        }

        var outcome = Outcome(
            stage,
            StageStatus.Hit,
            key,
            (held.Manifest, held.Outputs),
            [],
            StageReason.Unchanged
        );
        _observer.OnHit(outcome);
        return outcome;
    }

    // Everything that writes. Another build may have done the work while this one waited for the lock.
    private async Task<StageOutcome> WriteAsync(
        StageDefinition stage,
        Dictionary<string, StageOutcome> upstream,
        StageInputs inputs,
        Digest key,
        CancellationToken cancellationToken
    )
    {
        using var lease = await _lock.AcquireAsync(_observer.OnWaiting, cancellationToken);
        if (lease.Waited)
        {
            RunFolder.DeleteLeftovers(_folder, _layout);
            inputs = await ReadInputsAsync(stage, upstream, cancellationToken);
            key = inputs.ToKey();
        }

        var held = _store.ReadLock(stage, quiet: true);
        if (HitOrNull(stage, held, key) is { } hit)
        {
            return hit;
        }

        var changes = ChangesOf(held, inputs, key);
        using var run = RunFolder.Create(_folder);
        StageOutcome Restore((Digest, IReadOnlyList<StageOutput>) result, string reason)
        {
            var restored = Outcome(stage, StageStatus.Restored, key, result, changes, reason);
            _store.WriteLock(stage, LockOf(inputs, restored), run);
            _observer.OnRestored(restored);
            return restored;
        }

        if (await _store.FindAsync(stage.Name, key, cancellationToken) is { } found)
        {
            return Restore(
                found,
                changes.Count == 0 ? StageReason.Unlocked : StageReason.Of(changes)
            );
        }

        var known = held?.Key == key ? held.Manifest : (Digest?)null;
        if (await FetchAsync(stage.Name, key, known, cancellationToken) is { } fetched)
        {
            return Restore((fetched.Manifest, fetched.Outputs), StageReason.Fetched(changes));
        }

        return await ExecuteAsync(stage, upstream, inputs, held, changes, run, cancellationToken);
    }

    private IReadOnlyList<StageChange> ChangesOf(StageLock? held, StageInputs inputs, Digest key) =>
        held is null ? []
        : held.Key == key ? _store.MissingOf(held)
        : StageDiff.Between(held.Inputs, inputs);

    private StageOutcome Outcome(
        StageDefinition stage,
        StageStatus status,
        Digest key,
        (Digest Manifest, IReadOnlyList<StageOutput> Outputs) result,
        IReadOnlyList<StageChange> changes,
        string reason
    ) =>
        new()
        {
            Stage = stage.Name,
            Status = status,
            Key = key,
            Manifest = result.Manifest,
            Outputs = result.Outputs,
            Changes = changes,
            Reason = reason,
            Blobs = new StageBlobs(
                _layout,
                (why, cancel) => RecreateAsync(stage, key, result.Manifest, why, cancel)
            ),
        };

    private static StageLock LockOf(StageInputs inputs, StageOutcome outcome) =>
        new()
        {
            Inputs = inputs,
            Key = outcome.Key,
            Manifest = outcome.Manifest,
            Outputs = outcome.Outputs,
        };

    // Once, and only if a listing shows that there is something; not when another build is at work.
    private void Tidy()
    {
        if (_tidied)
        {
            return;
        }

        _tidied = true;
        if (RunFolder.HasLeftovers(_folder) && _lock.TryAcquire() is { } lease)
        {
            using (lease)
            {
                RunFolder.DeleteLeftovers(_folder, _layout);
            }
        }
    }
}
