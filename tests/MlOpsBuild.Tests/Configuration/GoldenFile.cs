using System.Runtime.CompilerServices;
using System.Text;

namespace MlOpsBuild.Tests.Configuration;

/// <summary>
/// Compares with a committed file that people review. With the environment variable UPDATE_GOLDEN=1 it writes the file
/// instead.
/// </summary>
internal static class GoldenFile
{
    /// <summary>The repository's root.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Compares with <paramref name="relativePath"/>, relative to the calling test's folder.</summary>
    public static void Check(
        string relativePath,
        string actual,
        [CallerFilePath] string caller = ""
    ) => CheckAt(Path.Combine(Path.GetDirectoryName(caller)!, relativePath), actual);

    /// <summary>Compares with the file at <paramref name="path"/>.</summary>
    public static void CheckAt(string path, string actual)
    {
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual, new UTF8Encoding(false));
        }

        File.Exists(path)
            .ShouldBeTrue($"{path} is missing: run the tests once with UPDATE_GOLDEN=1.");
        actual.ShouldBe(
            File.ReadAllText(path),
            $"{path} is out of date: look at the difference, then run the tests with UPDATE_GOLDEN=1."
        );
    }

    private static string FindRoot([CallerFilePath] string caller = "")
    {
        var folder = Path.GetDirectoryName(caller);
        while (folder is not null && !File.Exists(Path.Combine(folder, "MlOpsBuild.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder!;
    }
}
