using System.Text;
using MlOpsBuild.Common;

namespace MlOpsBuild.Scoring.Processes;

/// <summary>
/// Passes on what a model's program writes to its standard error, line by line, made fit for a log. A flood is cut: the program
/// never waits for it, and the log does not drown.
/// </summary>
internal sealed class ProcessErrors(Stream stream, Action<string> log, TimeProvider time)
{
    /// <summary>Lines that are passed on in a second.</summary>
    public const int LinesPerSecond = 50;

    private const int MaxLine = 2000;
    private readonly byte[] _buffer = new byte[16 << 10];
    private readonly List<byte> _line = [];
    private long _second;
    private int _lines;
    private long _left;
    private volatile string? _last;

    /// <summary>The last line that was not empty; <see langword="null"/>: there was none yet.</summary>
    public string? Last => _last;

    /// <summary>Reads until the stream ends.</summary>
    public void Run()
    {
        _second = time.GetTimestamp();
        try
        {
            int count;
            while ((count = stream.Read(_buffer)) > 0)
            {
                Read(_buffer.AsSpan(0, count));
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The program is over.
        }

        EndLine();
        TellLeft();
    }

    private void Read(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var end = bytes.IndexOf((byte)'\n');
            var part = end < 0 ? bytes : bytes[..end];
            _line.AddRange(part[..Math.Min(part.Length, MaxLine - _line.Count)]);
            if (end < 0)
            {
                return;
            }

            EndLine();
            bytes = bytes[(end + 1)..];
        }
    }

    private void EndLine()
    {
        if (_line.Count == 0)
        {
            return;
        }

        var text = PlainText.Of(Encoding.UTF8.GetString(_line.ToArray())).TrimEnd();
        _last = text.Length > 0 ? text : _last;
        if (time.GetElapsedTime(_second) >= TimeSpan.FromSeconds(1))
        {
            TellLeft();
            _second = time.GetTimestamp();
            _lines = 0;
        }

        if (++_lines > LinesPerSecond)
        {
            _left++;
        }
        else
        {
            log(LogText.WithoutCommands(text));
        }

        _line.Clear();
    }

    private void TellLeft()
    {
        if (_left > 0)
        {
            log(string.Create(CultureInfo.InvariantCulture, $"({_left} more lines left out)"));
            _left = 0;
        }
    }
}
