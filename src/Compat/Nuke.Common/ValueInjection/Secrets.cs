using System.Reflection;
using Nuke.Common.Execution;

namespace Nuke.Common.ValueInjection;

/// <summary>The values of secret parameters, and the one place that keeps them out of what the build writes.</summary>
internal static class Secrets
{
    public const string Replacement = "***";

    /// <summary>Shorter values occur in any text; to hide them would only make it unreadable.</summary>
    private const int MinimumLength = 3;

    private static readonly Lock s_lock = new();

    /// <summary>Longest first: one value may contain another.</summary>
    private static string[] s_values = [];

    /// <summary>Whether there is anything to hide.</summary>
    public static bool Any => s_values.Length > 0;

    public static IReadOnlyList<string> Values => s_values;

    /// <summary>
    /// Takes the values of all secret parameters from arguments and environment, also of those that nobody has asked for yet.
    /// </summary>
    public static void Initialize(Type buildType)
    {
        foreach (var member in BuildParameters.GetClassMembers(buildType))
            AddValuesOf(member);

        foreach (var contract in buildType.GetInterfaces())
        {
            foreach (var property in contract.GetProperties(MemberAccess.AllInstance))
                AddValuesOf(property);
        }
    }

    public static void Add(string value)
    {
        if (value is null)
            return;

        lock (s_lock)
        {
            var values = new HashSet<string>(s_values, StringComparer.Ordinal);
            foreach (var variant in GetVariants(value))
            {
                if (variant.Length >= MinimumLength)
                    values.Add(variant);
            }

            if (values.Count == s_values.Length)
                return;

            var first = s_values.Length == 0;
            s_values = [.. values.OrderByDescending(x => x.Length)];
            if (!first)
                return;

            // What the build's own code writes to the console goes past the log.
            Console.SetOut(new MaskingWriter(Console.Out));
            Console.SetError(new MaskingWriter(Console.Error));
        }
    }

    public static string Mask(string text)
    {
        foreach (var value in s_values)
            text = text.Replace(value, Replacement, StringComparison.Ordinal);

        return text;
    }

    private static void AddValuesOf(MemberInfo member)
    {
        if (!member.IsDefined(typeof(SecretAttribute)))
            return;

        foreach (var value in ParameterService.GetGivenValues(ParameterNames.GetName(member)))
            Add(value);
    }

    /// <summary>The value, its lines, and how they look quoted, in a workflow command and in an address.</summary>
    private static IEnumerable<string> GetVariants(string value)
    {
        yield return value;
        yield return value.Replace("\"", "\\\"", StringComparison.Ordinal);
        yield return WorkflowCommandText.EscapeData(value);
        yield return WorkflowCommandText.EscapeProperty(value);
        yield return Uri.EscapeDataString(value);
        foreach (
            var line in value.Split(
                ['\r', '\n'],
                StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
            )
        )
            yield return line;
    }
}
