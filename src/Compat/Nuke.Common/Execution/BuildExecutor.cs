using System.Reflection;
using Serilog;

namespace Nuke.Common.Execution;

/// <summary>Runs the targets of the plan one after another.</summary>
internal sealed class BuildExecutor
{
    private static readonly TimeSpan s_signalDelay = TimeSpan.FromMilliseconds(100);

    private readonly NukeBuild _build;
    private readonly IReadOnlyList<ExecutableTarget> _plan;
    private readonly BuildAttempt _attempt = new();
    private bool _failed;
    private volatile bool _isAborted;
    private int _threadsAfterAbort;

    public BuildExecutor(NukeBuild build, IReadOnlyList<ExecutableTarget> plan)
    {
        _build = build;
        _plan = plan;
        foreach (var target in plan)
            target.Status = ExecutionStatus.Scheduled;
    }

    /// <summary>Set from the thread of a signal: no target starts after it.</summary>
    public bool IsAborted => _isAborted;

    /// <summary>Marks the targets that will not run, before the first one does.</summary>
    public void Prepare(IReadOnlyList<ExecutableTarget> targets, IReadOnlyList<string> skipped)
    {
        foreach (var target in _plan.Where(x => x.Actions.Count == 0))
            target.Status = ExecutionStatus.Collective;

        if (_build.Continue)
        {
            var succeeded = _attempt.ReadSucceeded();
            foreach (var target in _plan.Where(x => succeeded.Contains(x.Name)))
                target.Status = ExecutionStatus.Skipped;
        }

        if (skipped is null)
            return;

        var named = new HashSet<ExecutableTarget>();
        foreach (var name in skipped)
        {
            if (ExecutionPlanner.TryFind(targets, name) is { } target)
                named.Add(target);
            else
                Log.Warning(
                    "{Message}",
                    ExecutionPlanner.GetUnknownTargetMessage(targets, name, list: false)
                );
        }

        foreach (var target in _plan)
        {
            if (skipped.Count > 0 ? named.Contains(target) : !target.Invoked)
                Skip(target, "via parameter");
            else if (skipped.Count == 0)
                SkipUnneeded(target, target.Triggers);
        }
    }

    /// <summary>Evaluates the static conditions of all targets.</summary>
    public void CheckStaticConditions()
    {
        foreach (var target in _plan.Where(IsPending))
        {
            if (FindViolated(target, target.StaticConditions) is { } condition)
                Skip(target, reason: null, condition);
        }
    }

    public void Run()
    {
        _attempt.Start();
        foreach (var target in _plan)
        {
            if (IsAborted)
                break;

            if (target.Status == ExecutionStatus.Skipped)
                _build.Extensions.OnTargetSkipped(target);
            else if (IsPending(target) && (!_failed || target.AssuredAfterFailure))
                Run(target);
        }

        // Where the target that was running took too long to end, another thread has gone on, and will end the process.
        if (IsAborted && !TryRunAssured())
            Thread.Sleep(Timeout.Infinite);

        MarkRemaining();
        if (!_failed && !IsAborted)
            _attempt.Clear();
    }

    /// <summary>After an abort, runs the targets that are to run whatever happens; false where another thread does.</summary>
    public bool TryRunAssured()
    {
        if (Interlocked.Increment(ref _threadsAfterAbort) > 1)
            return false;

        // First, so that nothing counts as skipped because an assured target is.
        MarkRemaining(except: x => x.AssuredAfterFailure);
        foreach (var target in _plan.Where(x => x.AssuredAfterFailure && IsPending(x)))
            Run(target);

        return true;
    }

    /// <summary>Marks what ran as aborted and what waited as not run.</summary>
    public void Abort()
    {
        foreach (var target in _plan.Where(x => x.Status == ExecutionStatus.Running))
            SetAborted(target);

        _isAborted = true;
    }

    public void MarkRemaining(Func<ExecutableTarget, bool> except = null)
    {
        foreach (var target in _plan.Where(x => x.Status == ExecutionStatus.Scheduled))
        {
            if (except?.Invoke(target) != true)
                target.Status = ExecutionStatus.NotRun;
        }
    }

    private static bool IsPending(ExecutableTarget target) =>
        target.Status is ExecutionStatus.Scheduled or ExecutionStatus.Collective;

