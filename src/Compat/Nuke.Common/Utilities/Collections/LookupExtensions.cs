namespace Nuke.Common.Utilities.Collections;

/// <summary>Lookups.</summary>
public static class LookupExtensions
{
    public static LookupTable<TKey, TValue> ToLookupTable<TKey, TValue>(
        this ILookup<TKey, TValue> lookup,
        IEqualityComparer<TKey> comparer
    ) => new(lookup, comparer);
}
