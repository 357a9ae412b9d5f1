using MlOpsBuild.Common;
using MlOpsBuild.Pipelines;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.Snapshots;

namespace MlOpsBuild;

/// <summary>
/// Versions of data: Git has a small pointer beside each tracked file or folder, the store has the content.
/// </summary>
public sealed class DataTracking
{
    private readonly DataTrackingOptions _options;
    private readonly string _root;
    private readonly CacheFolder _folder;
    private readonly OciLayout _layout;
    private readonly DataStore _store;
    private readonly BuildLock _lock;

    /// <summary>Opens a root; touches no file.</summary>
    public DataTracking(DataTrackingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _folder = new CacheFolder(options.Root, options.Root);
        _root = _folder.Root;
        _layout = OciLayout.Open(_folder.Store, options.Observer.OnWarning, options.Time);
        _store = new DataStore(_folder.Base, _layout, options.Time) { Observer = options.Observer };
        _lock = new BuildLock(_folder, options.Command, options.Time);
    }

    /// <summary>
    /// Stores what is at paths and writes their pointers; without paths, of all that is tracked and changed. Git is told to
    /// ignore the content, in the <c>.gitignore</c> beside it.
    /// </summary>
    /// <param name="paths">Files and folders, relative to the root.</param>
    /// <param name="cancellationToken">Stops; what was done for paths before stays.</param>
    /// <exception cref="UsageException">A path cannot be tracked, e.g. because Git has it.</exception>
    /// <exception cref="MlOpsException">A file cannot be read or changes meanwhile.</exception>
    public async Task<IReadOnlyList<TrackResult>> TrackAsync(
        IReadOnlyList<string> paths,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(paths);
        using var lease = await LockAsync(cancellationToken);
        var tracked = DataPointer.Find(_root);
        var wanted = paths.Count == 0 ? tracked : [.. paths.Select(p => TrackedPath.Of(_root, p))];
        var tracker = new DataTracker(_store);
        var results = new List<TrackResult>();
        foreach (var file in wanted)
        {
            if (paths.Count == 0 && !Path.Exists(file.FullTargetPath))
            {
                _options.Observer.OnNote(
                    $"{file.TargetPath} is not there and was left out: get it with Checkout, or delete {file.PointerPath}"
                );
                continue;
            }

            TrackedPath.RefuseHidden(file);
            TrackedPath.RefuseNested(file, tracked);
            var git = Task.Run(() => TrackedPath.AskGit(file), cancellationToken);
            results.Add(
                await tracker.RunAsync(
                    file,
                    replace: paths.Count > 0,
                    () => BeforeWritingAsync(file, git),
                    cancellationToken
                )
            );
        }

        return results;
    }

    /// <summary>Compares what is tracked with its pointers; reads only files that changed. Never throws for data.</summary>
    public async Task<IReadOnlyList<DataStatus>> StatusAsync(CancellationToken cancellationToken)
    {
        var inspector = new DataInspector(_store);
        var all = new List<DataStatus>();
        foreach (var file in DataPointer.Find(_root))
        {
            all.Add(await inspector.RunAsync(file, cancellationToken));
        }

        return all;
    }

    /// <summary>
    /// Makes tracked data be what the pointers say; all of it or, when content would be lost, none of that path.
    /// </summary>
    /// <param name="pointers">
    /// The pointers of another commit, see <see cref="CommitContent"/>; <see langword="null"/> for those on disk.
    /// </param>
    /// <param name="force">Whether content that no snapshot has may be overwritten.</param>
    /// <param name="cancellationToken">Stops; a repeat goes on.</param>
    /// <exception cref="UsageException">Content would be lost, or a link is in the way.</exception>
    /// <exception cref="MlOpsException">Content cannot be had, or a file cannot be written.</exception>
    public async Task<IReadOnlyList<CheckoutResult>> CheckoutAsync(
        IReadOnlyList<KeyValuePair<DataPointerFile, DataPointer>>? pointers,
        bool force,
        CancellationToken cancellationToken
    )
    {
        using var lease = await LockAsync(cancellationToken);
        pointers ??= [.. DataPointer.Find(_root).Select(f => KeyValuePair.Create(f, f.Read()))];
        var checkout = new DataCheckout(_store, _options.Fetch, force);
        var results = new List<CheckoutResult>();
        foreach (var (file, pointer) in pointers)
        {
            results.Add(await checkout.RunAsync(file, pointer, cancellationToken));
        }

        return results;
    }

    private async Task BeforeWritingAsync(DataPointerFile file, Task<string> git)
    {
        var note = await git;
        if (note.Length > 0)
        {
            _options.Observer.OnNote(note);
        }

        GitIgnoreFile.Add(file);
    }

    private async Task<BuildLock.Lease> LockAsync(CancellationToken cancellationToken)
    {
        var lease = await _lock.AcquireAsync(_options.Observer.OnWaiting, cancellationToken);
        _layout.DeleteLeftovers();
        if (RunFolder.HasLeftovers(_folder))
        {
            RunFolder.DeleteLeftovers(_folder, _layout);
        }

        return lease;
    }
}
