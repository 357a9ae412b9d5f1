using System.Globalization;
using Nuke.Common.Tooling;
using Nuke.Common.Utilities;

namespace Nuke.Common.Tools.DotNet;

/// <summary>Options as arguments.</summary>
internal static class DotNetOptionsText
{
    /// <summary>
    /// The arguments of a command. In a format, <c>{value}</c> stands for a value or for each one of a list, <c>{key}</c> for the key of a
    /// property; a format without them is a switch.
    /// </summary>
    public static IEnumerable<string> GetArguments(
        ToolOptions options,
        string command,
        IReadOnlyList<(string Name, string Format)> formats
    )
    {
        yield return command;
        foreach (var (name, format) in formats)
        {
            switch (options.Get<object>(name))
            {
                case null or false:
                    break;
                case true:
                    yield return format.Replace("{value}", "true", StringComparison.Ordinal);
                    break;
                case IReadOnlyDictionary<string, object> pairs:
                    foreach (var (key, value) in pairs)
                        yield return Fill(format, value)
                            .Replace("{key}", key, StringComparison.Ordinal);
                    break;
                case IReadOnlyList<string> values:
                    foreach (var value in values)
                        yield return Fill(format, value);
                    break;
                case { } value:
                    yield return Fill(format, value);
                    break;
            }
        }
    }

    private static string Fill(string format, object value)
    {
        var text = value is bool flag
            ? (flag ? "true" : "false")
            : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        return format.Replace("{value}", text.DoubleQuoteIfNeeded(), StringComparison.Ordinal);
    }
}
