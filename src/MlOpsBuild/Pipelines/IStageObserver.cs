namespace MlOpsBuild.Pipelines;

/// <summary>Is told what happens to stages. Every member does nothing unless implemented.</summary>
public interface IStageObserver
{
    /// <summary>Another build has the store; this one waits.</summary>
    void OnWaiting(LockHolder holder) { }

    /// <summary>Nothing was to be done.</summary>
    void OnHit(StageOutcome outcome) { }

    /// <summary>Bytes come from or go to a registry, or the store of tracked data; <see cref="OnProgress"/> follows.</summary>
    /// <param name="what">The name under which progress is told: a stage's, a tracked path, or what is done.</param>
    void OnTransferring(string what) { }

    /// <summary>The outputs were in the store, or came into it from elsewhere; the lock file was written.</summary>
    void OnRestored(StageOutcome outcome) { }

    /// <summary>A stage begins to run.</summary>
    /// <param name="stage">The stage's name.</param>
    /// <param name="reason">Why, in one line.</param>
    void OnRunning(string stage, string reason) { }

    /// <summary>A stage got on; may come from any thread.</summary>
    /// <param name="stage">The stage's name.</param>
    /// <param name="share">The finished share, from 0 to 1.</param>
    void OnProgress(string stage, double share) { }

    /// <summary>A stage's work said something to people; may come from any thread.</summary>
    /// <param name="stage">The stage's name.</param>
    /// <param name="line">A line that steers no terminal and commands no build server.</param>
    void OnLog(string stage, string line) { }

    /// <summary>A stage ran and its outputs are in the store.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <param name="elapsed">How long it took.</param>
    void OnDone(StageOutcome outcome, TimeSpan elapsed) { }

    /// <summary>Something worth a line, and no fault.</summary>
    void OnNote(string message) { }

    /// <summary>Something is not as it should be, and is dealt with: one line, without the word "warning".</summary>
    void OnWarning(string message) { }
}
