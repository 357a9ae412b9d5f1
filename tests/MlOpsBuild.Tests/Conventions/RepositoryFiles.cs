namespace MlOpsBuild.Tests.Conventions;

/// <summary>The sources of this repository.</summary>
internal static class RepositoryFiles
{
    public static string Root { get; } = Find();

    /// <summary>C# files below a folder of the root, outputs left out, as paths relative to the root.</summary>
    public static IEnumerable<string> Sources(string folder) =>
        Directory
            .EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/'))
            .Where(f =>
                !f.Contains("/bin/", StringComparison.Ordinal)
                && !f.Contains("/obj/", StringComparison.Ordinal)
            )
            .Order(StringComparer.Ordinal);

    public static string Read(string relative) => File.ReadAllText(Path.Combine(Root, relative));

    private static string Find()
    {
        for (var d = new DirectoryInfo(AppContext.BaseDirectory); d is not null; d = d.Parent)
        {
            if (File.Exists(Path.Combine(d.FullName, "MlOpsBuild.sln")))
            {
                return d.FullName;
            }
        }

        throw new DirectoryNotFoundException("MlOpsBuild.sln was not found above the tests.");
    }
}
