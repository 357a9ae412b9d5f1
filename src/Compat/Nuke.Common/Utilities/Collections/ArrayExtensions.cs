namespace Nuke.Common.Utilities.Collections;

/// <summary>Arrays as tuples: <c>var (first, second) = text.Split('=')</c>. What is missing is the default value.</summary>
public static class ArrayExtensions
{
    public static void Deconstruct<T>(this T[] items, out T t0) => t0 = Get(items, 0);

    public static void Deconstruct<T>(this T[] items, out T t0, out T t1)
    {
        items.Deconstruct(out t0);
        t1 = Get(items, 1);
    }

    public static void Deconstruct<T>(this T[] items, out T t0, out T t1, out T t2)
    {
        items.Deconstruct(out t0, out t1);
        t2 = Get(items, 2);
    }

    public static void Deconstruct<T>(this T[] items, out T t0, out T t1, out T t2, out T t3)
    {
        items.Deconstruct(out t0, out t1, out t2);
        t3 = Get(items, 3);
    }

    public static void Deconstruct<T>(
        this T[] items,
        out T t0,
        out T t1,
        out T t2,
        out T t3,
        out T t4
    )
    {
        items.Deconstruct(out t0, out t1, out t2, out t3);
        t4 = Get(items, 4);
    }

    public static void Deconstruct<T>(
        this T[] items,
        out T t0,
        out T t1,
        out T t2,
        out T t3,
        out T t4,
        out T t5
    )
    {
        items.Deconstruct(out t0, out t1, out t2, out t3, out t4);
        t5 = Get(items, 5);
    }

    private static T Get<T>(T[] items, int index) => index < items.Length ? items[index] : default;
}
