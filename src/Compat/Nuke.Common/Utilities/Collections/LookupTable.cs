using System.Collections;

namespace Nuke.Common.Utilities.Collections;

/// <summary>A lookup to which values can be added.</summary>
public class LookupTable<TKey, TValue> : ILookup<TKey, TValue>
{
    private readonly Dictionary<TKey, List<TValue>> _values;

    public LookupTable(IEqualityComparer<TKey> comparer = null) => _values = new(comparer);

    public int Count => _values.Count;

    public IEnumerable<TValue> this[TKey key] =>
        _values.TryGetValue(key, out var values) ? values : [];

    public bool Contains(TKey key) => _values.ContainsKey(key);

    public void Add(TKey key, TValue value)
    {
        if (!_values.TryGetValue(key, out var values))
            _values[key] = values = [];

        values.Add(value);
    }

    public void AddRange(TKey key, IEnumerable<TValue> values)
    {
        foreach (var value in values)
            Add(key, value);
    }

    public IEnumerator<IGrouping<TKey, TValue>> GetEnumerator() =>
        _values
            .SelectMany(x => x.Value, (pair, value) => (pair.Key, value))
            .GroupBy(x => x.Key, x => x.value, _values.Comparer)
            .GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
