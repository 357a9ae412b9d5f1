using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace MlOpsBuild.Tests.Pipelines;

/// <summary>tests/StageDouble as a process of its own.</summary>
internal sealed class DoubleProcess : IDisposable
{
    private readonly Process _process;

    public DoubleProcess(string root, string salt, bool wait = false)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Add(Assembly());
        start.ArgumentList.Add(root);
        start.ArgumentList.Add(salt);
        if (wait)
        {
            start.ArgumentList.Add("wait");
        }

        _process = Process.Start(start)!;
    }

    public int Id => _process.Id;

    public int ExitCode => _process.ExitCode;

    public Task<string?> ReadLineAsync() => _process.StandardOutput.ReadLineAsync();

    /// <summary>Reads lines up to one that begins so.</summary>
    public async Task<string> ReadUntilAsync(string beginning)
    {
        while (await ReadLineAsync() is { } line)
        {
            if (line.StartsWith(beginning, StringComparison.Ordinal))
            {
                return line;
            }
        }

        throw new InvalidOperationException($"The process never said '{beginning}'.");
    }

    public async Task<List<string>> ReadToEndAsync()
    {
        var lines = new List<string>();
        while (await ReadLineAsync() is { } line)
        {
            lines.Add(line);
        }

        await _process.WaitForExitAsync();
        return lines;
    }

    public void Continue() => _process.StandardInput.WriteLine();

    /// <summary>SIGKILL: nothing of the process runs any more.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    // Beside this test project, built with the same configuration.
    private static string Assembly([CallerFilePath] string here = "")
    {
        var tests = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
        var output = new DirectoryInfo(
            AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)
        );
        var path = Path.Combine(
            tests,
            "StageDouble",
            "bin",
            output.Parent!.Name,
            output.Name,
            "StageDouble.dll"
        );
        File.Exists(path).ShouldBeTrue($"{path} is missing: build the solution.");
        return path;
    }
}
