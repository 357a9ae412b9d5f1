namespace Nuke.Common.Tooling;

/// <summary>A program: called with its arguments, it runs and must end with exit code 0.</summary>
public delegate IReadOnlyCollection<Output> Tool(
    ArgumentStringHandler arguments,
    string workingDirectory = null,
    IReadOnlyDictionary<string, string> environmentVariables = null,
    int? timeout = null,
    bool? logOutput = null,
    bool? logInvocation = null,
    Action<OutputType, string> logger = null,
    Action<IProcess> exitHandler = null
);

/// <summary>Finds programs.</summary>
public static class ToolResolver
{
    /// <summary>A program by its path.</summary>
    public static Tool GetTool(string toolPath)
    {
        Assert.FileExists(toolPath);
        return new ToolExecutor(toolPath).Execute;
    }

    /// <summary>The program whose path is in the environment variable <c>NAME_EXE</c>, or null.</summary>
    public static Tool TryGetEnvironmentTool(string name)
    {
        var path = EnvironmentInfo.GetVariable($"{name.ToUpperInvariant()}_EXE");
        return string.IsNullOrEmpty(path) ? null : GetTool(path);
    }

    /// <summary>A program in the directories of the PATH variable.</summary>
    public static Tool GetPathTool(string name) => new ToolExecutor(ToolPaths.Find(name)).Execute;

    public static Tool GetEnvironmentOrPathTool(string name) =>
        TryGetEnvironmentTool(name) ?? GetPathTool(name);
}

internal sealed class ToolExecutor(string toolPath)
{
    public IReadOnlyCollection<Output> Execute(
        ArgumentStringHandler arguments,
        string workingDirectory = null,
        IReadOnlyDictionary<string, string> environmentVariables = null,
        int? timeout = null,
        bool? logOutput = null,
        bool? logInvocation = null,
        Action<OutputType, string> logger = null,
        Action<IProcess> exitHandler = null
    )
    {
        using var process = ProcessTasks.StartProcess(
            toolPath,
            arguments,
            workingDirectory,
            environmentVariables,
            timeout,
            logOutput,
            logInvocation,
            logger
        );
        process.AssertWaitForExit();
        (exitHandler ?? (x => x.AssertZeroExitCode()))(process);
        return process.Output;
    }
}
