using MlOpsBuild.Common;

namespace MlOpsBuild.Pipelines;

// Running a stage's code.
public sealed partial class StageRunner
{
    private async Task<StageOutcome> ExecuteAsync(
        StageDefinition stage,
        Dictionary<string, StageOutcome> upstream,
        StageInputs inputs,
        StageLock? held,
        IReadOnlyList<StageChange> changes,
        RunFolder run,
        CancellationToken cancellationToken
    )
    {
        var key = inputs.ToKey();
        var reason = StageReason.Of(changes);
        var began = _options.Time.GetTimestamp();
        await _inputs.RestoreAsync(inputs, _observer.OnNote, cancellationToken);
        _observer.OnRunning(stage.Name, reason);
        await RunCodeAsync(stage, upstream, run, cancellationToken);
        await _inputs.VerifyAsync(inputs, cancellationToken);
        var result = await _store.PutAsync(stage.Name, key, run.Output, cancellationToken);
        if (held is not null && held.Key == key && held.Manifest != result.Manifest)
        {
            _observer.OnWarning(
                $"{stage.Name} put out something else than the lock file says for the same inputs ({held.Manifest.Short} -> {result.Manifest.Short}): it does not depend on its inputs alone."
            );
        }

        var outcome = Outcome(stage, StageStatus.Miss, key, result, changes, reason);
        _store.WriteLock(stage, LockOf(inputs, outcome), run);
        _observer.OnDone(outcome, _options.Time.GetElapsedTime(began));
        return outcome;
    }

    private async Task RunCodeAsync(
        StageDefinition stage,
        Dictionary<string, StageOutcome> upstream,
        RunFolder run,
        CancellationToken cancellationToken
    )
    {
        var context = new StageContext
        {
            ProjectDirectory = _folder.ProjectFile("."),
            OutputDirectory = run.Output,
            TemporaryDirectory = run.Work,
            Upstream = upstream,
            Threads = _options.Threads,
            Progress = new StageProgress(stage.Name, _observer),
            Log = line => _observer.OnLog(stage.Name, LogText.WithoutCommands(PlainText.Of(line))),
        };
        // On another thread, so that code that does not look at the token cannot hold up Ctrl+C.
        var work = Task.Run(() => stage.RunAsync(context, cancellationToken), cancellationToken);
        try
        {
            await work.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (!work.IsCompleted)
        {
            await work.WaitAsync(stage.EndsWithin, _options.Time, CancellationToken.None)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }

        cancellationToken.ThrowIfCancellationRequested();
    }

    // A blob that was thought to be there is not, or is damaged.
    private async Task RecreateAsync(
        StageDefinition stage,
        Digest key,
        Digest manifest,
        string why,
        CancellationToken cancellationToken
    )
    {
        if (await RefetchAsync(stage.Name, key, manifest, cancellationToken))
        {
            _observer.OnWarning($"{why}: it came from the registry again.");
            return;
        }

        _observer.OnWarning($"{why}: {stage.Name} runs again.");
        var upstream = await ResolveUpstreamAsync(stage, cancellationToken);
        var inputs = await ReadInputsAsync(stage, upstream, cancellationToken);
        if (inputs.ToKey() != key)
        {
            throw new MlOpsException(
                $"{why}, and the inputs of {stage.Name} have changed since. Run again."
            );
        }

        using var lease = await _lock.AcquireAsync(_observer.OnWaiting, cancellationToken);
        using var run = RunFolder.Create(_folder);
        var held = _store.ReadLock(stage, quiet: true);
        var missing = held is null ? [] : _store.MissingOf(held);
        var again = await ExecuteAsync(
            stage,
            upstream,
            inputs,
            held,
            missing,
            run,
            cancellationToken
        );
        if (again.Manifest != manifest)
        {
            throw new MlOpsException(
                $"{why}, and {stage.Name} put out something else when it ran again ({manifest.Short} -> {again.Manifest.Short}): it does not depend on its inputs alone."
            );
        }
    }

    private sealed class StageProgress(string stage, IStageObserver observer) : IProgress<double>
    {
        public void Report(double value) => observer.OnProgress(stage, Math.Clamp(value, 0, 1));
    }
}
