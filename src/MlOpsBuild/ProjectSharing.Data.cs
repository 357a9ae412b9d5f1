using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Registry.Remote;
using MlOpsBuild.Registry.Sharing;
using MlOpsBuild.Registry.Snapshots;

namespace MlOpsBuild;

// Tracked data.
public sealed partial class ProjectSharing
{
    /// <summary>
    /// For <see cref="DataTrackingOptions.Fetch"/>: brings a snapshot into the store. False where the registry does not
    /// have it, or none is named; looks for one only when it is called.
    /// </summary>
    /// <returns>A function that throws what <see cref="PullAsync"/> does.</returns>
    public static Func<DataPointer, CancellationToken, Task<bool>> DataFetcher(
        ModelProjectOptions options
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        return async (pointer, cancellationToken) =>
        {
            MlOpsConfig config;
            try
            {
                config = options.LoadConfig();
            }
            catch (UsageException e) when (string.IsNullOrEmpty(options.Model))
            {
                // Data can be tracked where there is no model, or more than one.
                options.Observer.OnNote($"No registry was asked: {e.Message}");
                return false;
            }

            if (!ProjectRegistry.IsNamed(config, options.Registry))
            {
                return false;
            }

            var sharing = new ProjectSharing(options, config);
            using var client = sharing.Connect();
            sharing.Observer.OnTransferring(pointer.Path);
            return await sharing
                .Snapshots(client, pointer.Path)
                .PullAsync(pointer, cancellationToken)
                is not null;
        };
    }

    private async Task<ShareResult> PushDataAsync(
        RegistryClient client,
        CancellationToken cancellationToken
    )
    {
        var result = new ShareResult();
        foreach (var (pointer, path) in ReadPointers())
        {
            Observer.OnTransferring(path);
            var sent = await Snapshots(client, path).PushAsync(pointer, cancellationToken);
            result = result.With(path, sent);
        }

        return result;
    }

    private async Task<ShareResult> PullDataAsync(
        Func<RegistryClient> connect,
        CancellationToken cancellationToken
    )
    {
        var result = new ShareResult();
        foreach (var (pointer, path) in ReadPointers())
        {
            if (await DataSnapshots.IsInAsync(_runner.Store, pointer, cancellationToken))
            {
                result = result with { There = result.There + 1 };
                continue;
            }

            Observer.OnTransferring(path);
            var came = await Snapshots(connect(), path).PullAsync(pointer, cancellationToken);
            result = result.With(path, came);
        }

        return result;
    }

    private List<(DataPointer Pointer, string Path)> ReadPointers() =>
        [
            .. DataPointer
                .Find(_options.Root)
                .Where(IsOfProject)
                .Select(f => (Pointer: f.Read(), Path: f.TargetPath))
                .DistinctBy(p => p.Pointer.SnapshotTag, StringComparer.Ordinal),
        ];

    // What is below the project's folder, and what its data is, wherever that is.
    private bool IsOfProject(DataPointerFile file)
    {
        var project = Path.GetFullPath(_config.ProjectDirectory);
        var source = Path.GetFullPath(Path.Combine(project, _config.Data.Source));
        return IsAtOrBelow(file.FullTargetPath, project)
            || IsAtOrBelow(source, file.FullTargetPath);
    }

    private static bool IsAtOrBelow(string path, string folder) =>
        path == folder
        || path.StartsWith(
            Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar,
            StringComparison.Ordinal
        );

    private DataSnapshots Snapshots(RegistryClient client, string name) =>
        new(_runner.Store, client, p => Tell(name, p));
}
