using System.Collections;
using Serilog;

namespace Nuke.Common.ValueInjection;

/// <summary>Environment variables by the form in which names are compared, with and without the prefix <c>NUKE_</c>.</summary>
internal sealed class EnvironmentValues
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ambiguous = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _prefixed = new(StringComparer.Ordinal);

    public EnvironmentValues(IDictionary variables)
    {
        foreach (DictionaryEntry entry in variables)
        {
            // A secret that a workflow passes on without having it arrives as an empty variable.
            if (entry.Key is not string key || entry.Value is not string { Length: > 0 } value)
                continue;

            Add(ParameterNames.Normalize(key), value);
            if (key.StartsWith("NUKE_", StringComparison.OrdinalIgnoreCase))
            {
                var name = ParameterNames.Normalize(key.AsSpan(5));
                Add(name, value);
                _prefixed[name] = value;
            }
        }
    }

    public string GetValue(string name)
    {
        var normalized = ParameterNames.Normalize(name);
        if (!_ambiguous.Contains(normalized))
            return _values.GetValueOrDefault(normalized);

        Log.Warning("Could not resolve {Parameter} since multiple values are provided", name);
        return null;
    }

    /// <summary>The value of <c>NUKE_NAME</c> alone: names such as HOST or ROOT belong to others too.</summary>
    public string GetPrefixedValue(string name) =>
        _prefixed.GetValueOrDefault(ParameterNames.Normalize(name));

    private void Add(string name, string value)
    {
        if (!_values.TryAdd(name, value))
            _ambiguous.Add(name);
    }
}
