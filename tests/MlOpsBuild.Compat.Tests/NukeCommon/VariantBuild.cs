using System.Diagnostics;
using System.Text;

namespace MlOpsBuild.Compat.Tests.NukeCommon;

/// <summary>Runs one of the small builds of tests/NukeVariants.</summary>
public sealed class VariantBuild(string variant) : IDisposable
{
    private readonly SampleBuild _build = new("NukeVariants");

    public string Root => _build.Root;

    public void Dispose() => _build.Dispose();

    public SampleResult Run(string arguments, params (string Name, string Value)[] variables) =>
        _build.Run(arguments, [.. variables, ("VARIANT", variant)]);

    /// <summary>Runs with a terminal as input and output, and gives all that it shows.</summary>
    /// <param name="arguments">The arguments of the build.</param>
    /// <param name="environment">Options and assignments for env.</param>
    /// <param name="typed">What is typed once something is asked for.</param>
    public string RunOnTerminal(string arguments, string environment = "", string? typed = null)
    {
        var command =
            $"env -u CI -u GITHUB_ACTIONS -u DISPLAY -u SSH_CONNECTION NO_COLOR=1 VARIANT={variant} {environment} dotnet {_build.Assembly} {arguments} --no-logo";
        // Whatever the build starts holds the ninth descriptor too: the output ends only when all of it has.
        var info = new ProcessStartInfo(
            "sh",
            ["-c", "exec 9>&1; exec script -qec \"$1\" /dev/null", "sh", command]
        )
        {
            WorkingDirectory = Root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        };
        using var process = Process.Start(info)!;
        var output = new StringBuilder();
        var buffer = new char[1024];
        int count;
        while ((count = process.StandardOutput.Read(buffer, 0, buffer.Length)) > 0)
        {
            output.Append(buffer, 0, count);
            if (typed is null || !output.ToString().Contains(":\r\n", StringComparison.Ordinal))
                continue;

            process.StandardInput.Write(typed + "\r");
            process.StandardInput.Flush();
            typed = null;
        }

        process.WaitForExit();
        process.ExitCode.ShouldBe(0, output.ToString());
        return output.ToString();
    }
}
