using System.Diagnostics;

namespace MlOpsBuild.Compat.Tests.NukeCommon;

/// <summary>Programs that tests start: without input, and without what the environment says of a server or of colours.</summary>
internal static class BuildProcess
{
    public static Process Start(
        string program,
        string arguments,
        string directory,
        IEnumerable<(string Name, string Value)> variables
    )
    {
        var info = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = directory,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (
            var name in info
                .Environment.Keys.Where(x =>
                    x.StartsWith("GITHUB_", StringComparison.Ordinal)
                    || x is "CI" or "NO_COLOR" or "FORCE_COLOR"
                )
                .ToList()
        )
            info.Environment.Remove(name);

        info.Environment["NUKE_TELEMETRY_OPTOUT"] = "1";
        foreach (var (name, value) in variables)
            info.Environment[name] = value;

        var process = Process.Start(info)!;
        process.StandardInput.Close();
        return process;
    }

    /// <summary>Waits for the end; errors come after the output.</summary>
    public static (string Output, int ExitCode) Finish(Process process)
    {
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd() + error.Result;
        process.WaitForExit();
        return (output, process.ExitCode);
    }
}
