using System.Collections;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Text;
using Nuke.Common.ValueInjection;

namespace Nuke.Common;

public static partial class EnvironmentInfo
{
    public static ReadOnlyDictionary<string, string> Variables
    {
        get
        {
            var variables = new Dictionary<string, string>(
                IsWin ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal
            );
            foreach (DictionaryEntry entry in Environment.GetEnvironmentVariables())
                variables[(string)entry.Key] = (string)entry.Value;

            return variables.AsReadOnly();
        }
    }

    /// <summary>The directories in which the system looks for programs.</summary>
    public static IReadOnlyCollection<string> Paths
    {
        get
        {
            var paths = (GetVariable("PATH") ?? "").Split(
                Path.PathSeparator,
                StringSplitOptions.RemoveEmptyEntries
            );
            for (var i = 0; i < paths.Length; i++)
                paths[i] = ExpandVariables(paths[i]);

            return paths;
        }
    }

    public static bool HasVariable(string name, bool allowEmpty = true) =>
        Environment.GetEnvironmentVariable(name) is { } value && (allowEmpty || value.Length > 0);

    public static string GetVariable(string name) => Environment.GetEnvironmentVariable(name);

    /// <summary>The value of a variable, or the type's default where it is not set or empty.</summary>
    public static T GetVariable<T>(string name, char? separator = null)
    {
        if (GetVariable(name) is not { } variable)
            return default;

        var values = separator is { } character ? variable.Split(character) : [variable];
        values = Array.FindAll(values, x => !string.IsNullOrWhiteSpace(x));
        if (values.Length == 0 && !typeof(T).IsArray)
            return default;

        return
            ParameterService.Convert(
                "environment variable",
                name,
                values,
                typeof(T),
                separator: null,
                WorkingDirectory,
                secret: BuildParameters.GetSecretNames().Contains(ParameterNames.Normalize(name))
            )
                is T value
            ? value
            : default;
    }

    public static void SetVariable(string name, string value) =>
        Environment.SetEnvironmentVariable(name, value);

    /// <summary>Sets a variable to the value's text, in the invariant culture.</summary>
    public static void SetVariable<T>(string name, T value) =>
        SetVariable(name, System.Convert.ToString(value, CultureInfo.InvariantCulture));

    public static void RemoveVariable(string name) =>
        Environment.SetEnvironmentVariable(name, null);

    /// <summary>
    /// Replaces variables by their values: <c>%NAME%</c> on Windows, elsewhere <c>$NAME</c> and <c>~</c> at the start.
    /// </summary>
    public static string ExpandVariables(string value)
    {
        if (IsWin)
            return Environment.ExpandEnvironmentVariables(value);

        if (value is ['~'] or ['~', '/', ..])
            value = GetVariable("HOME") + value[1..];

        if (!value.Contains('$', StringComparison.Ordinal))
            return value;

        var result = new StringBuilder(value.Length);
        for (var i = 0; i < value.Length; )
        {
            var end = i + 1;
            if (value[i] == '$')
            {
                while (end < value.Length && IsNameCharacter(value[end], first: end == i + 1))
                    end++;
            }

            result.Append(end > i + 1 ? GetVariable(value[(i + 1)..end]) : value.AsSpan(i, 1));
            i = end;
        }

        return result.ToString();

        static bool IsNameCharacter(char c, bool first) =>
            char.IsAsciiLetter(c) || c == '_' || (!first && char.IsAsciiDigit(c));
    }
}
