using System.Diagnostics;
using System.Text;
using Nuke.Common.Utilities;
using Serilog;

namespace Nuke.Common.Tooling;

/// <summary>Starting processes.</summary>
public static class ProcessTasks
{
    /// <summary>Whether output is logged where a call does not say. <value>The default value is true.</value></summary>
    public static bool DefaultLogOutput { get; set; } = true;

    /// <summary>Whether command lines are logged where a call does not say. <value>The default value is true.</value></summary>
    public static bool DefaultLogInvocation { get; set; } = true;

    /// <summary>Whether the working directory is logged with the command line. <value>The default value is true.</value></summary>
    public static bool LogWorkingDirectory { get; set; } = true;

    /// <summary>The working directory where a call gives none. <value>The default value is that of this process.</value></summary>
    public static string DefaultWorkingDirectory { get; set; } = Environment.CurrentDirectory;

    /// <summary>Runs a command by the system's shell.</summary>
    public static IProcess StartShell(
        string command,
        string workingDirectory = null,
        IReadOnlyDictionary<string, string> environmentVariables = null,
        int? timeout = null,
        bool? logOutput = null,
        bool? logInvocation = null,
        Action<OutputType, string> logger = null,
        Func<string, string> outputFilter = null
    ) =>
        StartProcess(
            EnvironmentInfo.IsWin ? "cmd" : "bash",
            $"{(EnvironmentInfo.IsWin ? "/c" : "-c")} {command.DoubleQuote()}",
            workingDirectory,
            environmentVariables,
            timeout,
            logOutput,
            logInvocation,
            logger,
            outputFilter
        );

    public static IProcess StartProcess(
        string toolPath,
        ArgumentStringHandler arguments,
        string workingDirectory = null,
        IReadOnlyDictionary<string, string> environmentVariables = null,
        int? timeout = null,
        bool? logOutput = null,
        bool? logInvocation = null,
        Action<OutputType, string> logger = null
    ) =>
        StartProcess(
            toolPath,
            arguments.ToStringAndClear(),
            workingDirectory,
            environmentVariables,
            timeout,
            logOutput,
            logInvocation,
            logger,
            arguments.GetFilter()
        );

    /// <summary>Starts a process; where given, the variables are its whole environment.</summary>
    public static IProcess StartProcess(
        string toolPath,
        string arguments = null,
        string workingDirectory = null,
        IReadOnlyDictionary<string, string> environmentVariables = null,
        int? timeout = null,
        bool? logOutput = null,
        bool? logInvocation = null,
        Action<OutputType, string> logger = null,
        Func<string, string> outputFilter = null
    )
    {
        toolPath.NotNull("Tool path must not be null");
        var path = Path.IsPathRooted(toolPath) ? toolPath : ToolPaths.Find(toolPath);
        workingDirectory ??= DefaultWorkingDirectory;
        Assert.DirectoryExists(
            workingDirectory,
            $"Working directory '{workingDirectory}' does not exist"
        );
        outputFilter ??= x => x;
        arguments ??= "";
        if (logInvocation ?? DefaultLogInvocation)
        {
            Log.Information(
                "> {ToolPath} {Arguments}",
                path.DoubleQuoteIfNeeded(),
                outputFilter(arguments)
            );
            if (LogWorkingDirectory && workingDirectory != EnvironmentInfo.WorkingDirectory)
                Log.Information("@ {WorkingDirectory}", workingDirectory);
        }

        var startInfo = new ProcessStartInfo
        {
            FileName = path,
            Arguments = arguments,
            WorkingDirectory = workingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            UseShellExecute = false,
        };
        if (environmentVariables is not null)
        {
            startInfo.Environment.Clear();
            foreach (var (key, value) in environmentVariables)
                startInfo.Environment[key] = value;
        }

        var process = Process.Start(startInfo).NotNull($"Could not start '{path}'");
        return new StartedProcess(
            process,
            timeout,
            outputFilter,
            logOutput ?? DefaultLogOutput ? logger ?? DefaultLogger : null
        );
    }

    /// <summary>Logs output as debug messages and error output as errors.</summary>
    public static void DefaultLogger(OutputType type, string output)
    {
        if (type == OutputType.Std)
            Log.Debug("{Output}", output);
        else
            Log.Error("{Output}", output);
    }

    internal static string GetInvocation(IProcess process) =>
        $"{process.FileName.DoubleQuoteIfNeeded()} {process.Arguments}".TrimEnd();
}
