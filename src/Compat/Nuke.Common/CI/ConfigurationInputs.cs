using Nuke.Common.CI.GitHubActions;
using Nuke.Common.IO;

namespace Nuke.Common.CI;

/// <summary>
/// What configurations depend on besides the build's targets. Our own attribute reads no file. What another writes may depend
/// on anything, unless it says so: with a public property <c>InputFiles</c> of <c>IEnumerable&lt;AbsolutePath&gt;</c>, which
/// the package knows nothing of and which therefore is found by its name. It lists all files, also those that are not there
/// yet, that decide what is written besides the build program and its attributes; null where that cannot be told.
/// </summary>
internal static class ConfigurationInputs
{
    private const string PropertyName = "InputFiles";

    /// <summary>All files that the attributes read; false where one does not tell.</summary>
    public static bool TryGet(
        IEnumerable<ConfigurationAttributeBase> generators,
        out IReadOnlyList<string> files
    )
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        var isOther = false;
        files = [];
        foreach (var generator in generators)
        {
            if (generator.GetType() == typeof(GitHubActionsAttribute))
                continue;

            isOther = true;
            var property = generator
                .GetType()
                .GetProperty(PropertyName, typeof(IEnumerable<AbsolutePath>));
            if (property?.GetValue(generator) is not IEnumerable<AbsolutePath> inputs)
                return false;

            foreach (var input in inputs)
                found.Add(input);
        }

        // What they write is decided by code, wherever in the build program it is.
        if (isOther)
            found.Add(ProgramDirectory);

        files = [.. found];
        return true;
    }

    /// <summary>Stands for the build program: the assemblies in its directory.</summary>
    public static string ProgramDirectory => AppContext.BaseDirectory;
}
