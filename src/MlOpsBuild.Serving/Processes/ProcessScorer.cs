using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using MlOpsBuild.Common;
using MlOpsBuild.Scoring;
using MlOpsBuild.Serving.Validation;

namespace MlOpsBuild.Serving.Processes;

/// <summary>
/// A model whose outputs a program computes that stays running: several processes of it, each with one request at a time. Requests
/// are not put together: to some libraries the bits of a row's outputs depend on the rows beside it, and served predictions are to
/// equal the evaluated ones.
/// </summary>
internal sealed class ProcessScorer : IScorer, IDisposable
{
    private readonly ProcessScorerOptions _options;
    private readonly TimeProvider _time;
    private readonly BlockingCollection<ProcessJob> _jobs;
    private readonly CancellationTokenSource _end = new();
    private readonly ProcessWorker[] _workers;
    private bool _isDisposed;

    private ProcessScorer(
        ModelSignature signature,
        string folder,
        ProcessWeights weights,
        ProcessScorerOptions options,
        Action<string> log,
        TimeProvider time
    )
    {
        Signature = signature;
        _options = options;
        _time = time;
        _jobs = new(options.MaxWaiting);
        var protocol = new ProcessProtocol(signature);
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
    public static ProcessScorer Start(
        ModelSignature signature,
        string folder,
        ProcessWeights weights,
        ProcessScorerOptions options,
        Action<string> log,
        TimeProvider time
    )
    {
        var scorer = new ProcessScorer(signature, folder, weights, options, log, time);
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
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
            throw;
        }
    }

    /// <summary>Scores rows.</summary>
    /// <param name="rows">The encoded rows, one after the other.</param>
    /// <param name="cancellationToken">Is cancelled when nobody waits any more.</param>
    /// <returns>The outputs, one row after the other.</returns>
    /// <exception cref="RequestException">
    /// There are none: 503 when no process is there or free, 504 when one took too long, 500 when the program failed.
    /// </exception>
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
            throw new RequestException(503, "the model's program is being started; try again.");
        }

        if (!_jobs.TryAdd(job))
        {
            throw new RequestException(
                503,
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
    /// <exception cref="RequestException">There are no outputs; see <see cref="ScoreAsync"/>.</exception>
    public void ScoreRow(ReadOnlySpan<double> features, Span<double> output) =>
        Score(features.ToArray(), output);

    /// <inheritdoc/>
    /// <exception cref="RequestException">There are no outputs; see <see cref="ScoreAsync"/>.</exception>
    public void Score(FeatureMatrix features, Span<double> output)
    {
        ArgumentNullException.ThrowIfNull(features);
        var rows = new double[features.RowCount * features.ColumnCount];
        for (var r = 0; r < features.RowCount; r++)
        {
            features.CopyRow(r, rows.AsSpan(r * features.ColumnCount, features.ColumnCount));
        }

        Score(rows, output);
    }

    /// <summary>Ends the processes, and with 503 the requests that wait for them.</summary>
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

    private void Score(double[] rows, Span<double> output) =>
        ScoreAsync(rows, CancellationToken.None).GetAwaiter().GetResult().CopyTo(output);

    // While no process runs, waiting makes nothing better.
    private void FailWaiting()
    {
        while (!IsReady && _jobs.TryTake(out var job))
        {
            job.Fail(503, "the model's program is being started; try again.");
        }
    }
}
