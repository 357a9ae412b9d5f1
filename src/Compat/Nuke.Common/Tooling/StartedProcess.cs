using System.Diagnostics;

namespace Nuke.Common.Tooling;

/// <summary>A process with its output collected.</summary>
internal sealed class StartedProcess : IProcess
{
    private static readonly TimeSpan s_killWait = TimeSpan.FromSeconds(5);
    private readonly Process _process;
    private readonly int? _timeout;
    private readonly List<Output> _output = [];
    private readonly Func<string, string> _filter;
    private readonly Action<OutputType, string> _logger;

    public StartedProcess(
        Process process,
        int? timeout,
        Func<string, string> filter,
        Action<OutputType, string> logger
    )
    {
        _process = process;
        _timeout = timeout;
        _filter = filter;
        _logger = logger;
        process.OutputDataReceived += (_, e) => Add(OutputType.Std, e.Data);
        process.ErrorDataReceived += (_, e) => Add(OutputType.Err, e.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string FileName => _process.StartInfo.FileName;
    public string Arguments => _filter(_process.StartInfo.Arguments);
    public string WorkingDirectory => _process.StartInfo.WorkingDirectory;
    public int ExitCode => _process.ExitCode;
    public bool HasExited => _process.HasExited;
    public int Id => _process.Id;

    public IReadOnlyCollection<Output> Output
    {
        get
        {
            lock (_output)
                return [.. _output];
        }
    }

    public void Kill() => _process.Kill(entireProcessTree: true);

    public bool WaitForExit()
    {
        if (_timeout is not { } timeout)
        {
            // This also waits for the last lines of output.
            _process.WaitForExit();
            return true;
        }

        using var source = new CancellationTokenSource(timeout);
        try
        {
            _process.WaitForExitAsync(source.Token).GetAwaiter().GetResult();
            return true;
        }
        catch (OperationCanceledException)
        {
            // A child that lives on may hold the output open: then the process itself has ended in time.
            if (_process.HasExited)
                return true;

            Kill();
            _process.WaitForExit(s_killWait);
            return false;
        }
    }

    public void Dispose() => _process.Dispose();

    private void Add(OutputType type, string text)
    {
        if (text is null)
            return;

        var filtered = _filter(text);
        lock (_output)
            _output.Add(new Output { Type = type, Text = filtered });

        _logger?.Invoke(type, filtered);
    }
}
