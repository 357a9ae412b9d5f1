using MlOpsBuild.Common;
using MlOpsBuild.Evaluation.Baselines;
using MlOpsBuild.Pipelines;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.Snapshots;

namespace MlOpsBuild;

/// <summary>
/// Frees what nothing leads to any more in <c>.mlops/store</c>: results that no lock file has and snapshots of data that no
/// pointer has, neither on disk nor in the newest commit of any branch, tag or branch of a remote.
/// </summary>
public static class StorePruning
{
    private const string LockFolder = "mlops.lock";

    /// <summary>Prunes the store.</summary>
    /// <param name="root">The repository's root, which holds <c>.mlops</c>.</param>
    /// <param name="dryRun">Counts and changes nothing.</param>
    /// <param name="command">How a waiting build calls this one.</param>
    /// <param name="observer">Is told what happens.</param>
    /// <param name="time">The clock, for waiting.</param>
    /// <param name="cancellationToken">Stops; what is left goes with the next prune.</param>
    /// <exception cref="UsageException">The clone is shallow, so that what other branches need is not known.</exception>
    /// <exception cref="MlOpsException">The store or the repository cannot be read; nothing was pruned.</exception>
    public static async Task<PruneResult> RunAsync(
        string root,
        bool dryRun,
        string command,
        IStageObserver observer,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var runner = new StageRunner(
            new StageRunnerOptions
            {
                RootDirectory = root,
                ProjectDirectory = root,
                Command = command,
                Time = time,
                Observer = observer,
            }
        );
        return await runner.PruneAsync(
            () =>
                OnDisk(root)
                    .Concat(
                        InRepository(
                            root,
                            repository => repository.FilesInFolders(LockFolder, cancellationToken)
                        )
                    ),
            () => NotNeededSnapshots(root, observer, cancellationToken),
            dryRun,
            cancellationToken
        );
    }

    private static IEnumerable<byte[]> OnDisk(string root)
    {
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            AttributesToSkip = FileAttributes.ReparsePoint,
        };
        return Directory
            .EnumerateDirectories(root, LockFolder, options)
            .Where(d =>
                !d.Contains(
                    $"{Path.DirectorySeparatorChar}.mlops{Path.DirectorySeparatorChar}",
                    StringComparison.Ordinal
                )
            )
            .SelectMany(d => Directory.EnumerateFiles(d, "*.json"))
            .Select(File.ReadAllBytes);
    }

    private static Func<string, bool> NotNeededSnapshots(
        string root,
        IStageObserver observer,
        CancellationToken cancellationToken
    )
    {
        var needed = new HashSet<string>(StringComparer.Ordinal);
        var pointers = DataPointer
            .Find(root)
            .Select(p => File.ReadAllBytes(p.FullPointerPath))
            .Concat(
                InRepository(
                    root,
                    repository => repository.FilesBySuffix(DataPointer.Suffix, cancellationToken)
                )
            );
        foreach (var bytes in pointers)
        {
            try
            {
                needed.Add(DataPointer.Parse(bytes).SnapshotTag);
            }
            catch (FormatException e)
            {
                observer.OnWarning(
                    $"A pointer of data cannot be read, and keeps all digests in it: {e.Message}"
                );
                needed.UnionWith(DigestsIn(bytes).Select(DataPointer.TagOf));
            }
        }

        return tag => DataPointer.IsSnapshotTag(tag) && !needed.Contains(tag);
    }

    // E.g. both sides of a merge that is not finished.
    private static IEnumerable<Digest> DigestsIn(byte[] bytes) =>
        System
            .Text.Encoding.UTF8.GetString(bytes)
            .Split('"')
            .Where(text => Digest.TryParse(text, out _))
            .Select(Digest.Parse);

    private static IReadOnlyList<byte[]> InRepository(
        string root,
        Func<GitRepositoryReader, IReadOnlyList<byte[]>> read
    )
    {
        if (GitRepositoryReader.Discover(root, Path.Combine(root, ".mlops")) is not { } repository)
        {
            return [];
        }

        return repository.IsShallow
            ? throw new UsageException(
                "This clone is shallow: what other branches need is not known, and nothing was pruned. Get them with 'git fetch --unshallow'."
            )
            : read(repository);
    }
}
