using System.Diagnostics;
using MlOpsBuild.Common;

namespace MlOpsBuild.Scoring.Processes;

/// <summary>
/// One run of a model's program. Asked by one thread at a time; whatever stops an answer from coming - the program's end, a limit of
/// time - ends the run.
/// </summary>
internal sealed class ModelProcess : IDisposable
{
    private const int MaxLine = 64 << 20;

    private readonly Process _process;
    private readonly Stream _input;
    private readonly ProcessLines _output;
    private readonly ProcessErrors _errors;
    private readonly Thread _reading;
    private readonly ITimer _timer;
    private readonly CancellationTokenSource _exited = new();
    private readonly TimeSpan _endLimit;
    private volatile bool _isLate;

    private ModelProcess(Process process, TimeSpan endLimit, Action<string> log, TimeProvider time)
    {
        _process = process;
        _endLimit = endLimit;
        _input = process.StandardInput.BaseStream;
        _output = new ProcessLines(process.StandardOutput.BaseStream, MaxLine);
        _timer = time.CreateTimer(
            _ => Expire(),
            null,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan
        );
        process.Exited += (_, _) => _exited.Cancel();
        process.EnableRaisingEvents = true;
        _errors = new ProcessErrors(process.StandardError.BaseStream, log, time);
        _reading = new Thread(_errors.Run) { IsBackground = true, Name = "model errors" };
        _reading.Start();
    }

    /// <summary>Is cancelled when the program ended.</summary>
    public CancellationToken Exited => _exited.Token;

    /// <summary>Starts the program.</summary>
    /// <exception cref="MlOpsException">It cannot be started.</exception>
    public static ModelProcess Start(
        string folder,
        ProcessWeights weights,
        TimeSpan endLimit,
        Action<string> log,
        TimeProvider time
    )
    {
        var process = ProgramStart.Start(ProgramStart.Of(folder, weights), weights.Command[0]);
        return new ModelProcess(process, endLimit, log, time);
    }

    /// <summary>Sends a line and waits for the answer's line, valid until the next call.</summary>
    /// <param name="request">The line with its end.</param>
    /// <param name="limit">How long it may take.</param>
    /// <exception cref="ProcessEndedException">The run ended.</exception>
    public ReadOnlySpan<byte> Ask(ReadOnlySpan<byte> request, TimeSpan limit)
    {
        if (_output.HasMore)
        {
            throw new ProcessEndedException("it wrote a line that nobody asked for");
        }

        _timer.Change(limit, Timeout.InfiniteTimeSpan);
        try
        {
            _input.Write(request);
            _input.Flush();
            if (_output.TryRead(out var line))
            {
                return line;
            }
        }
        catch (Exception e)
            when (e is IOException or InvalidDataException or ObjectDisposedException)
        {
            throw _isLate ? Late(limit, e) : Ended(e);
        }
        finally
        {
            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        throw _isLate ? Late(limit, null) : Ended(null);
    }

    /// <summary>Ends the program by force when it does not answer within the time that it has to end.</summary>
    public void EndSoon() => _timer.Change(_endLimit, Timeout.InfiniteTimeSpan);

    /// <summary>Says how the program ended.</summary>
    public ProcessEndedException Ended(Exception? e)
    {
        if (e is InvalidDataException)
        {
            return new ProcessEndedException(e.Message, null, e);
        }

        if (!_process.WaitForExit(_endLimit))
        {
            return new ProcessEndedException("it closed its standard output", null, e);
        }

        _reading.Join(_endLimit); // for its last words
        return new ProcessEndedException(
            string.Create(
                CultureInfo.InvariantCulture,
                $"it ended with exit code {_process.ExitCode}"
            ),
            _errors.Last,
            e
        );
    }

    /// <summary>Ends the program and all that it started: by the end of its input, then by force.</summary>
    public void Dispose()
    {
        try
        {
            _input.Dispose();
        }
        catch (IOException)
        {
            // It ended already.
        }

        if (_isLate || !_process.WaitForExit(_endLimit))
        {
            Kill();
            _process.WaitForExit();
        }

        _timer.Dispose();
        // A process that the program left behind may hold its errors open.
        if (_reading.Join(_endLimit))
        {
            _process.Dispose();
        }
    }

    private static ProcessEndedException Late(TimeSpan limit, Exception? e) =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"it took longer than {limit.TotalSeconds} seconds"
            ),
            null,
            e
        )
        {
            IsLate = true,
        };

    private void Expire()
    {
        _isLate = true;
        Kill();
    }

    private void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or AggregateException)
        {
            // It ended just now.
        }
    }
}
