using System.Diagnostics;

namespace MlOpsBuild.Compat.Tests.NukeCommon;

/// <summary>Programs of the system, to check results by.</summary>
internal static class Shell
{
    /// <summary>The output of a bash script without its last line break; the script must succeed.</summary>
    public static string Run(string directory, string script)
    {
        var info = new ProcessStartInfo("bash")
        {
            WorkingDirectory = directory,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        info.ArgumentList.Add("-c");
        info.ArgumentList.Add("set -e; export LC_ALL=C.UTF-8; " + script);
        using var process = Process.Start(info)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, $"{script}\n{output}\n{error.Result}");
        return output.TrimEnd('\n');
    }

    public static string[] RunLines(string directory, string script) =>
        Run(directory, script).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
