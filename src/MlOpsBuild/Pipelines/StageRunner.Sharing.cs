using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;

namespace MlOpsBuild.Pipelines;

// Results that were computed elsewhere, and those that can go there.
public sealed partial class StageRunner
{
    /// <summary>
    /// What the project's lock files say, those of the commit and those of this machine, in ordinal order of the stages'
    /// names. One that cannot be read is left out with a warning.
    /// </summary>
    public IReadOnlyList<StageLock> ReadLocks()
    {
        var locks = new List<StageLock>();
        foreach (var file in _folder.LockFiles())
        {
            if (
                _store.ReadLockFile(file) is { } held
                && !locks.Exists(l => l.Inputs.Stage == held.Inputs.Stage)
            )
            {
                locks.Add(held);
            }
        }

        locks.Sort((a, b) => string.CompareOrdinal(a.Inputs.Stage, b.Inputs.Stage));
        return locks;
    }

    /// <summary>Whether the store has all outputs of a lock.</summary>
    public bool Has(StageLock held) => _store.MissingOf(held).Count == 0;

    /// <summary>Makes outputs that have come into the store known as the result of a lock.</summary>
    /// <exception cref="MlOpsException">The store cannot be written.</exception>
    public Task AdoptAsync(StageLock held, CancellationToken cancellationToken) =>
        _store.AdoptAsync(held, cancellationToken);

    /// <summary>Waits for other builds and keeps them out until disposed.</summary>
    public async Task<IDisposable> LockAsync(CancellationToken cancellationToken) =>
        await _lock.AcquireAsync(_observer.OnWaiting, cancellationToken);

    // What is known already, and not there.
    private async Task<bool> RefetchAsync(
        string stage,
        Digest key,
        Digest manifest,
        CancellationToken cancellationToken
    )
    {
        if (_options.Remote is null)
        {
            return false;
        }

        using var lease = await LockAsync(cancellationToken);
        return await FetchAsync(stage, key, manifest, cancellationToken) is not null;
    }

    private async Task<StageLock?> FetchAsync(
        string stage,
        Digest key,
        Digest? manifest,
        CancellationToken cancellationToken
    )
    {
        if (_options.Remote is not { } remote)
        {
            return null;
        }

        var fetched = await remote.FetchAsync(stage, key, manifest, _layout, cancellationToken);
        if (fetched is not null)
        {
            await _store.AdoptAsync(fetched, cancellationToken);
        }

        return fetched;
    }
}
