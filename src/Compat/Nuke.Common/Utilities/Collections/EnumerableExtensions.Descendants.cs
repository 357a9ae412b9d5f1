namespace Nuke.Common.Utilities.Collections;

public static partial class EnumerableExtensions
{
    /// <summary>The object, what follows it, what follows that, until there is nothing or it is not to be followed.</summary>
    public static IEnumerable<T> DescendantsAndSelf<T>(
        this T obj,
        Func<T, T> selector,
        Func<T, bool> traverse = null
    ) => Enumerable.Prepend(obj.Descendants(selector, traverse), obj);

    /// <summary>As <see cref="DescendantsAndSelf{T}(T, Func{T, T}, Func{T, bool})"/>, without the object.</summary>
    public static IEnumerable<T> Descendants<T>(
        this T obj,
        Func<T, T> selector,
        Func<T, bool> traverse = null
    )
    {
        var current = obj;
        while (traverse is null || traverse(current))
        {
            current = selector(current);
            if (traverse is null && Equals(current, default(T)))
                yield break;

            yield return current;
        }
    }

    /// <summary>The object and all below it, each before those below it.</summary>
    public static IEnumerable<T> DescendantsAndSelf<T>(
        this T obj,
        Func<T, IEnumerable<T>> selector,
        Func<T, bool> traverse = null
    ) => Enumerable.Prepend(obj.Descendants(selector, traverse), obj);

    /// <summary>All below the object that is to be followed, each before those below it.</summary>
    public static IEnumerable<T> Descendants<T>(
        this T obj,
        Func<T, IEnumerable<T>> selector,
        Func<T, bool> traverse = null
    ) =>
        selector(obj)
            .Where(x => traverse is null || traverse(x))
            .SelectMany(x => x.DescendantsAndSelf(selector, traverse));
}
