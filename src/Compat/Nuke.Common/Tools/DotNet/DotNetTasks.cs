using Nuke.Common.Tooling;
using Nuke.Common.Utilities;

namespace Nuke.Common.Tools.DotNet;

/// <summary>The .NET SDK.</summary>
public static class DotNetTasks
{
    /// <summary>The path of the SDK's program: that of <c>DOTNET_EXE</c>, else the one in the PATH variable.</summary>
    public static string DotNetPath
    {
        get =>
            field ??= EnvironmentInfo.GetVariable("DOTNET_EXE") is { Length: > 0 } path
                ? path
                : ToolPaths.Find("dotnet");
        set;
    }

    public static IReadOnlyCollection<Output> DotNet(
        ArgumentStringHandler arguments,
        string workingDirectory = null,
        IReadOnlyDictionary<string, string> environmentVariables = null,
        int? timeout = null,
        bool? logOutput = null,
        bool? logInvocation = null,
        Action<OutputType, string> logger = null,
        Func<IProcess, object> exitHandler = null
    ) =>
        new ToolExecutor(DotNetPath).Execute(
            arguments,
            workingDirectory,
            environmentVariables,
            timeout,
            logOutput,
            logInvocation,
            logger ?? LogOutput,
            exitHandler is null ? null : x => exitHandler(x)
        );

    /// <summary>Restores the packages of a project.</summary>
    public static IReadOnlyCollection<Output> DotNetRestore(
        Configure<DotNetRestoreSettings> configurator
    ) => Run(configurator);

    public static IReadOnlyCollection<Output> DotNetRestore(DotNetRestoreSettings options = null) =>
        Run(options ?? new DotNetRestoreSettings());

    /// <summary>Builds a project.</summary>
    public static IReadOnlyCollection<Output> DotNetBuild(
        Configure<DotNetBuildSettings> configurator
    ) => Run(configurator);

    public static IReadOnlyCollection<Output> DotNetBuild(DotNetBuildSettings options = null) =>
        Run(options ?? new DotNetBuildSettings());

    /// <summary>Runs the tests of a project.</summary>
    public static IReadOnlyCollection<Output> DotNetTest(
        Configure<DotNetTestSettings> configurator
    ) => Run(configurator);

    public static IReadOnlyCollection<Output> DotNetTest(DotNetTestSettings options = null) =>
        Run(options ?? new DotNetTestSettings());

    /// <summary>Makes packages of a project.</summary>
    public static IReadOnlyCollection<Output> DotNetPack(
        Configure<DotNetPackSettings> configurator
    ) => Run(configurator);

    public static IReadOnlyCollection<Output> DotNetPack(DotNetPackSettings options = null) =>
        Run(options ?? new DotNetPackSettings());

    /// <summary>Publishes a project.</summary>
    public static IReadOnlyCollection<Output> DotNetPublish(
        Configure<DotNetPublishSettings> configurator
    ) => Run(configurator);

    public static IReadOnlyCollection<Output> DotNetPublish(DotNetPublishSettings options = null) =>
        Run(options ?? new DotNetPublishSettings());

    /// <summary>Runs a project.</summary>
    public static IReadOnlyCollection<Output> DotNetRun(
        Configure<DotNetRunSettings> configurator
    ) => Run(configurator);

    public static IReadOnlyCollection<Output> DotNetRun(DotNetRunSettings options = null) =>
        Run(options ?? new DotNetRunSettings());

    /// <summary>Restores the tools of the manifest.</summary>
    public static IReadOnlyCollection<Output> DotNetToolRestore(
        Configure<DotNetToolRestoreSettings> configurator
    ) => Run(configurator);

    public static IReadOnlyCollection<Output> DotNetToolRestore(
        DotNetToolRestoreSettings options = null
    ) => Run(options ?? new DotNetToolRestoreSettings());

    private static IReadOnlyCollection<Output> Run<T>(Configure<T> configurator)
        where T : ToolOptions, new() => Run(configurator.InvokeSafe(new T()));

    private static IReadOnlyCollection<Output> Run(ToolOptions options)
    {
        var secrets = options.ProcessRedactedSecrets ?? [];
        Dictionary<string, string> variables = null;
        if (options.ProcessEnvironmentVariables is { } additional)
        {
            variables = new Dictionary<string, string>(
                EnvironmentInfo.Variables,
                StringComparer.Ordinal
            );
            foreach (var (key, value) in additional)
                variables[key] = value;
        }

        using var process = ProcessTasks.StartProcess(
            options.ProcessToolPath ?? DotNetPath,
            string.Join(
                ' ',
                options.GetArguments().Concat(options.ProcessAdditionalArguments ?? [])
            ),
            options.ProcessWorkingDirectory,
            variables,
            options.ProcessExecutionTimeout,
            options.ProcessOutputLogging,
            options.ProcessInvocationLogging,
            LogOutput,
            text =>
                secrets.Aggregate(
                    text,
                    (x, secret) => x.Replace(secret, "[REDACTED]", StringComparison.Ordinal)
                )
        );
        process.AssertWaitForExit();
        if (options.ProcessExitHandling ?? true)
            process.AssertZeroExitCode();

        return process.Output;
    }

    /// <summary>Warnings and errors of the build system stay what they are.</summary>
    private static void LogOutput(OutputType type, string output)
    {
        if (type == OutputType.Err || output.ContainsOrdinalIgnoreCase(": error "))
            Serilog.Log.Error("{Output}", output);
        else if (output.ContainsOrdinalIgnoreCase(": warning "))
            Serilog.Log.Warning("{Output}", output);
        else
            Serilog.Log.Debug("{Output}", output);
    }
}
