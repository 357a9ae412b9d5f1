using Nuke.Common.Tooling;
using Serilog.Events;

namespace Nuke.Common.Tools.Docker;

/// <summary>Docker.</summary>
/// <remarks>Here are <c>Docker</c> for any arguments and the commands of <c>DockerTasks.*.cs</c>: images, containers, registries and the system. Options that are rare, and those before the command, are not.</remarks>
[LogErrorAsStandard]
[LogLevelPattern(LogEventLevel.Warning, "^WARNING!")]
[PathTool(Executable = PathExecutable)]
public partial class DockerTasks : ToolTasks, IRequirePathTool
{
    public const string PathExecutable = "docker";

    /// <summary>The path of the program: that of the variable <c>DOCKER_EXE</c>, else the one in the PATH variable.</summary>
    public static string DockerPath
    {
        get => new DockerTasks().GetToolPathInternal();
        set => new DockerTasks().SetToolPath(value);
    }

    /// <summary>Runs the program with arguments as they are.</summary>
    public static IReadOnlyCollection<Output> Docker(
        ArgumentStringHandler arguments,
        string workingDirectory = null,
        IReadOnlyDictionary<string, string> environmentVariables = null,
        int? timeout = null,
        bool? logOutput = null,
        bool? logInvocation = null,
        Action<OutputType, string> logger = null,
        Func<IProcess, object> exitHandler = null
    ) =>
        new DockerTasks().Run(
            arguments,
            workingDirectory,
            environmentVariables,
            timeout,
            logOutput,
            logInvocation,
            logger,
            exitHandler
        );
}
