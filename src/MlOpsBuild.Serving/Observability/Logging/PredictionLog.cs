using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using MlOpsBuild.Common;
using MlOpsBuild.Scoring.Serving;
using MlOpsBuild.Serving.Models;

namespace MlOpsBuild.Serving.Observability.Logging;

/// <summary>
/// Writes each prediction as a line of JSON, in the background: a request only copies its numbers, and where the disk does not
/// keep up, or is full, rows are left out and counted, and serving goes on.
/// </summary>
internal sealed class PredictionLog : PredictionObserver, IMetricSource, IAsyncDisposable
{
    private const int RingBits = 19; // 4 MiB
    private const int BatchBytes = 256 << 10;
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_quiet = TimeSpan.FromHours(1);

    private readonly ServedModel[] _served;
    private readonly LogLines[] _lines;
    private readonly RotatedFile _file;
    private readonly TimeProvider _time;
    private readonly Action<string> _warn;
    private readonly RecordRing _ring = new(RingBits);
    private readonly long[] _record;
    private readonly ArrayBufferWriter<byte> _batch = new(BatchBytes + (64 << 10));
    private readonly Utf8JsonWriter _writer;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _task;
    private long _overflowed;
    private long _written;
    private long _failed;
    private int _batchRows;
    private DateTimeOffset _warned = DateTimeOffset.MinValue;

    /// <summary>Starts the log. The folder is made when the first row is written.</summary>
    /// <param name="settings">Where, how much, and of what.</param>
    /// <param name="models">All models that are served.</param>
    /// <param name="timeProvider">Tells the times of the lines.</param>
    /// <param name="warn">Is told in a sentence when the log cannot be written, at most once an hour.</param>
    /// <exception cref="UsageException">The settings name a field that no model has.</exception>
    public PredictionLog(
        PredictionLogSettings settings,
        IReadOnlyList<ServedModel> models,
        TimeProvider timeProvider,
        Action<string> warn
    )
    {
        _served = [.. models];
        _lines = [.. models.Select(m => new LogLines(m, LogFields.Of(m, settings, models)))];
        _file = new RotatedFile(settings.Folder, settings.MaxBytes, settings.MaxFiles);
        _time = timeProvider;
        _warn = warn;
        _record = new long[_ring.MaxRecord];
        _writer = LogLines.CreateWriter(_batch);
        _task = Task.Run(RunAsync);
    }

    /// <inheritdoc/>
    public override void OnScored(
        ServedModel model,
        int rows,
        ReadOnlySpan<double> features,
        ReadOnlySpan<double> outputs
    )
    {
        var index = Array.IndexOf(_served, model);
        if (index < 0 || rows == 0)
        {
            return;
        }

        var (columns, width) = (features.Length / rows, outputs.Length / rows);
        var most = Math.Max(1, (_ring.MaxRecord - 4) / (columns + width));
        Span<long> head = [index, 0, _time.GetUtcNow().UtcTicks];
        for (var from = 0; from < rows; from += most)
        {
            var count = Math.Min(most, rows - from);
            head[1] = count;
            if (
                !_ring.TryWrite(
                    head,
                    features.Slice(from * columns, count * columns),
                    outputs.Slice(from * width, count * width)
                )
            )
            {
                Interlocked.Add(ref _overflowed, count);
            }
        }
    }

    /// <inheritdoc/>
    public IEnumerable<MetricFamily> Read()
    {
        yield return new(
            "mlops_serve_log_rows_total",
            MetricKind.Counter,
            "{row}",
            "Rows that are in the prediction log.",
            [MetricPoint.Of(Interlocked.Read(ref _written))]
        );
        yield return new(
            "mlops_serve_log_lost_rows_total",
            MetricKind.Counter,
            "{row}",
            "Rows that are not in the prediction log: the disk was too slow for them, or could not be written.",
            [
                MetricPoint.Of(Interlocked.Read(ref _overflowed), "reason", "slow"),
                MetricPoint.Of(Interlocked.Read(ref _failed), "reason", "failed"),
            ]
        );
    }

    /// <summary>Writes what waits and closes the file. Nobody may score any more.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_stop.IsCancellationRequested)
        {
            await _stop.CancelAsync();
            await _task;
            _file.Dispose();
            await _writer.DisposeAsync();
            _stop.Dispose();
        }
    }

    private async Task RunAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            await Task.Delay(s_interval, _stop.Token)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            WriteAll();
        }

        // What came between the last look and the stop.
        WriteAll();
    }

    private void WriteAll()
    {
        while (_ring.Read(_record) is > 0 and var length)
        {
            var record = _record.AsSpan(0, length);
            var (lines, rows) = (_lines[record[0]], (int)record[1]);
            var time = new DateTime(record[2], DateTimeKind.Utc);
            var values = MemoryMarshal.Cast<long, double>(record[3..]);
            var model = _served[record[0]];
            var columns = model.Contract.Features.Count;
            var width = model.Scorer.Signature.OutputWidth;
            for (var row = 0; row < rows; row++)
            {
                lines.Append(
                    _batch,
                    _writer,
                    time,
                    values.Slice(row * columns, columns),
                    values.Slice((rows * columns) + (row * width), width)
                );
                _batchRows++;
                if (_batch.WrittenCount >= BatchBytes)
                {
                    WriteBatch();
                }
            }
        }

        if (_batchRows > 0)
        {
            WriteBatch();
        }
    }

    private void WriteBatch()
    {
        var written = 0;
        try
        {
            _file.Append(_batch.WrittenSpan, out written);
            Interlocked.Add(ref _written, _batchRows);
        }
        catch (Exception e)
            when (e
                    is IOException
                        or UnauthorizedAccessException
                        or ArgumentException
                        or NotSupportedException
            )
        {
            var rows = _batch.WrittenSpan[..written].Count((byte)'\n');
            Interlocked.Add(ref _written, rows);
            Interlocked.Add(ref _failed, _batchRows - rows);
            Warn(e);
        }

        _batch.ResetWrittenCount();
        _batchRows = 0;
    }

    private void Warn(Exception e)
    {
        var now = _time.GetUtcNow();
        if (now - _warned >= s_quiet)
        {
            _warned = now;
            _warn(
                PlainText.Of(
                    $"The prediction log {_file.Path} cannot be written: {e.Message} Predictions go on without it, and the metric mlops_serve_log_lost_rows_total counts them. Give it a folder that this user may write, with room."
                )
            );
        }
    }
}
