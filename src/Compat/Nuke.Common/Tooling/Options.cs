using System.Runtime.CompilerServices;

namespace Nuke.Common.Tooling;

/// <summary>Options that are copied on each change, so that configurators can share them.</summary>
public partial class Options
{
    // A list: arguments come in the order in which their options were set first.
    private List<KeyValuePair<string, object>> _values = [];

    internal IReadOnlyList<KeyValuePair<string, object>> Values => _values;

    /// <summary>The value of an option, or the default where it is not set.</summary>
    private protected T Get<T>([CallerMemberName] string name = null) =>
        Find(name) is { } value ? (T)value : default;

    internal object Find(string name)
    {
        foreach (var (key, value) in _values)
        {
            if (key == name)
                return value;
        }

        return null;
    }

    /// <summary>A copy with another value; null removes the option.</summary>
    internal Options With(string name, object value)
    {
        var copy = Clone();
        copy.Change(name, value);
        return copy;
    }

    /// <summary>Sets a value in place: only for options that nobody has yet.</summary>
    internal void Initialize(string name, object value) => Change(name, value);

    internal Options Clone()
    {
        var copy = (Options)MemberwiseClone();
        copy._values = [.. _values];
        return copy;
    }

    private void Change(string name, object value)
    {
        var index = _values.FindIndex(x => x.Key == name);
        if (value is null && index >= 0)
            _values.RemoveAt(index);
        else if (value is not null && index >= 0)
            _values[index] = new(name, value);
        else if (value is not null)
            _values.Add(new(name, value));
    }
}
