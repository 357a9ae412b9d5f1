using MlOpsBuild.Common;
using MlOpsBuild.Pipelines;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.Remote;

namespace MlOpsBuild.Registry.Sharing;

/// <summary>The records of stages (<see cref="StageRecord"/>) in a repository.</summary>
public sealed class StageRecords
{
    private const int LargestLock = 16 << 20;
    private readonly RegistryClient _client;
    private readonly BlobBatch _batch;

    /// <summary>Creates it; nothing is asked yet.</summary>
    /// <param name="client">The repository.</param>
    /// <param name="report">Told how far a transfer is, one call at a time, of whatever thread.</param>
    public StageRecords(RegistryClient client, Action<TransferProgress>? report = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        _client = client;
        _batch = new BlobBatch(client, report);
    }

    /// <summary>The lock of the result that a key has in the repository, or <see langword="null"/>.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="key">The key of its inputs.</param>
    /// <param name="manifest">What a lock file says that it is; <see langword="null"/>: no lock file knows.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
    /// <exception cref="StageRecordException">What is under the tag is not what was asked for.</exception>
    /// <exception cref="RegistryException">The registry refused, or could not be reached.</exception>
    public async Task<StageLock?> FindAsync(
        string stage,
        Digest key,
        Digest? manifest,
        CancellationToken cancellationToken
    )
    {
        RemoteManifest read;
        try
        {
            var tag = StageManifest.TagOf(stage, key);
            read = await _client.ReadManifestAsync(tag, null, cancellationToken);
        }
        catch (RegistryNotFoundException)
        {
            return null;
        }

        OciManifest record;
        try
        {
            record = OciManifest.Parse(read.Bytes.Span);
        }
        catch (FormatException e)
        {
            throw new StageRecordException(
                stage,
                key,
                $"the tag leads to no manifest ({e.Message.TrimEnd('.')})"
            );
        }

        if (record.ArtifactType != StageRecord.ArtifactType || record.Config.Size > LargestLock)
        {
            throw new StageRecordException(
                stage,
                key,
                $"the tag leads to {record.ArtifactType ?? "an image"}, not to {StageRecord.ArtifactType}: it was moved"
            );
        }

        var config = await _client.ReadBlobAsync(record.Config, cancellationToken);
        return StageRecord.Read(record, config, stage, key, manifest);
    }

    /// <summary>Brings the outputs of locks into a layout, verified; those that it has do not come again.</summary>
    /// <returns>How many blobs and bytes came.</returns>
    /// <exception cref="RegistryException">The registry refused, sent what is wrong, or could not be reached.</exception>
    /// <exception cref="MlOpsException">The layout cannot be written.</exception>
    public Task<(int Blobs, long Bytes)> FetchAsync(
        IEnumerable<StageLock> locks,
        OciLayout layout,
        CancellationToken cancellationToken
    ) =>
        _batch.ReceiveAsync(
            locks.SelectMany(l => l.Outputs.Select(o => new OciDescriptor("", o.Digest, o.Size))),
            layout,
            cancellationToken
        );

    /// <summary>
    /// Sends the records of locks, all of whose outputs a layout has. Blobs go before the records that name them: who
    /// reads meanwhile finds whole results only.
    /// </summary>
    /// <returns>The locks whose records were not there already, and how many blobs and bytes went.</returns>
    /// <exception cref="RegistryException">The registry refused, or could not be reached.</exception>
    /// <exception cref="BlobUnavailableException">The layout lacks an output.</exception>
    public async Task<(IReadOnlyList<StageLock> Sent, int Blobs, long Bytes)> PushAsync(
        IReadOnlyList<StageLock> locks,
        OciLayout layout,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(locks);
        ArgumentNullException.ThrowIfNull(layout);
        var records = locks.Select(l => new Record(l)).ToList();
        var missing = await _batch.WhereAsync(
            records,
            async (r, token) =>
                (await _client.ResolveAsync(r.Tag, token))?.Digest != Digest.Of(r.Bytes),
            cancellationToken
        );
        var (blobs, bytes) = await _batch.SendAsync(
            missing.SelectMany(r => r.Blobs(layout)),
            cancellationToken
        );
        await _batch.EachAsync(
            missing,
            (r, token) => _client.PutManifestAsync(r.Bytes, OciMediaTypes.Manifest, r.Tag, token),
            cancellationToken
        );
        return ([.. missing.Select(r => r.Lock)], blobs, bytes);
    }

    private sealed class Record
    {
        private readonly OciManifest _manifest;
        private readonly byte[] _config;

        public Record(StageLock held)
        {
            Lock = held;
            _config = held.ToBytes();
            _manifest = StageRecord.Create(held, _config);
            Bytes = _manifest.ToBytes();
        }

        public StageLock Lock { get; }

        public byte[] Bytes { get; }

        public string Tag => StageManifest.TagOf(Lock.Inputs.Stage, Lock.Key);

        public IEnumerable<BlobToSend> Blobs(OciLayout layout) =>
            _manifest
                .Layers.Select(l => new BlobToSend(
                    l,
                    () =>
                        l.Title is null
                            ? new MemoryStream("{}"u8.ToArray())
                            : layout.OpenRead(l.Digest)
                ))
                .Prepend(new BlobToSend(_manifest.Config, () => new MemoryStream(_config)));
    }
}
