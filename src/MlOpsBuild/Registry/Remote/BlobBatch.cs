using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;

namespace MlOpsBuild.Registry.Remote;

/// <summary>Moves many blobs at once; what is there already does not go again.</summary>
internal sealed class BlobBatch(RegistryClient client, Action<TransferProgress>? report)
{
    /// <summary>Sends what the repository lacks.</summary>
    /// <returns>How many blobs and bytes went.</returns>
    public async Task<(int Blobs, long Bytes)> SendAsync(
        IEnumerable<BlobToSend> blobs,
        CancellationToken cancellationToken
    )
    {
        var all = blobs.DistinctBy(b => b.Blob.Digest).ToList();
        var missing = await WhereAsync(
            all,
            async (b, token) => !await client.ContainsBlobAsync(b.Blob.Digest, token),
            cancellationToken
        );
        var meter = new TransferMeter(report, missing.Sum(b => b.Blob.Size));
        await EachAsync(
            missing,
            (b, token) => client.SendBlobAsync(b.Blob, b.Open, null, meter.Add, token),
            cancellationToken
        );
        return (missing.Count, missing.Sum(b => b.Blob.Size));
    }

    /// <summary>Gets what the layout lacks.</summary>
    /// <returns>How many blobs and bytes came.</returns>
    /// <exception cref="MlOpsException">The layout cannot be written.</exception>
    public async Task<(int Blobs, long Bytes)> ReceiveAsync(
        IEnumerable<OciDescriptor> blobs,
        OciLayout layout,
        CancellationToken cancellationToken
    )
    {
        var missing = blobs
            .DistinctBy(b => b.Digest)
            .Where(b => !layout.Contains(b.Digest, b.Size))
            .ToList();
        var meter = new TransferMeter(report, Total(missing));
        await EachAsync(
            missing,
            async (blob, token) =>
            {
                try
                {
                    await client.CopyBlobToLayoutAsync(blob, layout, meter.Add, token);
                }
                catch (Exception e) when (e is IOException or UnauthorizedAccessException)
                {
                    throw new MlOpsException(
                        $"Cannot write to the store {layout.Directory}: {e.Message}",
                        inner: e
                    );
                }
            },
            cancellationToken
        );
        return (missing.Count, Total(missing));
    }

    // A manifest may claim any sizes.
    private static long Total(List<OciDescriptor> blobs) =>
        blobs.Aggregate(0L, (sum, b) => sum + Math.Min(b.Size, long.MaxValue - sum));

    /// <summary>Those for which something is so, in their order; asked several at once.</summary>
    public async Task<List<T>> WhereAsync<T>(
        IReadOnlyList<T> items,
        Func<T, CancellationToken, Task<bool>> isSo,
        CancellationToken cancellationToken
    )
    {
        var found = new bool[items.Count];
        await EachAsync(
            Enumerable.Range(0, items.Count),
            async (i, token) => found[i] = await isSo(items[i], token),
            cancellationToken
        );
        return [.. items.Where((_, i) => found[i])];
    }

    /// <summary>Does something for each, several at once.</summary>
    public Task EachAsync<T>(
        IEnumerable<T> items,
        Func<T, CancellationToken, Task> run,
        CancellationToken cancellationToken
    ) =>
        Parallel.ForEachAsync(
            items,
            new ParallelOptions
            {
                MaxDegreeOfParallelism = client.Options.Parallelism,
                CancellationToken = cancellationToken,
            },
            async (item, token) => await run(item, token)
        );
}
