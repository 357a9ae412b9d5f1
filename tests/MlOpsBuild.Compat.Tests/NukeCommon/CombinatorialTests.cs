using Nuke.Common.Tooling;
using Nuke.Common.Tools.Npm;
using static Nuke.Common.Tools.Npm.NpmTasks;

namespace MlOpsBuild.Compat.Tests.NukeCommon;

/// <summary>One call for several options.</summary>
public sealed class CombinatorialTests
{
    private static NpmRunSettings With(NpmRunSettings options, TemporaryTool tool) =>
        options.SetProcessToolPath(tool.Path).DisableProcessOutputLogging();

    [Fact]
    public void Every_combination_runs_in_its_order()
    {
        using var tool = new TemporaryTool("echo \"$2\" >> log; echo \"$2\"");
        var results = NpmRun(s =>
                With(s, tool)
                    .CombineWith(["a", "b"], (x, v) => x.SetCommand(v))
                    .CombineWith([1, 2], (x, v) => x.SetCommand(x.Command + v))
            )
            .ToList();
        results
            .Select(x => x.Settings.Command)
            .ShouldBe(["a1", "a2", "b1", "b2"], ignoreOrder: true);
        results.ShouldAllBe(x => x.Output.StdToText() == x.Settings.Command);
        File.ReadAllLines(tool.Directory / "log")
            .ShouldBe(["a1", "a2", "b1", "b2"], ignoreOrder: true);
    }

    [Fact]
    public void Configurators_combine()
    {
        var combined = new NpmRunSettings().CombineWith(
            x => x.SetCommand("a"),
            x => x.SetCommand("b")
        );
        combined.Select(x => x.Command).ShouldBe(["a", "b"]);
        combined
            .When(x => x.Command == "b", x => x.SetCommand("c"))
            .Apply(x => x.AddArguments("y"))
            .Select(x => x.Command + x.Arguments.Single())
            .ShouldBe(["ay", "cy"]);
        new NpmRunSettings()
            .CombineWith(
                ["a", "b"],
                (s, v) => s.CombineWith([1, 2], (t, w) => t.SetCommand($"{v}{w}"))
            )
            .Select(x => x.Command)
            .ShouldBe(["a1", "a2", "b1", "b2"]);
    }

    [Fact]
    public void Runs_are_one_after_another()
    {
        using var tool = new TemporaryTool("echo start >> log; sleep 0.05; echo end >> log");
        NpmRun(s => With(s, tool).CombineWith([1, 2, 3], (x, v) => x.SetCommand($"{v}")))
            .Count()
            .ShouldBe(3);
        File.ReadAllLines(tool.Directory / "log")
            .ShouldBe(["start", "end", "start", "end", "start", "end"]);
    }

    [Fact]
    public void Runs_are_at_the_same_time_where_that_is_asked_for()
    {
        // Each waits for the other: one after another they would end with a failure.
        using var tool = new TemporaryTool(
            "touch \"$2\"; for i in $(seq 1000); do [ -e a ] && [ -e b ] && exit 0; sleep 0.02; done; exit 1"
        );
        NpmRun(
                s => With(s, tool).CombineWith(["a", "b"], (x, v) => x.SetCommand(v)),
                degreeOfParallelism: 2
            )
            .Count()
            .ShouldBe(2);
    }

    [Fact]
    public void All_runs_complete_and_all_failures_are_told()
    {
        using var tool = new TemporaryTool("echo \"$2\" >> log; exit $2");
        var exception = Should.Throw<AggregateException>(() =>
            NpmRun(
                s => With(s, tool).CombineWith([3, 0, 4], (x, v) => x.SetCommand($"{v}")),
                completeOnFailure: true
            )
        );
        exception
            .Flatten()
            .InnerExceptions.Cast<ProcessException>()
            .Select(x => x.ExitCode)
            .ShouldBe([3, 4], ignoreOrder: true);
        File.ReadAllLines(tool.Directory / "log").ShouldBe(["3", "0", "4"], ignoreOrder: true);
    }

    [Fact]
    public void A_failure_stops_what_has_not_begun()
    {
        using var tool = new TemporaryTool("echo \"$2\" >> log; exit 1");
        Should
            .Throw<AggregateException>(() =>
                NpmRun(s => With(s, tool).CombineWith([1, 2, 3], (x, v) => x.SetCommand($"{v}")))
            )
            .Flatten()
            .InnerExceptions.Single()
            .ShouldBeOfType<ProcessException>();
        File.ReadAllLines(tool.Directory / "log").Length.ShouldBe(1);
    }
}
