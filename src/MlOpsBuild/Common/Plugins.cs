using System.Reflection;

namespace MlOpsBuild.Common;

/// <summary>
/// The assemblies that plug-ins are looked for in, besides the library's own: a user's build project, for example. What is added
/// later is found too. Safe for many threads.
/// </summary>
public static class Plugins
{
    private static readonly Lock Gate = new();
    private static readonly List<Lazy<Assembly?>> Sources = [];
    private static volatile Type[]? s_added;

    /// <summary>Adds an assembly; one that is there already stays once.</summary>
    public static void Add(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        Add(new Lazy<Assembly?>(assembly));
    }

    /// <summary>Adds an assembly that is loaded when a plug-in is first asked for.</summary>
    /// <param name="load">Loads it; gives <see langword="null"/> when it is not there.</param>
    public static void Add(Func<Assembly?> load)
    {
        ArgumentNullException.ThrowIfNull(load);
        Add(new Lazy<Assembly?>(load));
    }

    /// <summary>
    /// Classes of the added assemblies that have a constructor without parameters; the same list as long as no assembly is added.
    /// </summary>
    internal static Type[] Added
    {
        get
        {
            if (s_added is { } known)
            {
                return known;
            }

            lock (Gate)
            {
                return s_added ??= [
                    .. Sources
                        .ToArray()
                        .Select(a => a.Value)
                        .OfType<Assembly>()
                        .Distinct()
                        .SelectMany(TypesOf),
                ];
            }
        }
    }

    /// <summary>An instance of each class of the added assemblies that is a <typeparamref name="T"/>.</summary>
    /// <exception cref="MlOpsException">A constructor failed.</exception>
    internal static IEnumerable<T> CreateAdded<T>()
        where T : class => Create<T>(Added);

    /// <summary>An instance of each class of the assembly of <typeparamref name="T"/>, and of the added ones, that is one.</summary>
    /// <exception cref="MlOpsException">A constructor failed.</exception>
    internal static IEnumerable<T> CreateAll<T>()
        where T : class => Create<T>(TypesOf(typeof(T).Assembly).Union(Added));

    private static IEnumerable<T> Create<T>(IEnumerable<Type> types) =>
        types.Where(t => typeof(T).IsAssignableFrom(t)).Select(Create<T>);

    private static void Add(Lazy<Assembly?> source)
    {
        lock (Gate)
        {
            if (
                source.IsValueCreated
                && Sources.Exists(a => a.IsValueCreated && a.Value == source.Value)
            )
            {
                return;
            }

            Sources.Add(source);
            s_added = null;
        }
    }

    private static IEnumerable<Type> TypesOf(Assembly assembly) =>
        LoadableTypes(assembly)
            .Where(t =>
                t is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false }
                && t.GetConstructor(Type.EmptyTypes) is not null
            );

    // Types that need what is not there cannot be plug-ins; the others can.
    private static Type[] LoadableTypes(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException e)
        {
            return [.. e.Types.OfType<Type>()];
        }
    }

    private static T Create<T>(Type type)
    {
        try
        {
            return (T)Activator.CreateInstance(type)!;
        }
        catch (TargetInvocationException e)
        {
            throw new MlOpsException(
                $"{type.FullName} cannot be made: {e.InnerException!.Message}",
                inner: e.InnerException
            );
        }
    }
}
