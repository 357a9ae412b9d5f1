using System.Text;
using MlOpsBuild.Tests.Configuration;

namespace MlOpsBuild.Tests.Nuke.Workflows;

/// <summary>Builds of tests/WorkflowDouble write workflows that people have looked at.</summary>
public sealed class WorkflowGoldenTests
{
    [Theory]
    [InlineData(
        "EverythingBuild",
        "mlops-comment.yml mlops-deploy.yml mlops-monitor.yml mlops.yml"
    )]
    [InlineData("WindowsBuild", "mlops-comment.yml mlops-monitor.yml mlops.yml")]
    [InlineData("PlainBuild", "mlops.yml")]
    public void Workflows_are_the_reviewed_ones(string build, string files)
    {
        using var sample = new WorkflowDouble(build);
        var (exitCode, output) = sample.Generate();
        exitCode.ShouldBe(0, output);
        string.Join(' ', sample.Files).ShouldBe(files);
        foreach (var file in sample.Files)
        {
            GoldenFile.Check($"Golden/{build}/{file}", sample.Read(file));
        }
    }

    [Fact]
    public void Bytes_depend_on_no_machine()
    {
        using var here = new WorkflowDouble("EverythingBuild");
        here.Generate().ExitCode.ShouldBe(0);
        using var there = new WorkflowDouble("EverythingBuild");
        there
            .Generate(
                ("LANG", "tr_TR.UTF-8"),
                ("LC_ALL", "tr_TR.UTF-8"),
                ("TZ", "Asia/Tokyo"),
                ("Registry", "registry.example.org/mine"),
                ("Model", "mine"),
                ("CI", "true")
            )
            .ExitCode.ShouldBe(0);
        foreach (var file in here.Files)
        {
            var bytes = File.ReadAllBytes(Path.Combine(here.PathOf(".github/workflows"), file));
            bytes.ShouldNotContain((byte)'\r');
            bytes[^1].ShouldBe((byte)'\n');
            Encoding.UTF8.GetString(bytes).ShouldBe(there.Read(file));
        }
    }
}
