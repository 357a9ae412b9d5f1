namespace MlOpsBuild.Common;

/// <summary>
/// The plug-ins of one kind: every class of this assembly that implements <typeparamref name="T"/> and has a
/// constructor without parameters, ordered by name. Adding one is adding its file.
/// </summary>
/// <typeparam name="T">The kind, e.g. a metric.</typeparam>
public static class Catalog<T>
    where T : class, INamed
{
    private static readonly Lazy<IReadOnlyList<T>> Items = new(Find);

    /// <summary>All, in ordinal order of their names.</summary>
    public static IReadOnlyList<T> All => Items.Value;

    /// <summary>The names, in ordinal order.</summary>
    public static IEnumerable<string> Names => Items.Value.Select(x => x.Name);

    /// <summary>The one of that name, or <see langword="null"/>.</summary>
    public static T? Find(string name) =>
        Items.Value.FirstOrDefault(x => string.Equals(x.Name, name, StringComparison.Ordinal));

    private static IReadOnlyList<T> Find() =>
        [
            .. typeof(T)
                .Assembly.GetTypes()
                .Where(t =>
                    t is { IsClass: true, IsAbstract: false } && typeof(T).IsAssignableFrom(t)
                )
                .Where(t => t.GetConstructor(Type.EmptyTypes) is not null)
                .Select(t => (T)Activator.CreateInstance(t)!)
                .OrderBy(x => x.Name, StringComparer.Ordinal),
        ];
}
