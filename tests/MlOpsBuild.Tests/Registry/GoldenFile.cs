using System.Runtime.CompilerServices;
using System.Text;

namespace MlOpsBuild.Tests.Registry;

/// <summary>Holds a text against its file under Golden/; UPDATE_GOLDEN=1 rewrites the files instead.</summary>
internal static class GoldenFile
{
    public static void ShouldMatch(string name, string actual)
    {
        var path = Path.Combine(Folder(), name);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Folder());
            File.WriteAllText(path, actual, new UTF8Encoding(false));
            return;
        }

        File.Exists(path).ShouldBeTrue($"{path} is missing; create it with UPDATE_GOLDEN=1.");
        actual.ShouldBe(
            File.ReadAllText(path),
            $"against {path}; rewrite it with UPDATE_GOLDEN=1."
        );
    }

    private static string Folder([CallerFilePath] string source = "") =>
        Path.Combine(Path.GetDirectoryName(source)!, "Golden");
}
