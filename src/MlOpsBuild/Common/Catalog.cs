using System.Text.Json.Nodes;

namespace MlOpsBuild.Common;

/// <summary>
/// The plug-ins of one kind: every class of the assembly of <typeparamref name="T"/>, and of those added to <see cref="Plugins"/>,
/// that implements it and has a constructor without parameters, ordered by name. Adding one is adding its file. Safe for many
/// threads.
/// </summary>
/// <typeparam name="T">The kind, e.g. a metric.</typeparam>
public static class Catalog<T>
    where T : class, INamed
{
    private static volatile Content? s_content;

    /// <summary>All, in ordinal order of their names.</summary>
    /// <exception cref="UsageException">Two have the same name; says which.</exception>
    public static IReadOnlyList<T> All
    {
        get
        {
            var added = Plugins.Added;
            var content = s_content;
            if (content is null || content.Of != added)
            {
                s_content = content = new Content(added, Find());
            }

            return content.Items;
        }
    }

    /// <summary>The names, in ordinal order.</summary>
    /// <exception cref="UsageException">Two have the same name; says which.</exception>
    public static IEnumerable<string> Names => All.Select(x => x.Name);

    /// <summary>The one of that name, or <see langword="null"/>.</summary>
    /// <exception cref="UsageException">Two have the same name; says which.</exception>
    public static T? Find(string name) =>
        All.FirstOrDefault(x => string.Equals(x.Name, name, StringComparison.Ordinal));

    /// <summary>
    /// The versions of those that come from added assemblies, by name: a part of the key of each stage that they take part in. Where
    /// there are none a key is what it is without plug-ins.
    /// </summary>
    /// <param name="isUsed">Whether it takes part; <see langword="null"/>: all do.</param>
    internal static JsonObject VersionsOfAdded(Func<T, bool>? isUsed = null) =>
        new(
            Plugins
                .CreateAdded<T>()
                .Where(x =>
                    isUsed?.Invoke(x) != false && x.GetType().Assembly != typeof(T).Assembly
                )
                .DistinctBy(x => x.Name, StringComparer.Ordinal)
                .Select(x => KeyValuePair.Create(x.Name, (JsonNode?)JsonValue.Create(x.Version)))
        );

    private static T[] Find()
    {
        T[] items =
        [
            .. Plugins
                .CreateAll<T>()
                .OrderBy(x => x.Name, StringComparer.Ordinal)
                .ThenBy(x => x.GetType().FullName, StringComparer.Ordinal),
        ];
        for (var i = 1; i < items.Length; i++)
        {
            if (string.Equals(items[i - 1].Name, items[i].Name, StringComparison.Ordinal))
            {
                throw new UsageException(
                    $"{items[i - 1].GetType().FullName} and {items[i].GetType().FullName} are both named '{items[i].Name}': give one of them another name."
                );
            }
        }

        return items;
    }

    private sealed record Content(Type[] Of, T[] Items);
}
