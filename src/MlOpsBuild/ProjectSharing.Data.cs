using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.Remote;
using MlOpsBuild.Registry.Sharing;
using MlOpsBuild.Registry.Snapshots;

namespace MlOpsBuild;

// Tracked data.
public sealed partial class ProjectSharing
{
    /// <summary>
    /// Brings the snapshot of a pointer into the store, for who is about to write its files; <see langword="null"/> where
    /// no registry is named.
    /// </summary>
    /// <returns>A function that says whether the registry has it. It throws what <see cref="PullAsync"/> does.</returns>
    /// <exception cref="UsageException">mlops.yaml is missing or wrong.</exception>
    public static Func<DataPointer, CancellationToken, Task<bool>>? DataFetcher(
        ModelProjectOptions options
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        var config = Load(options);
        return ProjectRegistry.IsNamed(config, options.Registry)
            ? async (pointer, cancellationToken) =>
            {
                var sharing = new ProjectSharing(options, config);
                using var client = sharing.Connect();
                sharing.Observer.OnTransferring(pointer.Path);
                return await sharing
                    .Snapshots(client, pointer.Path)
                    .PullAsync(pointer, cancellationToken)
                    is not null;
            }
            : null;
    }

    private List<(DataPointer Pointer, string Path)> ReadPointers() =>
        [
            .. DataPointer
                .Find(_config.ProjectDirectory)
                .Select(f => (Pointer: f.Read(), Path: f.TargetPath))
                .DistinctBy(p => p.Pointer.Digest),
        ];

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

    private DataSnapshots Snapshots(RegistryClient client, string name) =>
        new(_runner.Store, client, VerifyAsync, p => Tell(name, p));

    // The manifest and all blobs have their digests; whether they are what the pointer says is for the room of snapshots
    // to tell.
    private static Task VerifyAsync(
        DataPointer pointer,
        OciDescriptor manifest,
        CancellationToken cancellationToken
    ) => Task.CompletedTask;
}
