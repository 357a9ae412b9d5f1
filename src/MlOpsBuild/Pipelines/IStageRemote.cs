using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;

namespace MlOpsBuild.Pipelines;

/// <summary>
/// Where results of stages come from that were computed elsewhere. Asked only for what the store lacks: a run of hits
/// never asks.
/// </summary>
public interface IStageRemote
{
    /// <summary>
    /// Brings the outputs of a stage into the store, verified. It is a help and no need: a remote that cannot be reached,
    /// and a result that is not what it says, are a warning and an answer of <see langword="null"/>.
    /// </summary>
    /// <param name="stage">The stage's name.</param>
    /// <param name="key">The key of its inputs.</param>
    /// <param name="manifest">
    /// What a lock file says that this key gives: another result is refused; <see langword="null"/>: no lock file knows.
    /// </param>
    /// <param name="store">Where the outputs go.</param>
    /// <param name="cancellationToken">Ends the transfer.</param>
    /// <returns>The result's lock, or <see langword="null"/> when there is none to have.</returns>
    /// <exception cref="MlOpsException">The store cannot be written.</exception>
    /// <exception cref="UsageException">What names the remote is wrong.</exception>
    Task<StageLock?> FetchAsync(
        string stage,
        Digest key,
        Digest? manifest,
        OciLayout store,
        CancellationToken cancellationToken
    );
}
