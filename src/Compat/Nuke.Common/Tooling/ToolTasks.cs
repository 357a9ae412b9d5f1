using System.Reflection;
using Nuke.Common.Utilities;

namespace Nuke.Common.Tooling;

/// <summary>The base of tools whose commands have options.</summary>
public abstract class ToolTasks
{
    private string PathVariable => $"{GetType().Name.TrimEnd("Tasks").ToUpperInvariant()}_EXE";

    /// <summary>The most derived class of a tool among those that are loaded.</summary>
    public static T Resolve<T>()
        where T : ToolTasks
    {
        var type = AppDomain
            .CurrentDomain.GetAssemblies()
            .SelectMany(x => x.GetTypes())
            .Where(x => typeof(T).IsAssignableFrom(x) && !x.IsAbstract)
            .MaxBy(GetDepth)
            .NotNull($"No class derives from '{typeof(T).Name}'");
        return (T)Activator.CreateInstance(type);
    }

    /// <summary>How the output is logged.</summary>
    protected internal virtual Action<OutputType, string> GetLogger(ToolOptions options = null) =>
        options?.ProcessLogger ?? ToolLogging.GetLogger(GetType());

    /// <summary>The path of the options, else that in the variable <c>NAME_EXE</c>, else the one that is found.</summary>
    protected internal string GetToolPathInternal(ToolOptions options = null) =>
        options?.ProcessToolPath
        ?? ToolPathResolver.TryGetEnvironmentExecutable(PathVariable)
        ?? GetToolPath(options);

    protected virtual string GetToolPath(ToolOptions options = null) =>
        GetType()
            .GetCustomAttribute<ToolAttribute>()
            .NotNull(
                $"Unable to resolve tool path for {GetType().Name}. Set via {nameof(ToolOptionsExtensions.SetProcessToolPath)}."
            )
            .GetToolPath(options);

    /// <summary>Makes this process and those that it starts use another program.</summary>
    protected void SetToolPath(string path)
    {
        Assert.FileExists(path);
        EnvironmentInfo.SetVariable(PathVariable, path);
    }

    /// <summary>Called before a run; the result is what runs.</summary>
    protected virtual T PreProcess<T>(T options)
        where T : ToolOptions => options;

    /// <summary>Called after a run that did not fail.</summary>
    protected virtual void PostProcess(ToolOptions options) { }

    /// <summary>What the output of a command says.</summary>
    protected virtual object GetResult<T>(
        ToolOptions options,
        IReadOnlyCollection<Output> output
    ) => null;

    /// <summary>What is done when the process has ended.</summary>
    protected virtual Func<ToolOptions, IProcess, object> GetExitHandler(
        ToolOptions options = null
    ) => (_, process) => process.AssertZeroExitCode();

    protected virtual IReadOnlyCollection<Output> Run<T>(T options = null)
        where T : ToolOptions, new()
    {
        options = PreProcess(options ?? new T());
        using var process = ProcessTasks.StartProcess(
            GetToolPathInternal(options),
            options.GetArguments().JoinSpace(),
            options.ProcessWorkingDirectory,
            options.ProcessEnvironmentVariables,
            options.ProcessExecutionTimeout,
            options.ProcessOutputLogging,
            options.ProcessInvocationLogging,
            GetLogger(options),
            CommandLineText.Redact(options.GetSecrets())
        );
        process.AssertWaitForExit();
        if (options.ProcessExitHandling ?? true)
            (options.ProcessExitHandler ?? GetExitHandler(options))(options, process);

        PostProcess(options);
        return process.Output;
    }

    protected virtual (TResult Result, IReadOnlyCollection<Output> Output) Run<TOptions, TResult>(
        TOptions options = null
    )
        where TOptions : ToolOptions, new()
    {
        options ??= new TOptions();
        var output = Run(options);
        try
        {
            return ((TResult)GetResult<TResult>(options, output), output);
        }
        catch (Exception exception)
        {
            throw new FormatException(
                $"Cannot parse {typeof(TResult).Name} from output:\n{output.Select(x => x.Text).Join('\n')}",
                exception
            );
        }
    }

    protected IReadOnlyCollection<Output> Run(
        ArgumentStringHandler arguments,
        string workingDirectory = null,
        IReadOnlyDictionary<string, string> environmentVariables = null,
        int? timeout = null,
        bool? logOutput = null,
        bool? logInvocation = null,
        Action<OutputType, string> logger = null,
        Func<IProcess, object> exitHandler = null
    )
    {
        using var process = StartProcess(
            arguments.ToStringAndClear(),
            workingDirectory,
            environmentVariables,
            timeout,
            logOutput,
            logInvocation,
            logger ?? GetLogger(),
            arguments.GetFilter()
        );
        process.AssertWaitForExit();
        if (exitHandler is null)
            GetExitHandler()(null, process);
        else
            exitHandler(process);

        return process.Output;
    }

    protected virtual IProcess StartProcess(
        string arguments,
        string workingDirectory,
        IReadOnlyDictionary<string, string> environmentVariables,
        int? executionTimeout,
        bool? outputLogging,
        bool? invocationLogging,
        Action<OutputType, string> logger,
        Func<string, string> outputFilter = null
    ) =>
        ProcessTasks.StartProcess(
            GetToolPathInternal(),
            arguments,
            workingDirectory,
            environmentVariables,
            executionTimeout,
            outputLogging,
            invocationLogging,
            logger,
            outputFilter
        );

    private static int GetDepth(Type type) =>
        type.BaseType is { } parent ? GetDepth(parent) + 1 : 0;
}
