using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;

namespace MlOpsBuild.Pipelines;

// Freeing what no lock file leads to.
public sealed partial class StageRunner
{
    /// <summary>
    /// Removes the outputs of stages that no lock file leads to: neither one of those given, nor one on this machine
    /// (<c>.mlops/lock</c>). What has another tag than a stage's stays, unless <paramref name="readNotNeeded"/> says
    /// otherwise. Waits for other builds.
    /// </summary>
    /// <param name="readLockFiles">
    /// Reads the content of lock files, called while no other build runs; what cannot be read as one is left out with a warning.
    /// </param>
    /// <param name="readNotNeeded">
    /// Gives a function that tells of a tag, not a stage's, whether it may go; called while no other build runs.
    /// </param>
    /// <param name="dryRun">Counts and changes nothing.</param>
    /// <param name="cancellationToken">Stops waiting, or between blobs.</param>
    /// <exception cref="MlOpsException">The store cannot be read or written.</exception>
    public async Task<PruneResult> PruneAsync(
        Func<IEnumerable<byte[]>> readLockFiles,
        Func<Func<string, bool>> readNotNeeded,
        bool dryRun,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(readLockFiles);
        ArgumentNullException.ThrowIfNull(readNotNeeded);
        using var lease = await _lock.AcquireAsync(_observer.OnWaiting, cancellationToken);
        var local = Directory.Exists(_folder.Locks)
            ? Directory
                .EnumerateFiles(_folder.Locks, "*.json", SearchOption.AllDirectories)
                .Select(File.ReadAllBytes)
            : [];
        var tags = new HashSet<string>(StringComparer.Ordinal);
        var manifests = new HashSet<Digest>();
        foreach (var bytes in readLockFiles().Concat(local))
        {
            if (TryParse(bytes) is { } held)
            {
                tags.Add(StageManifest.TagOf(held.Inputs.Stage, held.Key));
                manifests.Add(held.Manifest);
            }
        }

        var notNeeded = readNotNeeded();
        return await _layout.PruneAsync(
            entry =>
                manifests.Contains(entry.Digest)
                || (
                    entry.Annotations.TryGetValue(OciMediaTypes.RefName, out var tag)
                    && (StageManifest.IsTag(tag) ? tags.Contains(tag) : !notNeeded(tag))
                ),
            dryRun,
            cancellationToken
        );
    }

    private StageLock? TryParse(byte[] bytes)
    {
        try
        {
            return StageLock.Parse(bytes);
        }
        catch (FormatException e)
        {
            _observer.OnWarning($"A lock file cannot be read, and keeps nothing: {e.Message}");
            return null;
        }
    }
}
