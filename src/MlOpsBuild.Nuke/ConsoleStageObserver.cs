using System.Diagnostics;
using MlOpsBuild.Pipelines;

namespace MlOpsBuild.Nuke;

/// <summary>Tells the terminal what happens to stages: a line each, and a live bar for what takes over a second.</summary>
internal sealed class ConsoleStageObserver : IStageObserver
{
    private const int BarWidth = 30;
    private readonly Dictionary<string, string> _status = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private readonly bool _live = !Console.IsErrorRedirected && !Console.IsOutputRedirected;
    private long _started;
    private int _shown = -1;
    private int _hits;
    private int _ran;

    /// <summary>What became of a stage, for the summary table, or <see langword="null"/>.</summary>
    public string? StatusOf(string stage) => _status.GetValueOrDefault(stage);

    /// <summary>One line over all stages.</summary>
    public string Totals() =>
        _ran == 0
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{_hits} of {_hits} stages were hits; none ran."
            )
            : string.Create(CultureInfo.InvariantCulture, $"{_ran} of {_hits + _ran} stages ran.");

    public void OnWaiting(LockHolder holder) => Screen.Note($"waiting for {holder}");

    public void OnHit(StageOutcome outcome) => Tell(outcome, "hit", "unchanged");

    public void OnRestored(StageOutcome outcome) => Tell(outcome, "restored", outcome.Reason);

    public void OnRunning(string stage, string reason) => Begin();

    public void OnTransferring(string what) => Begin();

    public void OnProgress(string stage, double share)
    {
        if (!_live || Stopwatch.GetElapsedTime(_started) < TimeSpan.FromSeconds(1))
        {
            return;
        }

        if (share >= 1)
        {
            ClearBar(); // what is said next begins a line
            return;
        }

        lock (_gate)
        {
            var percent = (int)(share * 100);
            if (percent > _shown)
            {
                _shown = percent;
                var filled = (int)(share * BarWidth);
                Console.Error.Write(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"\r{stage, -11} [{new string('#', filled)}{new string('.', BarWidth - filled)}] {percent, 3}%"
                    )
                );
            }
        }
    }

    public void OnDone(StageOutcome outcome, TimeSpan elapsed) =>
        Tell(
            outcome,
            "ran",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{elapsed.TotalSeconds:0.00}s  {outcome.Reason}"
            )
        );

    public void OnLog(string stage, string line)
    {
        ClearBar();
        Screen.Note($"{stage, -11} | {line}");
    }

    public void OnNote(string message)
    {
        ClearBar();
        Screen.Note(message);
    }

    public void OnWarning(string message)
    {
        ClearBar();
        Screen.Warn(message);
    }

    private void Begin()
    {
        lock (_gate)
        {
            _started = Stopwatch.GetTimestamp();
            _shown = -1;
        }
    }

    private void ClearBar()
    {
        lock (_gate)
        {
            if (_shown >= 0)
            {
                Console.Error.Write($"\r{new string(' ', BarWidth + 20)}\r");
                _shown = -1;
            }
        }
    }

    private void Tell(StageOutcome outcome, string status, string reason)
    {
        ClearBar();
        lock (_gate)
        {
            _status[outcome.Stage] = status;
            if (outcome.Status == StageStatus.Miss)
            {
                _ran++;
            }
            else
            {
                _hits++;
            }
        }

        Screen.Note($"{outcome.Stage, -11} {status, -8} {reason}");
    }
}
