using System.Diagnostics;
using System.Globalization;
using System.Text;
using Nuke.Common.Utilities;
using Serilog;
using Serilog.Events;

namespace Nuke.Common.Tooling;

/// <summary>Starting processes.</summary>
public static class ProcessTasks
{
    private static readonly Lock s_lock = new();

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
            $"{(EnvironmentInfo.IsWin ? "/c" : "-c")} {CommandLineText.Quote(command)}",
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
        if (!toolPath.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal))
            toolPath = ToolPathResolver.GetPathExecutable(toolPath);

        if (GetRunner(toolPath) is { } runner)
            (toolPath, arguments) = (
                runner,
                $"{toolPath.DoubleQuoteIfNeeded()} {arguments}".TrimEnd()
            );

        workingDirectory ??= DefaultWorkingDirectory;
        Assert.FileExists(toolPath, $"Tool '{toolPath}' does not exist");
        Assert.DirectoryExists(
            workingDirectory,
            $"Working directory '{workingDirectory}' does not exist"
        );
        var startInfo = new ProcessStartInfo
        {
            FileName = toolPath,
            Arguments = arguments ?? "",
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

        outputFilter ??= x => x;
        if (logInvocation ?? DefaultLogInvocation)
            LogInvocation(startInfo, outputFilter);

        var process = Process.Start(startInfo).NotNull($"Could not start '{toolPath}'");
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

    /// <summary>Logs the variables of this process as verbose messages, one line for each path of a list of paths.</summary>
    public static void PrintEnvironmentVariables()
    {
        foreach (
            var (key, value) in EnvironmentInfo
                .Variables.SelectMany(x => SplitPaths(x.Key, x.Value))
                .OrderBy(x => x.Key, StringComparer.OrdinalIgnoreCase)
        )
            Log.Verbose("$ {Key} = {Value}", key, value);
    }

    /// <summary>Warns of directories in the PATH variable that do not exist.</summary>
    public static void CheckPathEnvironmentVariable()
    {
        foreach (var path in EnvironmentInfo.Paths.Select(Environment.ExpandEnvironmentVariables))
        {
            if (!Directory.Exists(path))
                Log.Warning(
                    "Path environment variable contains invalid or inaccessible path {Path}",
                    path
                );
        }
    }

    internal static string GetInvocation(IProcess process) =>
        $"{process.FileName.DoubleQuoteIfNeeded()} {process.Arguments}".TrimEnd();

    /// <summary>The program that runs a file which the system does not run itself.</summary>
    private static string GetRunner(string toolPath)
    {
        if (toolPath.EndsWithOrdinalIgnoreCase(".dll"))
            return ToolPathResolver.TryGetEnvironmentExecutable("DOTNET_EXE")
                ?? ToolPathResolver.GetPathExecutable("dotnet");

        return EnvironmentInfo.IsUnix && toolPath.EndsWithOrdinalIgnoreCase(".exe")
            ? ToolPathResolver.GetPathExecutable("mono")
            : null;
    }

    private static void LogInvocation(ProcessStartInfo startInfo, Func<string, string> outputFilter)
    {
        // The two lines belong together, whatever other threads start.
        lock (s_lock)
        {
            Log.Information(
                "> {ToolPath} {Arguments}",
                startInfo.FileName.DoubleQuoteIfNeeded(),
                outputFilter(startInfo.Arguments)
            );
            if (LogWorkingDirectory)
                Log.Write(
                    startInfo.WorkingDirectory == DefaultWorkingDirectory
                        ? LogEventLevel.Verbose
                        : LogEventLevel.Information,
                    "@ {WorkingDirectory}",
                    startInfo.WorkingDirectory
                );
        }
    }

    private static IEnumerable<(string Key, string Value)> SplitPaths(string key, string value)
    {
        var values = value.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var digits = values.Length.ToString(CultureInfo.InvariantCulture).Length;
        return values.Length == 1
            ? [(key, values[0])]
            : values.Select(
                (x, i) =>
                    ($"{key}[{i.ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0')}]", x)
            );
    }
}
