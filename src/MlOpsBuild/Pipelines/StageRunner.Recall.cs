using MlOpsBuild.Common;

namespace MlOpsBuild.Pipelines;

public sealed partial class StageRunner
{
    /// <summary>
    /// The outcome that a lock tells of, e.g. another commit's, if the store has all of it; else <see langword="null"/>.
    /// Runs nothing; what the store lacks comes from <see cref="StageRunnerOptions.Remote"/>, if that has it.
    /// </summary>
    /// <exception cref="MlOpsException">The store cannot be written.</exception>
    public async Task<StageOutcome?> RecallAsync(
        StageLock held,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(held);
        var stage = held.Inputs.Stage;
        return !Has(held) && !await RefetchAsync(stage, held.Key, held.Manifest, cancellationToken)
            ? null
            : new StageOutcome
            {
                Stage = held.Inputs.Stage,
                Status = StageStatus.Hit,
                Key = held.Key,
                Manifest = held.Manifest,
                Outputs = held.Outputs,
                Reason = StageReason.Unchanged,
                Blobs = _layout,
            };
    }
}
