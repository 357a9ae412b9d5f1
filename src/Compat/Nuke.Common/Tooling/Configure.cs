namespace Nuke.Common.Tooling;

/// <summary>Gives options their values and returns them.</summary>
public delegate T Configure<T>(T options);

/// <summary>Applying <see cref="Configure{T}"/>.</summary>
public static class ConfigureExtensions
{
    /// <summary>Applies a configurator that may be null.</summary>
    public static T InvokeSafe<T>(this Configure<T> configurator, T obj) =>
        configurator is null ? obj : configurator(obj);
}
