namespace MlOpsBuild.Common;

/// <summary>
/// Passes on lines to a log that shall not drown: so many in a second, and how many more there were. Not safe for many threads.
/// </summary>
/// <param name="log">Receives a line at a time.</param>
/// <param name="time">The clock.</param>
public sealed class LogFlood(Action<string> log, TimeProvider time)
{
    /// <summary>Lines that are passed on in a second.</summary>
    public const int LinesPerSecond = 50;

    private long _second = time.GetTimestamp();
    private int _lines;
    private long _left;

    /// <summary>Passes a line on, or leaves it out.</summary>
    public void Add(string line)
    {
        if (time.GetElapsedTime(_second) >= TimeSpan.FromSeconds(1))
        {
            End();
            _second = time.GetTimestamp();
            _lines = 0;
        }

        if (++_lines > LinesPerSecond)
        {
            _left++;
        }
        else
        {
            log(line);
        }
    }

    /// <summary>Says how many lines were left out since it was last said.</summary>
    public void End()
    {
        if (_left > 0)
        {
            log(string.Create(CultureInfo.InvariantCulture, $"({_left} more lines left out)"));
            _left = 0;
        }
    }
}
