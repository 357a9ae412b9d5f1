using System.Diagnostics;
using System.Text.RegularExpressions;

namespace MlOpsBuild.Compat.Tests.NukeCommon;

/// <summary>Programs of the system, to check results by.</summary>
internal static class Shell
{
    private static readonly string[] s_programs = ["unzip", "zip", "bzip2", "python3"];

    /// <summary>
    /// The output of a bash script without its last line break; the script must succeed. Without a program that it names the test is
    /// skipped.
    /// </summary>
    public static string Run(string directory, string script)
    {
        foreach (var program in s_programs)
        {
            var isNeeded = Regex.IsMatch(
                script,
                program == "bzip2" ? @"\bbzip2\b|\btar \w*j" : $@"\b{program}\b",
                RegexOptions.None,
                TimeSpan.FromSeconds(1)
            );
            Assert.SkipWhen(isNeeded && !IsThere(program), $"{program} is not on the PATH");
        }

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

    private static bool IsThere(string program) =>
        Environment
            .GetEnvironmentVariable("PATH")!
            .Split(Path.PathSeparator)
            .Any(x => File.Exists(Path.Combine(x, program)));

    public static string[] RunLines(string directory, string script) =>
        Run(directory, script).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
