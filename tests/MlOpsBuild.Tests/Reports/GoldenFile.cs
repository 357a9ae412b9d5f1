using System.Runtime.CompilerServices;

namespace MlOpsBuild.Tests.Reports;

/// <summary>Holds a text against its file under Golden/; UPDATE_GOLDEN=1 rewrites the files instead.</summary>
internal static class GoldenFile
{
    public static void ShouldMatch(string name, string actual) =>
        Configuration.GoldenFile.CheckAt(Path.Combine(Folder(), name), actual);

    public static string Read(string name) => File.ReadAllText(Path.Combine(Folder(), name));

    private static string Folder([CallerFilePath] string source = "") =>
        Path.Combine(Path.GetDirectoryName(source)!, "Golden");
}
