namespace Nuke.Common.Utilities;

/// <summary>Lazy values, their type inferred.</summary>
public static class Lazy
{
    public static Lazy<T> Create<T>(Func<T> provider) => new(provider);
}
