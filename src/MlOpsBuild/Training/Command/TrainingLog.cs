using MlOpsBuild.Common;

namespace MlOpsBuild.Training.Command;

/// <summary>
/// Passes on what a training program says: lines <c>progress 0.4</c> move the bar, all others go to the log, made fit for it. A
/// flood is cut: the program never waits for the log, and the log does not drown. For many threads.
/// </summary>
internal sealed class TrainingLog(
    Action<string> log,
    IProgress<double>? progress,
    TimeProvider time
)
{
    /// <summary>Lines that an error quotes.</summary>
    public const int LastLines = 10;

    private const string ProgressWord = "progress ";
    private const int LongestQuoted = 300;

    private readonly Lock _gate = new();
    private readonly Queue<string> _last = new(LastLines + 1);
    private readonly LogFlood _log = new(log, time);

    /// <summary>Takes a line.</summary>
    public void Add(string line)
    {
        if (ProgressOf(line) is { } share)
        {
            progress?.Report(share);
            return;
        }

        var text = LogText.WithoutCommands(PlainText.Of(line)).TrimEnd();
        if (text.Length == 0)
        {
            return;
        }

        lock (_gate)
        {
            _last.Enqueue(text.Length > LongestQuoted ? text[..LongestQuoted] + "..." : text);
            if (_last.Count > LastLines)
            {
                _last.Dequeue();
            }

            _log.Add(text);
        }
    }

    /// <summary>No more lines come: says how many were left out.</summary>
    public void End()
    {
        lock (_gate)
        {
            _log.End();
        }
    }

    /// <summary>The last lines as the end of an error's message.</summary>
    public string Quote()
    {
        lock (_gate)
        {
            return _last.Count == 0
                ? " It said nothing."
                : $" Its last lines:{string.Concat(_last.Select(l => $"\n  | {l}"))}";
        }
    }

    /// <summary>The same for a message that may have the last line already, and says enough by itself where there is none.</summary>
    public string QuoteAfter(string message)
    {
        lock (_gate)
        {
            return
                _last.Count == 0
                || (_last.Count == 1 && message.Contains(_last.Peek(), StringComparison.Ordinal))
                ? ""
                : Quote();
        }
    }

    /// <summary>The share that a line <c>progress 0.4</c> tells, from 0 to 1; <see langword="null"/>: it is another line.</summary>
    internal static double? ProgressOf(string line) =>
        line.StartsWith(ProgressWord, StringComparison.Ordinal)
        && double.TryParse(
            line.AsSpan(ProgressWord.Length).TrimEnd(),
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var share
        )
        && share is >= 0 and <= 1
            ? share
            : null;
}
