using System.Diagnostics;
using System.Text;

namespace MlOpsBuild.Compat.Tests.NukeCommon.Internals;

/// <summary>Ctrl+C: what runs is aborted, what must run runs, nothing else does.</summary>
public sealed class InterruptionTests
{
    [Theory]
    [InlineData("")]
    [InlineData("--stubborn")]
    public void Assured_targets_run_after_an_interruption(string arguments)
    {
        using var build = new SampleBuild("NukeVariants");
        using var process = build.Start(arguments, ("VARIANT", "cleanup"));
        var output = new StringBuilder();
        while (process.StandardOutput.ReadLine() is { } line)
        {
            output.Append(line).Append('\n');
            if (line.EndsWith("hanging", StringComparison.Ordinal))
                Process.Start("kill", ["-INT", $"{process.Id}"]).WaitForExit();
        }

        process.WaitForExit();
        var result = new SampleResult(process.ExitCode, output.ToString().Replace('\u00a0', ' '));
        result.ShellExitCode.ShouldBe(255);
        result.Output.ShouldContain("[INF] cleaned up");
        result.Rows.ShouldBe(["Hang Aborted", "Never NotRun", "Cleanup Succeeded"]);
    }
}
