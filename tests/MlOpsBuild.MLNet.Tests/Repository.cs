using System.Runtime.CompilerServices;

namespace MlOpsBuild.MLNet.Tests;

/// <summary>The files of this repository.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string Sample => Path.Combine(Root, "templates", "mlopsbuild");

    private static string Find([CallerFilePath] string path = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", ".."));
}
