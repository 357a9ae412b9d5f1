using MlOpsBuild.Pipelines;

namespace MlOpsBuild.StageDouble;

/// <summary>Writes every event as a line.</summary>
internal sealed class LineObserver : IStageObserver
{
    public void OnWaiting(LockHolder holder) => Console.WriteLine($"waiting for {holder}");

    public void OnHit(StageOutcome outcome) => Console.WriteLine($"hit {outcome.Stage}");

    public void OnRestored(StageOutcome outcome) => Console.WriteLine($"restored {outcome.Stage}");

    public void OnRunning(string stage, string reason) =>
        Console.WriteLine($"running {stage} ({reason})");

    public void OnProgress(string stage, double share) =>
        Console.WriteLine($"progress {stage} {share:F2}");

    public void OnDone(StageOutcome outcome, TimeSpan elapsed) =>
        Console.WriteLine($"done {outcome.Stage}");

    public void OnWarning(string message) => Console.WriteLine($"warning {message}");
}
