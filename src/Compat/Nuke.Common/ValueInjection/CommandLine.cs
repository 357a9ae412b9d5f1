using System.Globalization;

namespace Nuke.Common.ValueInjection;

/// <summary>The arguments of the process: positional ones first, then <c>--name value value ...</c>.</summary>
internal sealed class CommandLine
{
    private readonly Dictionary<string, string[]> _named = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _given = new(StringComparer.Ordinal);
    private HashSet<string> _asked;

    public CommandLine(IReadOnlyList<string> arguments)
    {
        Arguments = arguments;
        var index = 0;
        while (index < arguments.Count && !IsName(arguments[index]))
            index++;

        Positional = [.. arguments.Take(index)];
        while (index < arguments.Count)
        {
            var name = ParameterNames.Normalize(arguments[index]);
            _given[name] = arguments[index++];
            var start = index;
            while (index < arguments.Count && !IsName(arguments[index]))
                index++;

            var values = new string[index - start];
            for (var i = start; i < index; i++)
                values[i - start] = arguments[i];

            _named[name] = values;
        }
    }

    public IReadOnlyList<string> Arguments { get; }

    public IReadOnlyList<string> Positional { get; }

    /// <summary>The names that are given, in the form in which names are compared.</summary>
    public IReadOnlyCollection<string> Names => _named.Keys;

    /// <summary>The values that follow a name: empty for a switch, null where the name is not given.</summary>
    public string[] GetValues(string name)
    {
        if (_named.Count == 0)
            return null;

        var normalized = ParameterNames.Normalize(name);
        if (!_named.TryGetValue(normalized, out var values))
            return null;

        (_asked ??= new(StringComparer.Ordinal)).Add(normalized);
        return values;
    }

    /// <summary>Whether somebody has taken the values of a name that is given.</summary>
    public bool WasAskedFor(string name) => _asked?.Contains(name) == true;

    /// <summary>A name as it was typed.</summary>
    public string GetGivenName(string name) => _given[name];

    public bool Has(string name) => GetValues(name) is not null;

    /// <summary>
    /// A dash makes a name, unless a number follows. What has a space or line break in it is a value, such as a key in
    /// PEM form, which messages about unknown names must not show.
    /// </summary>
    public static bool IsName(string argument) =>
        argument.Length > 1
        && argument[0] == '-'
        && argument.AsSpan().IndexOfAny(' ', '\n', '\r') < 0
        && !double.TryParse(argument, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
}
