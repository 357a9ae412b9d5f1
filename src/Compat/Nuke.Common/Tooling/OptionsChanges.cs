namespace Nuke.Common.Tooling;

/// <summary>The changes of which all setting methods are made.</summary>
internal static class OptionsChanges
{
    public static T Set<T>(this T o, string name, object value)
        where T : Options => (T)o.With(name, value);

    public static T Reset<T>(this T o, string name)
        where T : Options => (T)o.With(name, value: null);

    public static T SetList<T, TItem>(this T o, string name, IEnumerable<TItem> values)
        where T : Options => o.Set(name, values?.ToArray());

    public static T AddList<T, TItem>(this T o, string name, IEnumerable<TItem> values)
        where T : Options => o.SetList(name, GetList<TItem>(o, name).Concat(values));

    public static T RemoveList<T, TItem>(this T o, string name, IEnumerable<TItem> values)
        where T : Options
    {
        var removed = values.ToList();
        return o.SetList(name, GetList<TItem>(o, name).Where(x => !removed.Contains(x)));
    }

    public static T ClearList<T, TItem>(this T o, string name)
        where T : Options => o.SetList<T, TItem>(name, []);

    public static T SetPairs<T, TValue>(
        this T o,
        string name,
        IEnumerable<KeyValuePair<string, TValue>> pairs
    )
        where T : Options =>
        o.Set(
            name,
            pairs is null
                ? null
                : new Dictionary<string, TValue>(pairs, StringComparer.OrdinalIgnoreCase)
        );

    public static T SetPair<T, TValue>(this T o, string name, string key, TValue value)
        where T : Options => o.ChangePairs<T, TValue>(name, x => x[key] = value);

    public static T AddPair<T, TValue>(this T o, string name, string key, TValue value)
        where T : Options => o.ChangePairs<T, TValue>(name, x => x.Add(key, value));

    public static T RemovePair<T, TValue>(this T o, string name, string key)
        where T : Options => o.ChangePairs<T, TValue>(name, x => x.Remove(key));

    public static T ClearPairs<T, TValue>(this T o, string name)
        where T : Options => o.ChangePairs<T, TValue>(name, x => x.Clear());

    private static T ChangePairs<T, TValue>(
        this T o,
        string name,
        Action<Dictionary<string, TValue>> change
    )
        where T : Options
    {
        var pairs = new Dictionary<string, TValue>(
            (IReadOnlyDictionary<string, TValue>)o.Find(name) ?? new Dictionary<string, TValue>(),
            StringComparer.OrdinalIgnoreCase
        );
        change(pairs);
        return o.Set(name, pairs);
    }

    private static IReadOnlyList<TItem> GetList<TItem>(Options options, string name) =>
        (IReadOnlyList<TItem>)options.Find(name) ?? [];
}
