using System.Buffers;
using System.Collections.Concurrent;
using MlOpsBuild.Common;

namespace MlOpsBuild.Scoring.Processes;

/// <summary>
/// Keeps one process of a model running, on a thread of its own: starts it, gives it one request after the other, and starts it
/// again when it ends.
/// </summary>
internal sealed class ProcessWorker
{
    private readonly string _folder;
    private readonly ProcessWeights _weights;
    private readonly ProcessProtocol _protocol;
    private readonly ProcessScorerOptions _options;
    private readonly BlockingCollection<ProcessJob> _jobs;
    private readonly Action<string> _log;
    private readonly TimeProvider _time;
    private readonly CancellationToken _end;
    private readonly TaskCompletionSource _started = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );

    private readonly ArrayBufferWriter<byte> _line = new();
    private readonly Thread _thread;
    private volatile bool _isReady;

    public ProcessWorker(
        string folder,
        ProcessWeights weights,
        ProcessProtocol protocol,
        ProcessScorerOptions options,
        BlockingCollection<ProcessJob> jobs,
        Action<string> log,
        TimeProvider time,
        CancellationToken end
    )
    {
        _folder = folder;
        _weights = weights;
        _protocol = protocol;
        _options = options;
        _jobs = jobs;
        _log = log;
        _time = time;
        _end = end;
        _thread = new Thread(Run) { IsBackground = true, Name = "model process" };
    }

    /// <summary>Whether its process answers.</summary>
    public bool IsReady => _isReady;

    /// <summary>Ends when the first process answers, or with why it does not.</summary>
    public Task Started => _started.Task;

    /// <summary>Is called when its process ended, before another is started.</summary>
    public Action? Ended { get; set; }

    /// <summary>Starts its thread.</summary>
    public void Start() => _thread.Start();

    /// <summary>Waits until its process is gone, once the end was signalled.</summary>
    public void Join() => _thread.Join();

    private void Run()
    {
        var failures = 0;
        while (!_end.IsCancellationRequested)
        {
            var answered = RunOnce();
            if (!_started.Task.IsCompletedSuccessfully)
            {
                return; // it never answered: the model cannot be loaded
            }

            failures = answered ? 0 : failures + 1;
            if (failures > 0)
            {
                var delay = _options.FirstDelay * (1 << Math.Min(failures - 1, 20));
                _end.WaitHandle.WaitOne(
                    delay < _options.LongestDelay ? delay : _options.LongestDelay
                );
            }
        }
    }

    // Returns whether the process answered a request.
    private bool RunOnce()
    {
        var answered = false;
        try
        {
            using var process = ModelProcess.Start(
                _folder,
                _weights,
                _options.EndLimit,
                _log,
                _time
            );
            using var _ = _end.Register(process.EndSoon);
            try
            {
                var answer = process.Ask(_protocol.Empty(), _options.ReadyLimit);
                _protocol.ReadAnswer(answer, []);
                _isReady = true;
                _started.TrySetResult();
                while (Next(process) is { } job)
                {
                    Work(process, job, ref answered);
                }
            }
            finally
            {
                _isReady = false;
                Ended?.Invoke();
            }
        }
        catch (ProcessEndedException e)
        {
            Tell($"The model's program is over: {e.Cause}.", e);
        }
        catch (ProcessAnswerException e)
        {
            Tell($"The model's program is ended: {e.Cause}", e);
        }
        catch (MlOpsException e)
        {
            Tell(e.Message, e);
        }

        return answered;
    }

    private void Tell(string message, Exception e)
    {
        if (!_started.TrySetException(new MlOpsException(message, inner: e)))
        {
            _log(LogText.WithoutCommands(PlainText.Of(message)));
        }
    }

    // Null at the end.
    private ProcessJob? Next(ModelProcess process)
    {
        using var any = CancellationTokenSource.CreateLinkedTokenSource(_end, process.Exited);
        try
        {
            return _jobs.Take(any.Token);
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            return null;
        }
        catch (OperationCanceledException)
        {
            throw process.Ended(null);
        }
    }

    private void Work(ModelProcess process, ProcessJob job, ref bool answered)
    {
        if (
            job.CancellationToken.IsCancellationRequested
            || _time.GetElapsedTime(job.Queued) > _options.RequestLimit
        )
        {
            job.Fail(
                ScoringFailure.Unavailable,
                "no process of the model was free in time; try again."
            );
            return;
        }

        try
        {
            _line.ResetWrittenCount();
            _protocol.WriteRequest(_line, job.Rows);
            var outputs = new double[job.Outputs];
            _protocol.ReadAnswer(process.Ask(_line.WrittenSpan, _options.RequestLimit), outputs);
            answered = true;
            job.Succeed(outputs);
        }
        catch (ArgumentException e)
        {
            job.Fail(ScoringFailure.Failed, e.Message);
        }
        catch (ProcessAnswerException e) when (!e.IsOutOfStep)
        {
            answered = true;
            // Told to the log first, so that who is told of the failure finds it there.
            if (e.Told is { } told)
            {
                _log(LogText.WithoutCommands(PlainText.Of($"The model's program failed: {told}")));
            }

            job.Fail(ScoringFailure.Failed, e.Message, e.Cause);
        }
        catch (ProcessAnswerException e)
        {
            _isReady = false; // first, so that who hears of it does not ask this process again
            job.Fail(ScoringFailure.Failed, e.Message, e.Cause);
            throw;
        }
        catch (ProcessEndedException e)
        {
            _isReady = false;
            job.Fail(
                e.IsLate ? ScoringFailure.Late : ScoringFailure.Unavailable,
                e.IsLate
                    ? $"the model did not answer: {e.Message}."
                    : "the model's program ended; it is started again.",
                $"{e.Cause}."
            );
            throw;
        }
    }
}
