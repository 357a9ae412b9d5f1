using System.Reflection;
using Nuke.Common.IO;

namespace Nuke.Common.Execution;

/// <summary>Where the build's assembly and project are.</summary>
internal static class BuildLocation
{
    private static AbsolutePath s_projectFile;

    public static AbsolutePath AssemblyFile =>
        Assembly.GetEntryAssembly()?.Location is { Length: > 0 } location
            ? AbsolutePath.Create(location)
            : null;

    /// <summary>The one project in the closest directory above the assembly that has any.</summary>
    public static AbsolutePath ProjectFile => s_projectFile ??= FindProjectFile();

    private static AbsolutePath FindProjectFile()
    {
        for (
            var directory = AssemblyFile?.Parent;
            directory is not null;
            directory = directory.Parent
        )
        {
            var projects = Directory.GetFiles(directory, "*.csproj");
            if (projects.Length > 0)
                return projects.Length == 1 ? AbsolutePath.Create(projects[0]) : null;
        }

        return null;
    }
}
