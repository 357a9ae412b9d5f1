using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;

namespace MlOpsBuild.Registry.Snapshots;

/// <summary>Makes files be what a pointer says. The caller has the lock of the build.</summary>
internal sealed class DataCheckout(
    DataStore store,
    Func<DataPointer, CancellationToken, Task<bool>>? fetch,
    bool force
)
{
    /// <summary>Brings one path to a pointer's state.</summary>
    /// <exception cref="UsageException">Content would be lost that is in no snapshot; nothing was changed.</exception>
    /// <exception cref="MlOpsException">The content cannot be had, or a file cannot be written.</exception>
    public async Task<CheckoutResult> RunAsync(
        DataPointerFile file,
        DataPointer pointer,
        CancellationToken cancellationToken
    )
    {
        LinksOnTheWay.Refuse(file);
        var index = DataIndex.Load(store.IndexPathOf(file));
        var scan = Scan.Of(file.FullTargetPath, store.Time, cancellationToken);
        scan?.Match(index);
        if (scan?.IsAs(pointer, index) == true)
        {
            return new CheckoutResult(file.TargetPath, pointer, 0, 0, 0, []);
        }

        var snapshot =
            await OpenAsync(pointer, cancellationToken)
            ?? await FetchAsync(file, pointer, null, cancellationToken);
        var plan = await CheckoutPlan.MakeAsync(
            store.Layout,
            file,
            pointer,
            snapshot,
            scan,
            index,
            force,
            cancellationToken
        );
        try
        {
            return await CheckoutWriter.RunAsync(
                store,
                file,
                pointer,
                snapshot,
                plan,
                cancellationToken
            );
        }
        catch (BlobUnavailableException e)
        {
            var again = await FetchAsync(file, pointer, e, cancellationToken);
            return await CheckoutWriter.RunAsync(
                store,
                file,
                pointer,
                again,
                plan.With(again),
                cancellationToken
            );
        }
    }

    private Task<Snapshot?> OpenAsync(DataPointer pointer, CancellationToken cancellationToken) =>
        Snapshot.OpenAsync(store.Layout, pointer, cancellationToken);

    private async Task<Snapshot> FetchAsync(
        DataPointerFile file,
        DataPointer pointer,
        BlobUnavailableException? cause,
        CancellationToken cancellationToken
    ) =>
        (
            fetch is not null && await fetch(pointer, cancellationToken)
                ? await OpenAsync(pointer, cancellationToken)
                : null
        )
        ?? throw new MlOpsException(
            $"The content of {file.TargetPath} ({pointer.Digest}) is not in the store{(cause is null ? "" : $": {cause.Message}")}. Get it with Pull, or run Track where the data is and Push.",
            inner: cause
        );
}