    private void Run(ExecutableTarget target)
    {
        string condition;
        try
        {
            condition = FindViolated(target, target.DynamicConditions);
        }
        catch (TargetConditionException)
        {
            _failed = true;
            return;
        }

        if (condition is not null)
        {
            Skip(target, reason: null, condition);
            _build.Extensions.OnTargetSkipped(target);
            return;
        }

        if (target.Actions.Count == 0)
            return;

        BuildLog.Current.Target = target.Name;
        using (NukeBuild.Host.WriteBlock(target.Name))
        {
            target.Status = ExecutionStatus.Running;
            target.Stopwatch.Start();
            try
            {
                _build.Extensions.OnTargetRunning(target);
                foreach (var action in target.Actions)
                    action();

                target.Stopwatch.Stop();
                if (target.Status == ExecutionStatus.Running)
                {
                    target.Status = ExecutionStatus.Succeeded;
                    _attempt.Add(target.Name);
                    _build.Extensions.OnTargetSucceeded(target);
                }
            }
            catch (Exception exception)
            {
                Fail(target, Unwrap(exception));
            }
        }

        BuildLog.Current.Target = null;
    }

    private void Fail(ExecutableTarget target, Exception exception)
    {
        target.Stopwatch.Stop();
        // A target may hear of an interruption before this does.
        if (IsCancellation(exception))
            SpinWait.SpinUntil(() => IsAborted, s_signalDelay);

        if (IsAborted && target.Status == ExecutionStatus.Aborted)
            return;

        _failed |= !target.ProceedAfterFailure;
        target.Status = ExecutionStatus.Failed;
        if (target.SummaryInformation.Count == 0)
        {
            var line = exception.Message.Split('\n', 2)[0].TrimEnd('\r');
            target.SummaryInformation[exception.GetType().Name] = line;
            _build.Extensions.OnTargetSummaryUpdated(target);
        }

        Log.Error(exception, "Target {TargetName} has thrown an exception", target.Name);
        _build.Extensions.OnTargetFailed(target);
    }

    private static void SetAborted(ExecutableTarget target)
    {
        target.Stopwatch.Stop();
        target.Status = ExecutionStatus.Aborted;
    }

    private static bool IsCancellation(Exception exception) =>
        exception is OperationCanceledException
        || exception.InnerException is OperationCanceledException;

    private static Exception Unwrap(Exception exception)
    {
        while (true)
        {
            switch (exception)
            {
                case TargetInvocationException { InnerException: { } inner }:
                    exception = inner;
                    break;
                case AggregateException { InnerExceptions: [var single] }:
                    exception = single;
                    break;
                default:
                    return exception;
            }
        }
    }

    /// <summary>The conditions that are not met, or null.</summary>
    private static string FindViolated(
        ExecutableTarget target,
        List<(string Text, Func<bool> Delegate)> conditions
    )
    {
        string violated = null;
        foreach (var (text, condition) in conditions)
        {
            try
            {
                if (!condition())
                    violated = violated is null ? text : $"{violated} && {text}";
            }
            catch (Exception exception)
            {
                exception = Unwrap(exception);
                Log.Error(
                    exception,
                    "Invocation of condition for {TargetName} has thrown an exception",
                    target.Name
                );
                throw new TargetConditionException(exception);
            }
        }

        return violated;
    }

    private void Skip(ExecutableTarget target, string reason, string condition = null)
    {
        target.Status = ExecutionStatus.Skipped;
        target.OnlyWhen ??= condition;
        if (target.OnlyWhen is null)
            target.Skipped ??= reason;

        SkipUnneeded(target, target.Triggers);
        if (target.DependencyBehavior == DependencyBehavior.Skip)
            SkipUnneeded(target, target.ExecutionDependencies);
    }

    /// <summary>Skips those of the candidates for which nothing else that will run asks.</summary>
    private void SkipUnneeded(ExecutableTarget origin, IEnumerable<ExecutableTarget> candidates)
    {
        foreach (var candidate in candidates)
        {
            var needed = _plan.Any(x =>
                x != origin
                && IsPending(x)
                && (x.ExecutionDependencies.Contains(candidate) || x.Triggers.Contains(candidate))
            );
            if (!needed && !candidate.Invoked && IsPending(candidate) && _plan.Contains(candidate))
                Skip(candidate, $"because of {origin.Name}");
        }
    }
}
