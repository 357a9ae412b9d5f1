namespace Nuke.Common.Tooling;

/// <summary>Making several options of one: for each configurator or value, in their order.</summary>
public static partial class OptionsExtensions
{
    public static T[] CombineWith<T>(this T options, params Configure<T>[] configurators)
        where T : Options, new() => [.. configurators.Select(x => x(options))];

    public static T[] CombineWith<T>(
        this T options,
        params CombinatorialConfigure<T>[] configurators
    )
        where T : Options, new() => [.. configurators.SelectMany(x => x(options))];

    public static T[] CombineWith<T>(
        this IEnumerable<T> options,
        params Configure<T>[] configurators
    )
        where T : Options, new() =>
        [.. configurators.SelectMany(x => options.Select(option => x(option)))];

    public static T[] CombineWith<T>(
        this IEnumerable<T> options,
        params CombinatorialConfigure<T>[] configurators
    )
        where T : Options, new() =>
        [.. configurators.SelectMany(x => options.SelectMany(option => x(option)))];

    public static T[] CombineWith<T, TValue>(
        this T options,
        IEnumerable<TValue> values,
        Func<T, TValue, T> configurator
    )
        where T : Options => [.. values.Select(x => configurator(options, x))];

    public static T[] CombineWith<T, TValue>(
        this IEnumerable<T> options,
        IEnumerable<TValue> values,
        Func<T, TValue, T> configurator
    )
        where T : Options =>
        [.. options.SelectMany(option => values.Select(x => configurator(option, x)))];

    public static T[] CombineWith<T, TValue>(
        this T options,
        IEnumerable<TValue> values,
        Func<T, TValue, IEnumerable<T>> configurator
    )
        where T : Options => [.. values.SelectMany(x => configurator(options, x))];

    public static T[] CombineWith<T, TValue>(
        this IEnumerable<T> options,
        IEnumerable<TValue> values,
        Func<T, TValue, IEnumerable<T>> configurator
    )
        where T : Options =>
        [.. options.SelectMany(option => values.SelectMany(x => configurator(option, x)))];
}
