namespace Nuke.Common.Utilities.Collections;

public static partial class EnumerableExtensions
{
    /// <summary>A dictionary; for a key that comes twice, the error is the factory's where one is given.</summary>
    public static Dictionary<TKey, TValue> ToDictionary<T, TKey, TValue>(
        this IEnumerable<T> enumerable,
        Func<T, TKey> keySelector,
        Func<T, TValue> valueSelector,
        IEqualityComparer<TKey> comparer = null,
        Func<ArgumentException, TKey, Exception> exceptionFactory = null
    )
    {
        var dictionary = new Dictionary<TKey, TValue>(comparer);
        foreach (var item in enumerable)
        {
            var key = keySelector(item);
            var value = valueSelector(item);
            try
            {
                dictionary.Add(key, value);
            }
            catch (ArgumentException exception) when (exceptionFactory is not null)
            {
                throw exceptionFactory(exception, key);
            }
        }

        return dictionary;
    }

    /// <summary>A dictionary; keys that come twice are an error that lists them.</summary>
    public static Dictionary<TKey, TValue> ToDictionarySafe<T, TKey, TValue>(
        this IEnumerable<T> enumerable,
        Func<T, TKey> keySelector,
        Func<T, TValue> valueSelector,
        string duplicationMessage
    )
    {
        var groups = enumerable.ToLookup(keySelector, valueSelector);
        var duplicates = groups.Where(x => x.Count() > 1).Select(x => $" - {x.Key}").ToList();
        Assert.True(
            duplicates.Count == 0,
            duplicates.Prepend($"{duplicationMessage.TrimEnd(":")}:").JoinNewLine()
        );
        return Enumerable.ToDictionary(groups, x => x.Key, x => x.First());
    }

    public static LookupTable<TKey, TValue> ToLookupTable<TItem, TKey, TValue>(
        this IEnumerable<TItem> enumerable,
        Func<TItem, TKey> keySelector,
        Func<TItem, TValue> valueSelector
    ) => new(enumerable.ToLookup(keySelector, valueSelector));
}
