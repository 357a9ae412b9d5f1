using MlOpsBuild.Evaluation.Baselines;

namespace MlOpsBuild.Tests.Evaluation.Baselines;

/// <summary>A folder with the native library under the name that LibGit2Sharp wants.</summary>
public sealed class NativeLibraryFixture : IDisposable
{
    private readonly string _folder = Path.Combine(
        Path.GetTempPath(),
        "mlopsbuild-native-" + Path.GetRandomFileName()
    );

    public NativeLibraryFixture()
    {
        NativeLibrary.Link(_folder);
        Library = Environment.GetEnvironmentVariable(GitNativeLibrary.PathVariable)
            is { Length: > 0 }
            ? GitNativeLibrary.For()
            : new GitNativeLibrary([_folder]);
    }

    internal GitNativeLibrary Library { get; }

    internal static GitNativeLibrary Missing { get; } =
        new(
            ["/nowhere"],
            _ =>
                throw new TypeInitializationException(
                    "LibGit2Sharp.Core.NativeMethods",
                    new DllNotFoundException("Unable to load shared library 'git2-a2bde63'")
                )
        );

    internal GitRepositoryReader Open(string directory, GitNativeLibrary? library = null) =>
        new(GitLayout.Discover(directory)!, Path.Combine(directory, ".mlops"), library ?? Library);

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
