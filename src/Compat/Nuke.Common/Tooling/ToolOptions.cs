using Nuke.Common.Utilities;

namespace Nuke.Common.Tooling;

/// <summary>The options of a tool's call.</summary>
public abstract class ToolOptions : Options
{
    protected ToolOptions() => VerbosityMapping.Apply(this);

    /// <summary>The path of the tool, where not the one that is found.</summary>
    public string ProcessToolPath => Get<string>();

    public string ProcessWorkingDirectory => Get<string>();

    /// <summary>All variables of the process. <value>The default value is those of this process.</value></summary>
    public IReadOnlyDictionary<string, string> ProcessEnvironmentVariables =>
        Get<IReadOnlyDictionary<string, string>>() ?? EnvironmentInfo.Variables;

    /// <summary>Milliseconds after which the process is killed and the call fails.</summary>
    public int? ProcessExecutionTimeout => Get<int?>();

    public bool? ProcessOutputLogging => Get<bool?>();

    public bool? ProcessInvocationLogging => Get<bool?>();

    /// <summary>Whether another exit code than 0 fails.</summary>
    public bool? ProcessExitHandling => Get<bool?>();

    /// <summary>Texts that are hidden in logs.</summary>
    public IReadOnlyList<string> ProcessRedactedSecrets => Get<IReadOnlyList<string>>();

    /// <summary>Arguments as they are, after all others.</summary>
    public IReadOnlyList<string> ProcessAdditionalArguments => Get<IReadOnlyList<string>>();

    internal Action<OutputType, string> ProcessLogger => Get<Action<OutputType, string>>();

    internal Func<ToolOptions, IProcess, object> ProcessExitHandler =>
        Get<Func<ToolOptions, IProcess, object>>();

    /// <summary>The parts of the command line.</summary>
    internal IEnumerable<string> GetArguments() =>
        ToolCommand.Of(GetType()).GetArguments(this).Concat(ProcessAdditionalArguments ?? []);

    internal IEnumerable<string> GetSecrets() =>
        ToolCommand.Of(GetType()).GetSecrets(this).Concat(ProcessRedactedSecrets ?? []);

    /// <summary>How the tool of these options logs.</summary>
    internal Action<OutputType, string> GetLogger()
    {
        var type = ToolCommand
            .Of(GetType())
            .ToolType.NotNull(
                $"Type '{GetType().Name}' has no {nameof(CommandAttribute)} that names its tool"
            );
        return ((ToolTasks)Activator.CreateInstance(type)).NotNull().GetLogger(this);
    }
}
