using System.Diagnostics;
using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Common.Tooling;
using Nuke.Common.Tools.Npm;
using static Nuke.Common.Tools.Npm.NpmTasks;

namespace MlOpsBuild.Compat.Tests.NukeCommon;

/// <summary>Real processes: output, exit codes, environments and timeouts.</summary>
public sealed class ProcessTests
{
    private static readonly Tool s_bash = ToolResolver.GetPathTool("bash");

    [Fact]
    public void Output_keeps_its_kind_and_order()
    {
        using var process = ProcessTasks.StartProcess(
            "bash",
            "-c \"echo one; echo two; echo err >&2; exit 3\"",
            logOutput: false
        );
        process.WaitForExit().ShouldBeTrue();
        process.ExitCode.ShouldBe(3);
        process.HasExited.ShouldBeTrue();
        process.FileName.ShouldBe(ToolPathResolver.GetPathExecutable("bash"));
        process.Output.Count.ShouldBe(3);
        process.Output.StdToText().ShouldBe("one\ntwo");
        process.Output.Single(x => x.Type == OutputType.Err).Text.ShouldBe("err");
        Should.Throw<Exception>(() => process.Output.EnsureOnlyStd());
        Should.Throw<ProcessException>(() => process.AssertZeroExitCode()).ExitCode.ShouldBe(3);
    }

    [Fact]
    public void The_message_of_a_failure_is_the_recorded_one()
    {
        var directory = Path.GetTempPath();
        var exception = Should.Throw<ProcessException>(() =>
            s_bash($"-c {"exit 4"}", workingDirectory: directory)
        );
        exception.Message.ShouldBe(
            "Process 'bash' exited with code 4.\n"
                + $"   > {ToolPathResolver.GetPathExecutable("bash")} -c \"exit 4\"\n"
                + $"   @ {directory}\nStandard output:\n"
        );
        Should
            .Throw<ProcessException>(() =>
                s_bash($"-c {"echo a; echo b >&2; exit 1"}", logOutput: false)
            )
            .Message.ShouldEndWith("Error output:\n   b\n");
    }

    [Fact]
    public void Json_is_read_from_the_output()
    {
        var output = s_bash($"-c {"echo '{ \"a\": [1, 2] }'; echo noise >&2"}", logOutput: false);
        ((int)output.StdToJson()["a"]![1]!).ShouldBe(2);
        output.StdToJson<Dictionary<string, int[]>>()["a"].ShouldBe([1, 2]);
    }

    [Fact]
    public void A_shell_runs_a_command_with_quotes()
    {
        using var process = ProcessTasks.StartShell(
            "echo \"a  b\" | tr a '\\\"'; exit 2",
            logOutput: false
        );
        process.AssertWaitForExit().ExitCode.ShouldBe(2);
        process.Output.StdToText().ShouldBe("\"  b");
    }

    [Fact]
    public void Variables_of_a_call_are_the_whole_environment() =>
        s_bash(
                $"-c {"echo $A-$HOME-"}",
                environmentVariables: new Dictionary<string, string> { ["A"] = "1" },
                logOutput: false
            )
            .StdToText()
            .ShouldBe("1--");

    [Fact]
    public void Variables_of_options_are_added_to_those_of_this_process()
    {
        using var tool = new TemporaryTool("echo $A-$B-$PATH");
        var options = new NpmCiSettings()
            .SetProcessToolPath(tool.Path)
            .SetProcessEnvironmentVariable("A", 1)
            .AddProcessEnvironmentVariable("B", "2")
            .DisableProcessOutputLogging();
        options.ProcessEnvironmentVariables["PATH"].ShouldNotBeEmpty();
        NpmCi(options).StdToText().ShouldBe($"1-2-{Environment.GetEnvironmentVariable("PATH")}");
        NpmCi(options.RemoveProcessEnvironmentVariable("A")).StdToText().ShouldStartWith("-2-");
        NpmCi(options.ResetProcessEnvironmentVariables()).StdToText().ShouldStartWith("--");
    }

    [Fact]
    public void A_tool_runs_where_the_options_say()
    {
        using var tool = new TemporaryTool();
        File.WriteAllText(tool.Path, "#!/usr/bin/env bash\npwd\n");
        NpmCi(s =>
                s.SetProcessToolPath(tool.Path)
                    .SetProcessWorkingDirectory(tool.Directory)
                    .DisableProcessOutputLogging()
            )
            .StdToText()
            .ShouldBe(tool.Directory);
        Should
            .Throw<ArgumentException>(() => s_bash($"-c true", workingDirectory: "/not/there"))
            .Message.ShouldContain("/not/there");
    }

