using System.Collections;

namespace Nuke.Common.Utilities.Collections;

/// <summary>A lookup to which values can be added.</summary>
public class LookupTable<TKey, TValue> : ILookup<TKey, TValue>
{
    private readonly Dictionary<TKey, List<TValue>> _dictionary;

    public LookupTable()
        : this(new Dictionary<TKey, List<TValue>>()) { }

    public LookupTable(IEqualityComparer<TKey> comparer)
        : this(new Dictionary<TKey, List<TValue>>(comparer)) { }

    public LookupTable(ILookup<TKey, TValue> lookupTable, IEqualityComparer<TKey> comparer = null)
        : this(comparer)
    {
        foreach (var group in lookupTable)
            AddRange(group.Key, group);
    }

    public LookupTable(Dictionary<TKey, List<TValue>> dictionary) => _dictionary = dictionary;

    /// <summary>The number of keys with values.</summary>
    public int Count => _dictionary.Count(x => x.Value.Count > 0);

    /// <summary>The values of a key, none where it is unknown.</summary>
    public IEnumerable<TValue> this[TKey key] =>
        _dictionary.TryGetValue(key, out var values) ? values : [];

    public bool Contains(TKey key) => _dictionary.ContainsKey(key);

    public void Add(TKey key, TValue value) => GetOrAdd(key).Add(value);

    public void AddRange(TKey key, IEnumerable<TValue> values) => GetOrAdd(key).AddRange(values);

    public void Remove(TKey key) => _dictionary.Remove(key);

    public void Remove(TKey key, TValue value)
    {
        if (_dictionary.TryGetValue(key, out var values))
            values.Remove(value);
    }

    public void Clear() => _dictionary.Clear();

    public ILookup<TKey, TValue> AsReadOnly() => this;

    public IEnumerator<IGrouping<TKey, TValue>> GetEnumerator() =>
        _dictionary
            .SelectMany(x => x.Value, (pair, value) => (pair.Key, value))
            .GroupBy(x => x.Key, x => x.value, _dictionary.Comparer)
            .GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private List<TValue> GetOrAdd(TKey key)
    {
        if (!_dictionary.TryGetValue(key, out var values))
            _dictionary[key] = values = [];

        return values;
    }
}
