using MlOpsBuild.Evaluation.Baselines;
using MlOpsBuild.Tests.Configuration;

namespace MlOpsBuild.Tests.Evaluation.Baselines;

/// <summary>The libgit2 of this machine, for projects that are elsewhere.</summary>
internal static class NativeLibrary
{
    private static readonly string[] Places =
    [
        "/usr/lib/x86_64-linux-gnu/libgit2.so.1.5",
        "/usr/lib/aarch64-linux-gnu/libgit2.so.1.5",
        // What build.sh got where the system has another version, or none.
        Path.Combine(GoldenFile.Root, ".mlops", "native", GitNativeLibrary.LinuxFileName),
    ];

    /// <summary>Makes the folder and links the library there, if there is one; elsewhere the package brings it along.</summary>
    public static void Link(string folder)
    {
        Directory.CreateDirectory(folder);
        if (Places.FirstOrDefault(File.Exists) is { } library)
        {
            File.CreateSymbolicLink(Path.Combine(folder, GitNativeLibrary.LinuxFileName), library);
        }
    }
}
