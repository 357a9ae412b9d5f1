namespace Nuke.Common.Utilities.Collections;

/// <summary>Sequences.</summary>
public static partial class EnumerableExtensions
{
    public static void ForEach<T>(this IEnumerable<T> enumerable, Action<T> action)
    {
        foreach (var item in enumerable)
            action(item);
    }

    public static void ForEach<T>(this IEnumerable<T> enumerable, Action<T, int> action)
    {
        var index = 0;
        foreach (var item in enumerable)
            action(item, index++);
    }

    /// <summary>Runs the action for each element when it is asked for.</summary>
    public static IEnumerable<T> ForEachLazy<T>(this IEnumerable<T> enumerable, Action<T> action)
    {
        foreach (var item in enumerable)
        {
            action(item);
            yield return item;
        }
    }

    public static IEnumerable<T> WhereNotNull<T>(this IEnumerable<T> enumerable)
        where T : class => enumerable.Where(x => x is not null);

    public static bool IsEmpty<T>(this IEnumerable<T> enumerable) => !enumerable.Any();

    public static bool IsNullOrEmpty<T>(this IEnumerable<T> enumerable) =>
        enumerable is null || !enumerable.Any();

    public static IEnumerable<T> ToEmptyIfNull<T>(this IEnumerable<T> enumerable) =>
        enumerable ?? [];

    public static T[] ToEmptyIfNull<T>(this T[] array) => array ?? [];

    public static IList<T> ToEmptyIfNull<T>(this IList<T> list) => list ?? [];

    /// <summary>The elements of a sequence, or the object itself as the only one.</summary>
    public static IEnumerable<T> AsEnumerable<T>(this object obj) =>
        obj is System.Collections.IEnumerable enumerable ? enumerable.Cast<T>() : [(T)obj];

    public static IEnumerable<T> Concat<T>(this T obj, IEnumerable<T> enumerable) =>
        Enumerable.Prepend(enumerable, obj);

    public static IEnumerable<T> Concat<T>(this IEnumerable<T> enumerable, params T[] others) =>
        Enumerable.Concat(enumerable, others);

    /// <summary>The first element of each value.</summary>
    public static IEnumerable<TSource> Distinct<TSource, TValue>(
        this IEnumerable<TSource> enumerable,
        Func<TSource, TValue> selector
    ) => enumerable.DistinctBy(selector);

    public static IEnumerable<T> TakeUntil<T>(
        this IEnumerable<T> enumerable,
        Func<T, bool> condition
    ) => enumerable.TakeWhile(x => !condition(x));

    public static IEnumerable<T> SkipUntil<T>(
        this IEnumerable<T> enumerable,
        Func<T, bool> condition
    ) => enumerable.SkipWhile(x => !condition(x));

    public static bool SequenceStartsWith<T>(
        this IEnumerable<T> enumerable,
        IEnumerable<T> other,
        IEqualityComparer<T> comparer = null
    )
    {
        var start = other.ToList();
        return enumerable.Take(start.Count).SequenceEqual(start, comparer);
    }

    /// <summary>The only element or none; more of them are an error with the message.</summary>
    public static T SingleOrDefaultOrError<T>(
        this IEnumerable<T> enumerable,
        Func<T, bool> predicate,
        string message
    ) => WithMessage(() => enumerable.SingleOrDefault(predicate), message);

    public static T SingleOrDefaultOrError<T>(this IEnumerable<T> enumerable, string message) =>
        WithMessage(enumerable.SingleOrDefault, message);

    /// <summary>The only element; none or more of them are an error with the message.</summary>
    public static T SingleOrError<T>(
        this IEnumerable<T> enumerable,
        Func<T, bool> predicate,
        string message
    ) => WithMessage(() => enumerable.Single(predicate), message);

    public static T SingleOrError<T>(this IEnumerable<T> enumerable, string message) =>
        WithMessage(enumerable.Single, message);

    private static T WithMessage<T>(Func<T> get, string message)
    {
        try
        {
            return get();
        }
        catch (InvalidOperationException exception)
        {
            throw new InvalidOperationException(message, exception);
        }
    }
}
