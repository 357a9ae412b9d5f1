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

    /// <summary>The value for a parameter that every build has. Names such as HOST belong to others too: they need the prefix.</summary>
    public string GetBuiltInValue(string name) =>
        name is "Host" or "Root" or "Target" or "Profile" or "Help" or "Plan"
            ? _prefixed.GetValueOrDefault(ParameterNames.Normalize(name))
            : _values.GetValueOrDefault(ParameterNames.Normalize(name));

    /// <summary>Every value of a name, ambiguous or not.</summary>
    public IEnumerable<string> GetAllValues(string name)
    {
        var normalized = ParameterNames.Normalize(name);
        if (_values.TryGetValue(normalized, out var value))
            yield return value;

        if (_prefixed.TryGetValue(normalized, out value))
            yield return value;
    }

    private void Add(string name, string value)
    {
        if (!_values.TryAdd(name, value))
            _ambiguous.Add(name);
    }
}
