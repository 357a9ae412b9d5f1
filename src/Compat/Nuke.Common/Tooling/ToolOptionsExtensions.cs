namespace Nuke.Common.Tooling;

/// <summary>Setting what all tools' options have.</summary>
public static class ToolOptionsExtensions
{
    public static T SetProcessToolPath<T>(this T o, string value)
        where T : ToolOptions => o.Set(nameof(ToolOptions.ProcessToolPath), value);

    public static T ResetProcessToolPath<T>(this T o)
        where T : ToolOptions => o.Set(nameof(ToolOptions.ProcessToolPath), null);

    public static T SetProcessWorkingDirectory<T>(this T o, string value)
        where T : ToolOptions => o.Set(nameof(ToolOptions.ProcessWorkingDirectory), value);

    public static T ResetProcessWorkingDirectory<T>(this T o)
        where T : ToolOptions => o.Set(nameof(ToolOptions.ProcessWorkingDirectory), null);

    public static T SetProcessEnvironmentVariable<T>(this T o, string key, string value)
        where T : ToolOptions
    {
        var variables = new Dictionary<string, string>(
            o.ProcessEnvironmentVariables ?? new Dictionary<string, string>(StringComparer.Ordinal),
            StringComparer.Ordinal
        )
        {
            [key] = value,
        };
        return o.Set(nameof(ToolOptions.ProcessEnvironmentVariables), variables);
    }

    public static T SetProcessExecutionTimeout<T>(this T o, int? value)
        where T : ToolOptions => o.Set(nameof(ToolOptions.ProcessExecutionTimeout), value);

    public static T SetProcessOutputLogging<T>(this T o, bool? value)
        where T : ToolOptions => o.Set(nameof(ToolOptions.ProcessOutputLogging), value);

    public static T EnableProcessOutputLogging<T>(this T o)
        where T : ToolOptions => o.SetProcessOutputLogging(true);

    public static T DisableProcessOutputLogging<T>(this T o)
        where T : ToolOptions => o.SetProcessOutputLogging(false);

    public static T SetProcessInvocationLogging<T>(this T o, bool? value)
        where T : ToolOptions => o.Set(nameof(ToolOptions.ProcessInvocationLogging), value);

    public static T EnableProcessInvocationLogging<T>(this T o)
        where T : ToolOptions => o.SetProcessInvocationLogging(true);

    public static T DisableProcessInvocationLogging<T>(this T o)
        where T : ToolOptions => o.SetProcessInvocationLogging(false);

    public static T SetProcessExitHandling<T>(this T o, bool? value)
        where T : ToolOptions => o.Set(nameof(ToolOptions.ProcessExitHandling), value);

    public static T EnableProcessExitHandling<T>(this T o)
        where T : ToolOptions => o.SetProcessExitHandling(true);

    public static T DisableProcessExitHandling<T>(this T o)
        where T : ToolOptions => o.SetProcessExitHandling(false);

    public static T SetProcessAdditionalArguments<T>(this T o, params string[] values)
        where T : ToolOptions => o.Set(nameof(ToolOptions.ProcessAdditionalArguments), values);

    public static T AddProcessAdditionalArguments<T>(this T o, params string[] values)
        where T : ToolOptions => o.Add(nameof(ToolOptions.ProcessAdditionalArguments), values);

    public static T AddProcessRedactedSecrets<T>(this T o, params string[] values)
        where T : ToolOptions => o.Add(nameof(ToolOptions.ProcessRedactedSecrets), values);

    internal static T Set<T>(this T o, string name, object value)
        where T : ToolOptions => (T)o.With(name, value);

    internal static T Add<T>(this T o, string name, IEnumerable<string> values)
        where T : ToolOptions =>
        o.Set(name, (string[])[.. o.Get<IReadOnlyList<string>>(name) ?? [], .. values]);

    internal static T SetPair<T>(this T o, string name, string key, object value)
        where T : ToolOptions
    {
        var pairs = new Dictionary<string, object>(
            o.Get<IReadOnlyDictionary<string, object>>(name)
                ?? new Dictionary<string, object>(StringComparer.OrdinalIgnoreCase),
            StringComparer.OrdinalIgnoreCase
        )
        {
            [key] = value,
        };
        return o.Set(name, pairs);
    }
}