    [Fact]
    public void Exit_codes_can_be_accepted()
    {
        using var tool = new TemporaryTool("echo out; exit 5");
        var options = new NpmCiSettings()
            .SetProcessToolPath(tool.Path)
            .DisableProcessOutputLogging();
        Should.Throw<ProcessException>(() => NpmCi(options)).ExitCode.ShouldBe(5);
        NpmCi(options.DisableProcessExitHandling()).StdToText().ShouldBe("out");

        var codes = new List<int>();
        s_bash($"-c {"exit 7"}", exitHandler: x => codes.Add(x.ExitCode));
        codes.ShouldBe([7]);
    }

    [Fact]
    public void Options_can_have_a_handler_and_a_logger_of_their_own()
    {
        using var tool = new TemporaryTool("echo out; exit 6");
        var seen = new List<string>();
#pragma warning disable CS0618 // In the package they are marked for removal.
        NpmCi(s =>
            s.SetProcessToolPath(tool.Path)
                .SetProcessLogger((type, text) => seen.Add($"{type} {text}"))
                .SetProcessExitHandler((IProcess x) => seen.Add($"exit {x.ExitCode}"))
        );
#pragma warning restore CS0618
        seen.ShouldBe(["Std out", "exit 6"]);
    }

    [Fact]
    public void A_degree_of_none_is_refused() =>
        Should.Throw<ArgumentException>(() =>
            NpmCi(s => s.CombineWith([1], (x, _) => x), degreeOfParallelism: 0)
        );

    [Fact]
    public void A_timeout_kills_the_process_and_its_children()
    {
        using var tool = new TemporaryTool("sleep 100 &\necho $! > child\necho $$ > parent\nwait");
        var watch = Stopwatch.StartNew();
        Should
            .Throw<Exception>(() =>
                NpmCi(s =>
                    s.SetProcessToolPath(tool.Path)
                        .SetProcessExecutionTimeout(TimeSpan.FromSeconds(1))
                        .DisableProcessOutputLogging()
                )
            )
            .Message.ShouldContain("tool");
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));
        foreach (var name in (string[])["child", "parent"])
        {
            // The system ends what is killed a moment later.
            var id = int.Parse(File.ReadAllText(tool.Directory / name));
            SpinWait.SpinUntil(() => !IsRunning(id), TimeSpan.FromSeconds(10)).ShouldBeTrue();
        }
    }

    [Fact]
    public void A_timeout_that_is_long_enough_changes_nothing() =>
        s_bash($"-c {"echo done"}", timeout: 60_000, logOutput: false).StdToText().ShouldBe("done");

    [Fact]
    public void A_loggers_lines_are_those_of_the_filter()
    {
        var lines = new List<(OutputType, string)>();
        using var process = ProcessTasks.StartProcess(
            "bash",
            "-c \"echo abc\"",
            logger: (type, text) => lines.Add((type, text)),
            outputFilter: x => x.Replace('b', '*')
        );
        process.AssertZeroExitCode();
        lines.ShouldBe([(OutputType.Std, "a*c")]);
        process.Arguments.ShouldBe("-c \"echo a*c\"");
    }

    [Fact]
    public void An_assembly_runs_by_the_sdk()
    {
        var assembly = typeof(ProcessTests).Assembly.Location;
        ToolResolver
            .GetTool(assembly)($"-? -noLogo", logOutput: false, exitHandler: _ => { })
            .StdToText()
            .ShouldContain("usage", Case.Insensitive);
    }

    [Fact]
    public void Tools_are_found_by_name_or_not_at_all()
    {
        Should
            .Throw<ArgumentException>(() => ToolResolver.GetPathTool("no-such-tool-at-all"))
            .Message.ShouldContain("no-such-tool-at-all");
        ToolResolver.TryGetEnvironmentTool("no_such_tool_at_all").ShouldBeNull();
        ToolResolver
            .GetEnvironmentOrPathTool("bash")($"-c {"echo x"}", logOutput: false)
            .StdToText()
            .ShouldBe("x");
        Should.Throw<ArgumentException>(() => ToolResolver.GetTool("/no/such/tool"));
    }

    private static bool IsRunning(int id)
    {
        // A dead child of another process may wait for being reaped.
        var status = $"/proc/{id}/stat";
        return File.Exists(status)
            && !File.ReadAllText(status).Contains(") Z ", StringComparison.Ordinal);
    }
}
