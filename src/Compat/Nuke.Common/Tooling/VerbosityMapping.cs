namespace Nuke.Common.Tooling;

/// <summary>The verbosities of tools that a build maps its own to. A build that maps none pays nothing.</summary>
internal static class VerbosityMapping
{
    private static Dictionary<(Type Type, Verbosity Verbosity), object> s_values;

    public static void Add(Type type, Verbosity verbosity, object value) =>
        (s_values ??= [])[(type, verbosity)] = value;

    /// <summary>Sets the verbosity of options that have just been made.</summary>
    public static void Apply(ToolOptions options)
    {
        if (s_values is null)
            return;

        foreach (var property in options.GetType().GetProperties())
        {
            if (s_values.TryGetValue((property.PropertyType, NukeBuild.Verbosity), out var value))
                options.Initialize(property.Name, value);
        }
    }
}
