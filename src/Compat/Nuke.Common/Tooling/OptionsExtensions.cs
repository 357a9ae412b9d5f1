namespace Nuke.Common.Tooling;

/// <summary>Applying configurators to options, or only under a condition.</summary>
public static partial class OptionsExtensions
{
    public static T Apply<T>(this T options, Configure<T> configurator)
        where T : Options, new() => configurator(options);

    public static T[] Apply<T>(this T[] options, Configure<T> configurator)
        where T : Options, new() => [.. options.Select(x => configurator(x))];

    public static T Apply<T, TValue>(
        this T options,
        Configure<T, TValue> configurator,
        TValue value
    )
        where T : Options, new() => configurator(options, value);

    public static T[] Apply<T, TValue>(
        this T[] options,
        Configure<T, TValue> configurator,
        TValue value
    )
        where T : Options, new() => [.. options.Select(x => configurator(x, value))];

    public static T When<T>(this T options, Func<T, bool> condition, Configure<T> configurator)
        where T : Options, new() => condition(options) ? configurator(options) : options;

    public static T[] When<T>(this T[] options, Func<T, bool> condition, Configure<T> configurator)
        where T : Options, new() => [.. options.Select(x => x.When(condition, configurator))];
}
