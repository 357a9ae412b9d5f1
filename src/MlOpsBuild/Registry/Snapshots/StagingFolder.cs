using MlOpsBuild.Common;

namespace MlOpsBuild.Registry.Snapshots;

/// <summary>
/// A folder beside a tracked path, where files are written and verified before they are renamed into it: no more than a
/// rename can be cut off by a crash.
/// </summary>
internal sealed class StagingFolder : IDisposable
{
    private StagingFolder(string path) => Path = path;

    public string Path { get; }

    public static StagingFolder Create(string target)
    {
        DeleteLeftovers(target);
        var path = AtomicFile.TemporaryPathFor(target);
        Directory.CreateDirectory(path);
        return new StagingFolder(path);
    }

    public void Dispose() => Delete(Path);

    // With the lock of the build, so that what has our process id is from one that is dead, as is common in containers.
    private static void DeleteLeftovers(string target)
    {
        var parent = System.IO.Path.GetDirectoryName(target)!;
        if (!Directory.Exists(parent))
        {
            return;
        }

        var name = System.IO.Path.GetFileName(target);
        foreach (
            var path in Directory.EnumerateDirectories(
                parent,
                $"{name}{AtomicFile.TemporaryMarker}*"
            )
        )
        {
            if (
                AtomicFile.OwnerOf(path) is { } owner
                && (owner == Environment.ProcessId || !Layout.BlobFiles.ProcessIsAlive(owner))
            )
            {
                Delete(path);
            }
        }
    }

    private static void Delete(string path)
    {
        try
        {
            if (Directory.Exists(path))
            {
                Directory.Delete(path, recursive: true);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next Checkout tries again.
        }
    }
}
