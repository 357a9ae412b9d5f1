using MlOpsBuild.Common;
using MlOpsBuild.Pipelines;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.Snapshots;

namespace MlOpsBuild;

/// <summary>Tracked data that is not checked out: its pointers and trees say what it would be.</summary>
internal sealed class AbsentData(
    string root,
    string stateDirectory,
    OciLayout layout,
    Func<DataPointer, CancellationToken, Task<bool>> fetch,
    TimeProvider time
) : IAbsentFiles
{
    private readonly Dictionary<string, IReadOnlyList<TreeFile>> _trees = new(
        StringComparer.Ordinal
    );

    /// <summary>The folder <c>.mlops</c>.</summary>
    public string StateDirectory => stateDirectory;

    /// <summary>That of a project's root; what its store lacks comes through the project's registry.</summary>
    public static AbsentData Of(ModelProjectOptions options) =>
        In(
            options.Root,
            OciLayout.Open(
                new CacheFolder(options.Root, options.Root).Store,
                options.Observer.OnWarning,
                options.Time
            ),
            options
        );

    /// <summary>That of another commit's files, laid out in a folder, with a project's store and registry.</summary>
    public static AbsentData In(string root, OciLayout store, ModelProjectOptions options)
    {
        var folder = new CacheFolder(root, root);
        return new AbsentData(
            folder.Root,
            folder.Base,
            store,
            ProjectSharing.DataFetcher(options),
            options.Time
        );
    }

    /// <inheritdoc/>
    public async ValueTask<Digest?> DigestOfAsync(string path, CancellationToken cancellationToken)
    {
        if (Covering(path) is not { } file)
        {
            return null;
        }

        var pointer = file.Read();
        var inner = Path.GetRelativePath(file.FullTargetPath, path).Replace('\\', '/');
        if (pointer.Kind == DataKind.File)
        {
            return inner == "." ? pointer.Digest : null;
        }

        foreach (var entry in await TreeAsync(file, pointer, cancellationToken))
        {
            if (entry.Path == inner)
            {
                return entry.Hash.ToDigest();
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public async Task<string> RestoreAsync(string path, CancellationToken cancellationToken)
    {
        var file = Covering(path)!;
        var checkout = new DataCheckout(
            new DataStore(stateDirectory, layout, time),
            fetch,
            force: false
        );
        var result = await checkout.RunAsync(file, file.Read(), cancellationToken);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{file.TargetPath} was not checked out: {result.Written} of its files came from the store"
        );
    }

    /// <summary>The tracked files at or below a path that are not on disk, relative to the project.</summary>
    /// <param name="projectDirectory">The project's folder.</param>
    /// <param name="relative">The path to begin with, relative to it.</param>
    public async Task<IReadOnlyList<string>> BelowAsync(string projectDirectory, string relative)
    {
        var start = Path.GetFullPath(Path.Combine(projectDirectory, relative));
        var files = new List<DataPointerFile>();
        if (Covering(start) is { } covering)
        {
            files.Add(covering);
        }
        else if (Directory.Exists(start))
        {
            files.AddRange(
                DataPointer
                    .Find(start)
                    .Select(f => new DataPointerFile(
                        root,
                        Path.GetRelativePath(root, f.FullTargetPath).Replace('\\', '/')
                    ))
            );
        }

        var found = new List<string>();
        foreach (var file in files)
        {
            var pointer = file.Read();
            if (pointer.Kind == DataKind.File)
            {
                found.Add(file.FullTargetPath);
            }
            else if (files.Count == 1 || !Directory.Exists(file.FullTargetPath))
            {
                var tree = await TreeAsync(file, pointer, CancellationToken.None);
                found.AddRange(tree.Select(f => Path.Combine(file.FullTargetPath, f.Path)));
            }
        }

        return
        [
            .. found
                .Where(f => !File.Exists(f))
                .Select(f => Path.GetRelativePath(projectDirectory, f).Replace('\\', '/')),
        ];
    }

    /// <summary>
    /// The file of Git that stands for another one: its pointer, if it is tracked and has the content that the pointer
    /// says; else the file itself.
    /// </summary>
    public async Task<string> StandInAsync(
        string path,
        FileIndex index,
        CancellationToken cancellationToken
    )
    {
        if (Covering(path) is not { } file)
        {
            return path;
        }

        try
        {
            var expected = await DigestOfAsync(path, cancellationToken);
            var actual = await index.DigestOfAsync(path, cancellationToken);
            return actual is null || actual == expected ? file.FullPointerPath : path;
        }
        catch (MlOpsException)
        {
            return path; // without the tree it cannot be told
        }
    }

    private DataPointerFile? Covering(string path)
    {
        for (
            var at = Path.GetFullPath(path);
            at is not null && at.Length > root.Length;
            at = Path.GetDirectoryName(at)
        )
        {
            if (File.Exists(at + DataPointer.Suffix))
            {
                return new DataPointerFile(root, Path.GetRelativePath(root, at).Replace('\\', '/'));
            }
        }

        return null;
    }

    private async Task<IReadOnlyList<TreeFile>> TreeAsync(
        DataPointerFile file,
        DataPointer pointer,
        CancellationToken cancellationToken
    )
    {
        if (!_trees.TryGetValue(pointer.Digest.Hex, out var tree))
        {
            var snapshot = await Snapshot.OpenAsync(layout, pointer, cancellationToken);
            if (snapshot is null && await fetch(pointer, cancellationToken))
            {
                snapshot = await Snapshot.OpenAsync(layout, pointer, cancellationToken);
            }

            if (snapshot is null)
            {
                throw new MlOpsException(
                    $"{file.TargetPath} is tracked and not here, and its content ({pointer.Digest}) is not in the store. Get it with Pull, or run Track where the data is and Push."
                );
            }

            _trees[pointer.Digest.Hex] = tree = snapshot.Files;
        }

        return tree;
    }
}
