using MlOpsBuild.Pipelines;

namespace MlOpsBuild;

/// <summary>Passes on what happens to stages that run again for another's sake, with that as the reason.</summary>
/// <param name="inner">Is told.</param>
/// <param name="reason">Why they run, for people.</param>
/// <param name="name">The name to give them; <see langword="null"/>: their own.</param>
internal sealed class RelabelledObserver(IStageObserver inner, string reason, string? name = null)
    : IStageObserver
{
    public void OnWaiting(LockHolder holder) => inner.OnWaiting(holder);

    public void OnTransferring(string what) => inner.OnTransferring(name ?? what);

    public void OnRunning(string stage, string why) => inner.OnRunning(name ?? stage, reason);

    public void OnProgress(string stage, double share) => inner.OnProgress(name ?? stage, share);

    public void OnLog(string stage, string line) => inner.OnLog(name ?? stage, line);

    public void OnDone(StageOutcome outcome, TimeSpan elapsed) =>
        inner.OnDone(outcome with { Stage = name ?? outcome.Stage, Reason = reason }, elapsed);

    public void OnNote(string message) => inner.OnNote(message);

    public void OnWarning(string message) => inner.OnWarning(message);
}
