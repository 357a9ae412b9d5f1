namespace Nuke.Common.Utilities;

/// <summary>Steps of a chain of calls that are taken under a condition.</summary>
public static class ObjectExtensions
{
    public static T When<T>(this T input, bool condition, Func<T, T> transform) =>
        condition ? transform(input) : input;

    public static T WhenNotNull<T, TObject>(
        this T input,
        TObject obj,
        Func<T, TObject, T> transform
    ) => obj is null ? input : transform(input, obj);
}
