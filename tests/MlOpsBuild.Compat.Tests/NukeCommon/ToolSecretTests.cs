using Nuke.Common.Tooling;
using Nuke.Common.Tools.DotNet;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using static Nuke.Common.Tools.DotNet.DotNetTasks;

namespace MlOpsBuild.Compat.Tests.NukeCommon;

/// <summary>What tools log: the command line, the directory and the output, without secrets.</summary>
[Collection(nameof(LogCollection))]
public sealed class ToolSecretTests : IDisposable
{
    private const string Secret = "hid\"den word";
    private readonly Lines _lines = new();
    private readonly ILogger _previous = Log.Logger;

    public ToolSecretTests() =>
        Log.Logger = new LoggerConfiguration()
            .MinimumLevel.Verbose()
            .WriteTo.Sink(_lines)
            .CreateLogger();

    public void Dispose() => Log.Logger = _previous;

    [Fact]
    public void A_hidden_value_shows_nowhere()
    {
        var bash = ToolResolver.GetPathTool("bash");
        var exception = Should.Throw<ProcessException>(() =>
            bash($"-c {"echo \"is $0\" >&2; exit 1"} {Secret:r}")
        );
        exception.Message.ShouldContain("is [REDACTED]");
        exception.Message.ShouldNotContain("hid");
        _lines.Text.ShouldContain("[REDACTED]");
        _lines.Text.ShouldNotContain("hid");
        _lines.All.ShouldContain("Error is [REDACTED]");
    }

    [Fact]
    public void Secret_options_show_nowhere()
    {
        using var tool = new TemporaryTool("echo \"all: $*\"; echo \"all: $*\" >&2; exit 2");
        var exception = Should.Throw<ProcessException>(() =>
            DotNetNuGetPush(s =>
                s.SetProcessToolPath(tool.Path)
                    .SetApiKey(Secret)
                    .SetSymbolApiKey("hidden-too")
                    .SetSource("plain")
                    .AddProcessAdditionalArguments("--more", "hidden-as-well")
                    .AddProcessRedactedSecrets("hidden-as-well", "")
            )
        );
        foreach (var text in (string[])[exception.Message, exception.ToString(), _lines.Text])
        {
            text.ShouldContain("--source plain");
            text.ShouldContain("--more [REDACTED]");
            text.ShouldNotContain("hid");
        }
    }

    [Fact]
    public void A_timeout_tells_no_secret()
    {
        using var tool = new TemporaryTool("sleep 100");
        Should
            .Throw<Exception>(() =>
                DotNetNuGetPush(s =>
                    s.SetProcessToolPath(tool.Path)
                        .SetApiKey(Secret)
                        .SetProcessExecutionTimeout(200)
                )
            )
            .ToString()
            .ShouldNotContain("hid");
    }

    [Fact]
    public void Levels_are_those_of_the_tool()
    {
        using var tool = new TemporaryTool(
            "echo 'a.cs(1,1): warning CS0169: unused'; echo 'a.cs(1,1): error CS1002: expected'; echo plain; echo bad >&2"
        );
        DotNetBuild(s =>
            s.SetProcessToolPath(tool.Path).SetProcessWorkingDirectory(tool.Directory)
        );
        _lines.All.ShouldBe(
            [
                $"Information > {tool.Path} build",
                $"Information @ {tool.Directory}",
                "Warning a.cs(1,1): warning CS0169: unused",
                "Error a.cs(1,1): error CS1002: expected",
                "Debug plain",
                "Error bad",
            ],
            ignoreOrder: true
        );
    }

    [Fact]
    public void What_is_logged_can_be_chosen()
    {
        using var tool = new TemporaryTool("echo out");
        var options = new DotNetBuildSettings().SetProcessToolPath(tool.Path);
        DotNetBuild(options.DisableProcessInvocationLogging());
        _lines.All.ShouldBe(["Debug out"]);
        DotNetBuild(options.DisableProcessOutputLogging());
        _lines.All.Count(x => x == "Debug out").ShouldBe(1);
        _lines.All.Count(x => x == $"Information > {tool.Path} build").ShouldBe(1);
    }

    [Fact]
    public void The_output_of_several_runs_is_logged_too_and_not_mixed()
    {
        using var tool = new TemporaryTool("for i in 1 2 3; do echo \"$2 $i\"; sleep 0.01; done");
        DotNetBuild(
            s =>
                s.SetProcessToolPath(tool.Path)
                    .DisableProcessInvocationLogging()
                    .CombineWith(["a", "b"], (x, v) => x.SetProjectFile(v)),
            degreeOfParallelism: 2
        );
        string[] a = ["Debug a 1", "Debug a 2", "Debug a 3"];
        string[] b = ["Debug b 1", "Debug b 2", "Debug b 3"];
        _lines.All.ShouldBe(_lines.All[0] == a[0] ? [.. a, .. b] : [.. b, .. a]);
    }

    [Fact]
    public void Variables_are_printed_path_by_path()
    {
        ProcessTasks.PrintEnvironmentVariables();
        _lines.All.ShouldContain(x => x.StartsWith("Verbose $ PATH[", StringComparison.Ordinal));
    }

    private sealed class Lines : ILogEventSink
    {
        private readonly List<string> _all = [];

        public IReadOnlyList<string> All
        {
            get
            {
                lock (_all)
                    return [.. _all];
            }
        }

        public string Text => string.Join('\n', All);

        public void Emit(LogEvent logEvent)
        {
            var text = logEvent.MessageTemplate.Text;
            foreach (var (name, value) in logEvent.Properties)
                text = text.Replace($"{{{name}}}", (value as ScalarValue)?.Value?.ToString());

            lock (_all)
                _all.Add($"{logEvent.Level} {text}".TrimEnd());
        }
    }
}

/// <summary>The logger is one of the whole process: what reads it runs alone.</summary>
[CollectionDefinition(nameof(LogCollection), DisableParallelization = true)]
public sealed class LogCollection;
