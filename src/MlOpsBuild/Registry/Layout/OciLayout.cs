using MlOpsBuild.Common;

namespace MlOpsBuild.Registry.Layout;

/// <summary>
/// An OCI image layout 1.1 in a folder: <c>oci-layout</c>, <c>index.json</c> and <c>blobs/sha256/</c>. Blobs are
/// content-addressed and never change; every file appears whole or not at all; what is half-written is in
/// <c>ingest/</c>. So any reader finds a valid layout at any moment, and several processes may use it at once.
/// </summary>
public sealed partial class OciLayout : IBlobSource
{
    private const int SmallBlob = 1 << 16;
    private static readonly byte[] Marker = "{\"imageLayoutVersion\":\"1.0.0\"}"u8.ToArray();
    private readonly string _blobs;
    private readonly string _ingest;
    private readonly Action<string> _warn;
    private readonly TimeProvider _time;
    private bool _created;

    private OciLayout(string directory, Action<string>? warn, TimeProvider time)
    {
        Directory = Path.GetFullPath(directory);
        _blobs = Path.Combine(Directory, "blobs", "sha256");
        _ingest = Path.Combine(Directory, "ingest");
        _warn = warn ?? (static _ => { });
        _time = time;
    }

    /// <summary>The layout's folder.</summary>
    public string Directory { get; }

    /// <summary>
    /// Opens the layout in a folder; touches nothing: the folder is created with the first blob.
    /// </summary>
    /// <param name="directory">The folder.</param>
    /// <param name="warn">Told what was found damaged, one line each.</param>
    /// <param name="time">The clock for waiting. <value>The default value is the system's.</value></param>
    public static OciLayout Open(
        string directory,
        Action<string>? warn = null,
        TimeProvider? time = null
    ) => new(directory, warn, time ?? TimeProvider.System);

    /// <summary>Where a blob is, if it is there.</summary>
    public string PathOf(Digest digest) => Path.Combine(_blobs, digest.Hex);

    /// <inheritdoc/>
    public bool Contains(Digest digest, long size)
    {
        var file = new FileInfo(PathOf(digest));
        return file.Exists && file.Length == size;
    }

    /// <summary>Whether a blob of that digest is there, of whatever size.</summary>
    public bool Contains(Digest digest) => !digest.IsEmpty && File.Exists(PathOf(digest));

    /// <inheritdoc/>
    public async Task<byte[]> ReadAsync(Digest digest, CancellationToken cancellationToken)
    {
        byte[] bytes;
        try
        {
            // A small blob is there sooner than a task for it.
            var path = PathOf(digest);
            bytes =
                new FileInfo(path).Length <= SmallBlob
                    ? File.ReadAllBytes(path)
                    : await File.ReadAllBytesAsync(path, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(digest, e);
        }

        var actual = Digest.Of(bytes);
        return actual == digest ? bytes : throw Damaged(digest, actual);
    }

    /// <inheritdoc/>
    public async Task CopyToFileAsync(
        Digest digest,
        string path,
        CancellationToken cancellationToken
    )
    {
        var temporary = AtomicFile.TemporaryPathFor(path);
        try
        {
            var actual = await CopyBlobAsync(digest, temporary, cancellationToken);
            if (actual != digest)
            {
                throw Damaged(digest, actual);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Stores bytes; writes nothing when they are there already.</summary>
    /// <exception cref="MlOpsException">The folder cannot be written.</exception>
    public Digest Put(ReadOnlySpan<byte> content)
    {
        var digest = Digest.Of(content);
        if (!Contains(digest, content.Length))
        {
            try
            {
                Create();
                AtomicFile.Write(PathOf(digest), content, _ingest);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw Unwritable(e);
            }
        }

        return digest;
    }

    /// <summary>Stores a file's bytes, read once; keeps what is there already.</summary>
    /// <exception cref="MlOpsException">The file cannot be read or the folder cannot be written.</exception>
    public async Task<(Digest Digest, long Size)> PutFileAsync(
        string path,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await using var source = BlobFiles.OpenRead(path);
            return await PutStreamAsync(source, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(e);
        }
    }

    /// <summary>Stores what a stream gives from its position to its end; keeps what is there already.</summary>
    /// <exception cref="IOException">The stream cannot be read or the folder cannot be written.</exception>
    public async Task<(Digest Digest, long Size)> PutStreamAsync(
        Stream source,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(source);
        Create();
        var temporary = AtomicFile.TemporaryPathFor("blob", _ingest);
        try
        {
            var (digest, size) = await BlobFiles.CopyAsync(source, temporary, cancellationToken);
            if (!Contains(digest, size))
            {
                File.Move(temporary, PathOf(digest), overwrite: true);
            }

            return (digest, size);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Opens a blob to stream it elsewhere; its bytes are not verified.</summary>
    /// <exception cref="BlobUnavailableException">The blob is missing.</exception>
    public Stream OpenRead(Digest digest)
    {
        try
        {
            return BlobFiles.OpenRead(PathOf(digest));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(digest, e);
        }
    }

    /// <summary>
    /// Deletes what processes left in <c>ingest/</c> that ended in the middle of a write, but not what has come of a large
    /// blob in the last 7 days: a later process goes on with that.
    /// </summary>
    public void DeleteLeftovers()
    {
        BlobFiles.DeleteLeftovers(_ingest);
        DeleteOldPartials();
    }

    private async Task<Digest> CopyBlobAsync(
        Digest digest,
        string target,
        CancellationToken cancellationToken
    )
    {
        await using var source = OpenRead(digest);
        return (await BlobFiles.CopyAsync(source, target, cancellationToken)).Digest;
    }

    // oci-layout is the marker that makes the folder a layout, hence the last.
    private void Create()
    {
        if (_created)
        {
            return;
        }

        System.IO.Directory.CreateDirectory(_blobs);
        var marker = Path.Combine(Directory, "oci-layout");
        if (!File.Exists(marker))
        {
            if (!File.Exists(IndexPath) && !System.IO.Directory.EnumerateFiles(_blobs).Any())
            {
                AtomicFile.Write(IndexPath, OciIndex.Empty().ToBytes(), _ingest);
            }

            AtomicFile.Write(marker, Marker, _ingest);
        }

        _created = true;
    }

    private BlobUnavailableException Damaged(Digest digest, Digest actual)
    {
        try
        {
            File.Delete(PathOf(digest));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // On a read-only disk it stays, and is found again.
        }

        return new BlobUnavailableException(
            digest,
            $"{digest} in {Directory} is damaged (its bytes have {actual}) and was removed"
        );
    }

    private BlobUnavailableException Unreadable(Digest digest, Exception e) =>
        new(
            digest,
            File.Exists(PathOf(digest))
                ? $"{digest} in {Directory} cannot be read ({e.Message})"
                : $"{digest} is not in {Directory}"
        );

    private MlOpsException Unwritable(Exception e) =>
        new($"Cannot write to the store {Directory}: {e.Message}", inner: e);
}
