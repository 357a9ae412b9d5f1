using System.Diagnostics;
using MlOpsBuild.Common;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.Serving.Processes;

/// <summary>
/// One run of a model's program. Asked by one thread at a time; whatever stops an answer from coming - the program's end, a limit of
/// time - ends the run.
/// </summary>
internal sealed class ModelProcess : IDisposable
{
    private const int MaxLine = 64 << 20;
    private const string Keys = "MLOPS_API_KEYS";

    private readonly Process _process;
    private readonly Stream _input;
    private readonly ProcessLines _output;
    private readonly Thread _errors;
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
        var errors = new ProcessErrors(process.StandardError.BaseStream, log, time);
        _errors = new Thread(errors.Run) { IsBackground = true, Name = "model errors" };
        _errors.Start();
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
        var program = weights.Command[0];
        var start = new ProcessStartInfo(
            weights.Files.ContainsKey(program) ? Path.Combine(folder, program) : program,
            weights.Command.Skip(1)
        )
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // What a Python program prints is there at once, and it leaves nothing in the model's folder.
        start.Environment["PYTHONUNBUFFERED"] = "1";
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        // Who may ask the server is none of its business.
        start.Environment.Remove(Keys);
        try
        {
            return new ModelProcess(Process.Start(start)!, endLimit, log, time);
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new MlOpsException(
                $"The model's program '{program}' cannot be started: {e.Message}. It must be in the image, or be one of the model's files.",
                inner: e
            );
        }
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
            throw _isLate ? Late(limit, e) : new ProcessEndedException(Reason(e), e);
        }
        finally
        {
            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        throw _isLate ? Late(limit, null) : new ProcessEndedException(Reason(null));
    }

    /// <summary>Says how the program ended.</summary>
    public string Reason(Exception? e)
    {
        if (e is InvalidDataException)
        {
            return e.Message;
        }

        return _process.WaitForExit(_endLimit)
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"it ended with exit code {_process.ExitCode}"
            )
            : "it closed its standard output";
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
        if (_errors.Join(_endLimit))
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
