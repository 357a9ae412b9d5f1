namespace MlOpsBuild.Pipelines;

public sealed partial class StageRunner
{
    /// <summary>
    /// The outcome that a lock tells of, e.g. another commit's, if the store has all of it; else <see langword="null"/>.
    /// Runs and writes nothing.
    /// </summary>
    public StageOutcome? Recall(StageLock held)
    {
        ArgumentNullException.ThrowIfNull(held);
        return _store.MissingOf(held).Count > 0
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
