using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using MlOpsBuild.Common;

namespace MlOpsBuild.Scoring.Processes;

/// <summary>
/// A model whose outputs a program computes that stays running: several processes of it, each with one request at a time. Requests
/// are not put together: to some libraries the bits of a row's outputs depend on the rows beside it, and served predictions are to
/// equal the evaluated ones.
/// </summary>
public sealed class ProcessScorer : IScorer, IDisposable
{
    private readonly ProcessScorerOptions _options;
    private readonly TimeProvider _time;
    private readonly BlockingCollection<ProcessJob> _jobs;
    private readonly CancellationTokenSource _end;
    private readonly ProcessWorker[] _workers;
    private readonly SemaphoreSlim _batches;
    private readonly int _batchRows;
    private bool _isDisposed;

    private ProcessScorer(
        ModelSignature signature,
        string folder,
        ProcessWeights weights,
        ProcessScorerOptions options,
        Action<string> log,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        _end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Signature = signature;
        _options = options;
        _time = time;
        _jobs = new(options.MaxWaiting);
        _batches = new(options.Processes);
        var protocol = new ProcessProtocol(signature);
        _batchRows = protocol.RowsPerRequest;
        _workers =
        [
            .. Enumerable
                .Range(0, options.Processes)
                .Select(_ => new ProcessWorker(
                    folder,
                    weights,
                    protocol,
                    options,
                    _jobs,
                    log,
                    time,
                    _end.Token
                )
                {
                    Ended = FailWaiting,
                }),
        ];
    }

    /// <inheritdoc/>
    public ModelSignature Signature { get; }

    /// <summary>Whether a process answers.</summary>
    public bool IsReady => _workers.Any(w => w.IsReady);

    /// <summary>Starts the processes and waits until each answers.</summary>
    /// <exception cref="MlOpsException">One does not.</exception>
    internal static ProcessScorer Start(
        ModelSignature signature,
        string folder,
        ProcessWeights weights,
        ModelOpenOptions options
    )
    {
        var scorer = new ProcessScorer(
            signature,
            folder,
            weights,
            options.Process,
            options.Log,
            options.Time,
            options.CancellationToken
        );
        try
        {
            foreach (var worker in scorer._workers)
            {
                worker.Start();
            }

            Task.WaitAll([.. scorer._workers.Select(w => w.Started)]);
            return scorer;
        }
        catch (AggregateException e)
        {
            scorer.Dispose();
            options.CancellationToken.ThrowIfCancellationRequested();
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
            throw;
        }
    }

    /// <summary>Scores rows.</summary>
    /// <param name="rows">The encoded rows, one after the other.</param>
    /// <param name="cancellationToken">Is cancelled when nobody waits any more.</param>
    /// <returns>The outputs, one row after the other.</returns>
    /// <exception cref="ScoringException">There are none.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    public async Task<double[]> ScoreAsync(
        ReadOnlyMemory<double> rows,
        CancellationToken cancellationToken
    )
    {
        var width = Signature.Features.Count;
        if (rows.Length % width != 0)
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"There are {rows.Length} values, expected a multiple of {width}."
                ),
                nameof(rows)
            );
        }

        var job = new ProcessJob(
            rows.ToArray(),
            rows.Length / width * Signature.OutputWidth,
            _time.GetTimestamp(),
            cancellationToken
        );
        if (!IsReady)
        {
            throw new ScoringException(
                ScoringFailure.Unavailable,
                "the model's program is being started; try again."
            );
        }

        if (!_jobs.TryAdd(job))
        {
            throw new ScoringException(
                ScoringFailure.Unavailable,
                "more requests wait for the model than it can answer; try again later."
            );
        }

        // The last process may have ended while it was added.
        if (!IsReady)
        {
            FailWaiting();
        }

        return await job.Result.WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="ScoringException">There are no outputs; see <see cref="ScoreAsync"/>.</exception>
    public void ScoreRow(ReadOnlySpan<double> features, Span<double> output) =>
        ScoreAsync(features.ToArray(), CancellationToken.None)
            .GetAwaiter()
            .GetResult()
            .CopyTo(output);

    /// <summary>
    /// Scores all rows, many with each request, all processes at once. That a row's outputs are the same whatever rows stand
    /// beside it is the program's duty.
    /// </summary>
    /// <inheritdoc/>
    /// <exception cref="MlOpsException">The program failed; says in which rows, and what it said.</exception>
    public void Score(FeatureMatrix features, Span<double> output)
    {
        ArgumentNullException.ThrowIfNull(features);
        var outputs = new double[features.RowCount * Signature.OutputWidth];
        ScoreAllAsync(features, outputs).GetAwaiter().GetResult();
        outputs.CopyTo(output);
    }

    /// <summary>Ends the processes; requests that wait for them get no outputs.</summary>
    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        _end.Cancel();
        foreach (var worker in _workers)
        {
            worker.Join();
        }

        FailWaiting();
        _end.Dispose();
    }

    // The first failure ends the rest.
    private async Task ScoreAllAsync(FeatureMatrix features, double[] outputs)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(_end.Token);
        var starts = new Queue<int>();
        for (var from = 0; from < features.RowCount; from += _batchRows)
        {
            starts.Enqueue(from);
        }

        MlOpsException? failure = null;
        var work = Enumerable.Range(0, Math.Min(_workers.Length, starts.Count)).Select(_ => Work());
        await Task.WhenAll(work);
        if (failure is not null)
        {
            throw failure;
        }

        _end.Token.ThrowIfCancellationRequested();

        async Task Work()
        {
            while (Next() is { } from)
            {
                var count = Math.Min(_batchRows, features.RowCount - from);
                try
                {
                    // Several may score at once; none waits in the line of requests, where its time would run.
                    await _batches.WaitAsync(stop.Token);
                    try
                    {
                        var part = await ScoreAsync(RowsOf(features, from, count), stop.Token);
                        part.CopyTo(outputs, from * Signature.OutputWidth);
                    }
                    finally
                    {
                        _batches.Release();
                    }
                }
                catch (OperationCanceledException) when (stop.IsCancellationRequested)
                {
                    return;
                }
                catch (ScoringException e)
                {
                    Interlocked.CompareExchange(ref failure, Told(e, from, count), null);
                    await stop.CancelAsync();
                    return;
                }
            }
        }

        int? Next()
        {
            lock (starts)
            {
                return starts.TryDequeue(out var from) ? from : null;
            }
        }
    }

    private static MlOpsException Told(ScoringException e, int from, int count) =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"The model's program gave no outputs for rows {from + 1} to {from + count}: {e.Cause}"
            ),
            inner: e
        );

    private static double[] RowsOf(FeatureMatrix features, int from, int count)
    {
        var width = features.ColumnCount;
        var rows = new double[count * width];
        for (var r = 0; r < count; r++)
        {
            features.CopyRow(from + r, rows.AsSpan(r * width, width));
        }

        return rows;
    }

    // While no process runs, waiting makes nothing better.
    private void FailWaiting()
    {
        while (!IsReady && _jobs.TryTake(out var job))
        {
            job.Fail(
                ScoringFailure.Unavailable,
                "the model's program is being started; try again."
            );
        }
    }
}
