using System.Buffers;
using MlOpsBuild.Scoring;
using MlOpsBuild.Scoring.Serving;
using MlOpsBuild.Serving.Models;

namespace MlOpsBuild.Serving.Observability;

/// <summary>
/// Counts what is asked and answered, how long it takes, what is predicted, and how far what is received is from what training
/// saw. Counting allocates nothing and waits for nobody; whoever reads does the work.
/// </summary>
internal sealed class ServingMetrics : PredictionObserver, IMetricSource
{
    // A thread looks this often, in rows, whether a window is to move on.
    private const int LookRows = 1024;

    private readonly ServedModel[] _served;
    private readonly ModelCells[] _models;
    private readonly DriftWindow[] _windows;
    private readonly RequestCells _requests;
    private readonly ThreadCounters _counters;
    private readonly int _inFlight;

    /// <summary>Prepares the counters.</summary>
    /// <param name="models">All models that are served, shadows included.</param>
    public ServingMetrics(IReadOnlyList<ServedModel> models)
    {
        _served = [.. models];
        var next = 0;
        _inFlight = next++;
        _requests = new RequestCells(models.Count, ref next);
        var cells = 0;
        foreach (var model in models)
        {
            _ = new ModelCells(model, 0, ref cells);
        }

        var sums = next + cells;
        _models = [.. models.Select((m, i) => new ModelCells(m, sums + i, ref next))];
        _windows = [.. _models.Select(m => new DriftWindow(m))];
        _counters = new ThreadCounters(sums, models.Count);
    }

    /// <inheritdoc/>
    public override void OnReceived() => _counters.Mine[_inFlight]++;

    /// <inheritdoc/>
    public override void OnAnswered(
        ServedOperation operation,
        ServedModel? model,
        int statusCode,
        TimeSpan elapsed,
        string? traceParent
    )
    {
        var cells = _counters.Mine;
        var (o, m) = ((int)operation, IndexOf(model));
        cells[_inFlight]--;
        cells[_requests.Status(o, m, RequestCells.SlotOf(statusCode))]++;
        cells[_requests.Latency(o, m) + RequestCells.BinOf(elapsed.Ticks)]++;
        cells[_requests.LatencySum(o, m)] += elapsed.Ticks;
    }

    /// <inheritdoc/>
    public override void OnScored(
        ServedModel model,
        int rows,
        ReadOnlySpan<double> features,
        ReadOnlySpan<double> outputs
    )
    {
        var index = IndexOf(model);
        if (index < 0)
        {
            return;
        }

        var at = _models[index];
        var cells = _counters.Mine;
        var columns = at.Features.Length;
        for (var row = 0; row < rows; row++)
        {
            var values = features.Slice(row * columns, columns);
            for (var f = 0; f < values.Length; f++)
            {
                cells[at.FeatureStarts[f] + at.Features[f].Of(values[f])]++;
            }

            CountOutputs(at, cells, outputs.Slice(row * at.Width, at.Width));
        }

        cells[at.Rows] += rows;
        if ((cells[at.RowsSinceLook] += rows) >= LookRows)
        {
            cells[at.RowsSinceLook] = 0;
            MoveWindow(index);
        }
    }

    /// <inheritdoc/>
    public override void OnInvalid(ServedModel model, int problems)
    {
        if (IndexOf(model) is >= 0 and var index)
        {
            var cells = _counters.Mine;
            cells[_models[index].InvalidRequests]++;
            cells[_models[index].InputProblems] += problems;
        }
    }

    /// <inheritdoc/>
    public override void OnShadowDropped(ServedModel model)
    {
        if (IndexOf(model) is >= 0 and var index)
        {
            _counters.Mine[_models[index].ShadowDropped]++;
        }
    }

    /// <inheritdoc/>
    public IEnumerable<MetricFamily> Read()
    {
        var totals = Totals();
        for (var i = 0; i < _windows.Length; i++)
        {
            _windows[i].Move(totals);
        }

        return
        [
            .. RequestFamilies.Of(_requests, _models, totals, totals[_inFlight]),
            .. PredictionFamilies.Of(_models, totals),
            .. DriftFamilies.Of(_models, _windows, totals),
        ];
    }

    private static void CountOutputs(ModelCells at, long[] cells, ReadOnlySpan<double> outputs)
    {
        var score = outputs[0];
        if (at.Task != ModelTask.Regression)
        {
            var predicted = PredictedClass.Of(at.Task, outputs);
            cells[at.Classes + predicted]++;
            score = at.Task == ModelTask.Multiclass ? outputs[predicted] : score;
        }

        cells[at.Scores + at.ScoreBins.Of(score)]++;
        ThreadCounters.Add(ref cells[at.ScoreSum], score);
    }

    private void MoveWindow(int index)
    {
        var rented = ArrayPool<long>.Shared.Rent(_counters.Count);
        var totals = rented.AsSpan(0, _counters.Count);
        _counters.Read(totals);
        _windows[index].Move(totals);
        ArrayPool<long>.Shared.Return(rented);
    }

    private long[] Totals()
    {
        var totals = new long[_counters.Count];
        _counters.Read(totals);
        return totals;
    }

    private int IndexOf(ServedModel? model) => Array.IndexOf(_served, model);
}
