namespace Nuke.Common.Tooling;

/// <summary>Options that are copied on each change, so that configurators can share them.</summary>
public abstract class Options
{
    private Dictionary<string, object> _values = new(StringComparer.Ordinal);

    internal T Get<T>(string name) => _values.TryGetValue(name, out var value) ? (T)value : default;

    internal Options With(string name, object value)
    {
        var copy = (Options)MemberwiseClone();
        copy._values = new Dictionary<string, object>(_values, StringComparer.Ordinal);
        if (value is null)
            copy._values.Remove(name);
        else
            copy._values[name] = value;

        return copy;
    }
}

/// <summary>The options of a tool's call.</summary>
public abstract class ToolOptions : Options
{
    public string ProcessToolPath => Get<string>(nameof(ProcessToolPath));
    public string ProcessWorkingDirectory => Get<string>(nameof(ProcessWorkingDirectory));

    /// <summary>Variables that the process has besides those of this one.</summary>
    public IReadOnlyDictionary<string, string> ProcessEnvironmentVariables =>
        Get<IReadOnlyDictionary<string, string>>(nameof(ProcessEnvironmentVariables));
    public int? ProcessExecutionTimeout => Get<int?>(nameof(ProcessExecutionTimeout));
    public bool? ProcessOutputLogging => Get<bool?>(nameof(ProcessOutputLogging));
    public bool? ProcessInvocationLogging => Get<bool?>(nameof(ProcessInvocationLogging));

    /// <summary>Whether another exit code than 0 fails.</summary>
    public bool? ProcessExitHandling => Get<bool?>(nameof(ProcessExitHandling));
    public IReadOnlyList<string> ProcessRedactedSecrets =>
        Get<IReadOnlyList<string>>(nameof(ProcessRedactedSecrets));

    /// <summary>Arguments as they are, after all others.</summary>
    public IReadOnlyList<string> ProcessAdditionalArguments =>
        Get<IReadOnlyList<string>>(nameof(ProcessAdditionalArguments));

    /// <summary>The arguments, each as the process gets it.</summary>
    internal abstract IEnumerable<string> GetArguments();
}
