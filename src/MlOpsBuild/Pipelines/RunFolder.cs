using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;

namespace MlOpsBuild.Pipelines;

/// <summary>
/// A folder of <c>.mlops/runs/</c> that a process has while it writes anything. One whose process is dead says that
/// there is something to tidy up.
/// </summary>
internal sealed class RunFolder : IDisposable
{
    private const string Prefix = "run";

    private RunFolder(string path) => Base = path;

    /// <summary>Holds temporary files.</summary>
    public string Base { get; }

    /// <summary>Empty at first: a stage's outputs.</summary>
    public string Output => Path.Combine(Base, "output");

    /// <summary>Is not there at first: what a stage needs while it runs.</summary>
    public string Work => Path.Combine(Base, "work");

    public static RunFolder Create(CacheFolder folder)
    {
        var run = new RunFolder(AtomicFile.TemporaryPathFor(Path.Combine(folder.Runs, Prefix)));
        Directory.CreateDirectory(run.Output);
        return run;
    }

    /// <summary>Whether a process that is dead left something behind: one directory listing.</summary>
    public static bool HasLeftovers(CacheFolder folder) =>
        Directory.Exists(folder.Runs)
        && (
            File.Exists(folder.BuildLockHolder) // goes with the next release of the lock
            || Directory.EnumerateFileSystemEntries(folder.Runs).Any(IsLeftover)
        );

    /// <summary>
    /// Deletes what dead processes left behind; to be called with the build lock and before this process runs
    /// anything, so that what has our process id is from a dead one too, as is common in containers.
    /// </summary>
    public static void DeleteLeftovers(CacheFolder folder, OciLayout store)
    {
        store.DeleteLeftovers();
        foreach (var path in Directory.GetFileSystemEntries(folder.Runs))
        {
            if (IsLeftover(path))
            {
                Delete(path);
            }
        }
    }

    public void Dispose() => Delete(Base);

    private static bool IsLeftover(string path) =>
        AtomicFile.OwnerOf(path) is { } owner
        && (owner == Environment.ProcessId || !BlobFiles.ProcessIsAlive(owner));

    // A stage that was given up may still be writing: what stays is deleted by a later run.
    private static void Delete(string path)
    {
        try
        {
            if (Directory.Exists(path))
            {
                Directory.Delete(path, recursive: true);
            }
            else
            {
                File.Delete(path);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // see above
        }
    }
}
