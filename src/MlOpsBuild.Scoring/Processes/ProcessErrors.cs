using MlOpsBuild.Common;

namespace MlOpsBuild.Scoring.Processes;

/// <summary>
/// Passes on what a model's program writes to its standard error, line by line, made fit for a log. A flood is cut: the program
/// never waits for it, and the log does not drown.
/// </summary>
internal sealed class ProcessErrors
{
    private readonly OutputLines _lines;
    private readonly LogFlood _log;
    private volatile string? _last;

    public ProcessErrors(Stream stream, Action<string> log, TimeProvider time)
    {
        _lines = new OutputLines(stream, Add);
        _log = new LogFlood(log, time);
    }

    /// <summary>The last line that was not empty; <see langword="null"/>: there was none yet.</summary>
    public string? Last => _last;

    /// <summary>Reads until the stream ends.</summary>
    public void Run()
    {
        _lines.Run();
        _log.End();
    }

    private void Add(string line)
    {
        var text = PlainText.Of(line).TrimEnd();
        if (text.Length > 0)
        {
            _last = text;
            _log.Add(LogText.WithoutCommands(text));
        }
    }
}
