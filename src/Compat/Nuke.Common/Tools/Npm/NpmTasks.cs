using Nuke.Common.Tooling;
using Serilog.Events;

namespace Nuke.Common.Tools.Npm;

/// <summary>The package manager of Node.js.</summary>
/// <remarks>Here are <c>Npm</c> for any arguments, Ci, Install and Run.</remarks>
[LogLevelPattern(LogEventLevel.Warning, "^(npmWARN|npm WARN|npm warn)")]
[LogLevelPattern(LogEventLevel.Debug, "^(npm notice)")]
[PathTool(Executable = PathExecutable)]
public partial class NpmTasks : ToolTasks, IRequirePathTool
{
    public const string PathExecutable = "npm";

    /// <summary>The path of the program: that of the variable <c>NPM_EXE</c>, else the one in the PATH variable.</summary>
    public static string NpmPath
    {
        get => new NpmTasks().GetToolPathInternal();
        set => new NpmTasks().SetToolPath(value);
    }

    /// <summary>Runs the program with arguments as they are.</summary>
    public static IReadOnlyCollection<Output> Npm(
        ArgumentStringHandler arguments,
        string workingDirectory = null,
        IReadOnlyDictionary<string, string> environmentVariables = null,
        int? timeout = null,
        bool? logOutput = null,
        bool? logInvocation = null,
        Action<OutputType, string> logger = null,
        Func<IProcess, object> exitHandler = null
    ) =>
        new NpmTasks().Run(
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
