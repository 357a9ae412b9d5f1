using System.Collections;
using System.Collections.ObjectModel;
using System.Globalization;

namespace Nuke.Common.Utilities.Collections;

/// <summary>Dictionaries.</summary>
public static class DictionaryExtensions
{
    public static Dictionary<TKey, TValue> AddDictionary<TKey, TValue>(
        this Dictionary<TKey, TValue> dictionary,
        Dictionary<TKey, TValue> otherDictionary
    )
    {
        foreach (var (key, value) in otherDictionary)
            dictionary.Add(key, value);

        return dictionary;
    }

    public static Dictionary<TKey, TValue> AddDictionary<TKey, TValue>(
        this Dictionary<TKey, TValue> dictionary,
        ReadOnlyDictionary<TKey, TValue> otherDictionary
    )
    {
        foreach (var (key, value) in otherDictionary)
            dictionary.Add(key, value);

        return dictionary;
    }

    public static Dictionary<TKey, TValue> AddPair<TKey, TValue>(
        this Dictionary<TKey, TValue> dictionary,
        TKey key,
        TValue value = default
    )
    {
        dictionary.Add(key, value);
        return dictionary;
    }

    /// <summary>Adds a value as text, in the invariant culture.</summary>
    public static Dictionary<TKey, string> AddPair<TKey, TValue>(
        this Dictionary<TKey, string> dictionary,
        TKey key,
        TValue value = default
    )
    {
        dictionary.Add(key, Convert.ToString(value, CultureInfo.InvariantCulture));
        return dictionary;
    }

    public static Dictionary<TKey, TValue> AddPairWhenKeyNotNull<TKey, TValue>(
        this Dictionary<TKey, TValue> dictionary,
        TKey key,
        TValue value = default
    )
        where TKey : class => key is null ? dictionary : dictionary.AddPair(key, value);

    public static Dictionary<TKey, TValue> AddPairWhenValueNotNull<TKey, TValue>(
        this Dictionary<TKey, TValue> dictionary,
        TKey key,
        TValue value
    )
        where TValue : class => value is null ? dictionary : dictionary.AddPair(key, value);

    public static IDictionary<TKey, TValue> SetKeyValue<TKey, TValue>(
        this IDictionary<TKey, TValue> dictionary,
        TKey key,
        TValue value = default
    )
    {
        dictionary[key] = value;
        return dictionary;
    }

    public static void Deconstruct<T1, T2>(
        this KeyValuePair<T1, T2> tuple,
        out T1 key,
        out T2 value
    )
    {
        key = tuple.Key;
        value = tuple.Value;
    }

    /// <summary>A dictionary with types, such as that of the environment's variables.</summary>
    public static Dictionary<TKey, TValue> ToGeneric<TKey, TValue>(
        this IDictionary dictionary,
        IEqualityComparer<TKey> equalityComparer = null
    )
    {
        var result = new Dictionary<TKey, TValue>(equalityComparer);
        foreach (DictionaryEntry entry in dictionary.NotNull())
            result.Add((TKey)entry.Key, (TValue)entry.Value);

        return result;
    }
}
