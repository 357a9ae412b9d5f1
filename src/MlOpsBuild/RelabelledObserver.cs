using MlOpsBuild.Pipelines;

namespace MlOpsBuild;

/// <summary>Passes on what happens to a stage that is run for another's sake, under that other's name.</summary>
internal sealed class RelabelledObserver(IStageObserver inner, string name) : IStageObserver
{
    public void OnWaiting(LockHolder holder) => inner.OnWaiting(holder);

    public void OnTransferring(string what) => inner.OnTransferring(name);

    public void OnRunning(string stage, string reason) =>
        inner.OnRunning(name, "trained again from its commit");

    public void OnProgress(string stage, double share) => inner.OnProgress(name, share);

    public void OnDone(StageOutcome outcome, TimeSpan elapsed) =>
        inner.OnDone(
            outcome with
            {
                Stage = name,
                Reason = "trained again from its commit",
            },
            elapsed
        );

    public void OnNote(string message) => inner.OnNote(message);

    public void OnWarning(string message) => inner.OnWarning(message);
}
