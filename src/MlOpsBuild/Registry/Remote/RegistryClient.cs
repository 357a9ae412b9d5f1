using System.Net;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;

namespace MlOpsBuild.Registry.Remote;

/// <summary>
/// One repository of a registry that speaks the OCI distribution API 1.1. What is read is verified by digest and size;
/// what fails in passing is tried again (<see cref="RegistryOptions"/>). Can be used by several at once.
/// </summary>
public sealed partial class RegistryClient : IDisposable
{
    /// <summary>What the specification asks registries to take, in bytes; many take no more.</summary>
    internal const int LargestManifest = 4 << 20;
    private const int LargestInMemory = 16 << 20;
    private const int SmallestPartial = 4 << 20;
    private readonly RegistryHttp _http;
    private readonly SemaphoreSlim _fallback = new(1, 1);
    private readonly string _pull;
    private readonly string _push;

    /// <summary>Creates the client; nothing is asked yet.</summary>
    /// <param name="repository">The repository; tag and digest are left aside.</param>
    /// <param name="options">How to talk to it. <value>The default value is the options' own defaults.</value></param>
    public RegistryClient(RegistryReference repository, RegistryOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(repository);
        Repository = repository;
        Options = options ?? new RegistryOptions();
        _http = new RegistryHttp(repository, Options);
        _pull = $"repository:{repository.Repository}:pull";
        _push = $"repository:{repository.Repository}:pull,push";
    }

    /// <summary>The repository.</summary>
    public RegistryReference Repository { get; }

    /// <summary>How it is talked to.</summary>
    public RegistryOptions Options { get; }

    /// <summary>Whether a blob is there (HEAD).</summary>
    /// <exception cref="RegistryException">The registry refused.</exception>
    /// <exception cref="RegistryUnavailableException">The registry could not be reached.</exception>
    public async Task<bool> ContainsBlobAsync(Digest digest, CancellationToken cancellationToken)
    {
        using var response = await _http.SendAsync(
            new RegistryCall(
                HttpMethod.Head,
                At($"blobs/{digest}"),
                $"look for blob {digest}",
                _pull
            )
            {
                Expected = [HttpStatusCode.NotFound],
            },
            cancellationToken
        );
        return response.IsSuccessStatusCode;
    }

    /// <summary>
    /// Opens a blob as a stream that goes on by itself after a dropped connection, and ends only when size and digest
    /// are right: what was read before must be discarded when a read throws.
    /// </summary>
    /// <param name="blob">Its digest and size.</param>
    /// <param name="received">Told of each number of bytes that came.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <exception cref="RegistryNotFoundException">The blob is not there.</exception>
    /// <exception cref="RegistryContentException">(also by a read) It has another size or digest.</exception>
    /// <exception cref="RegistryUnavailableException">(also by a read) The registry could not be reached.</exception>
    public async Task<Stream> OpenBlobAsync(
        OciDescriptor blob,
        Action<long>? received,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(blob);
        var stream = new RemoteBlobStream(_http, GetBlob(blob), blob, received);
        try
        {
            await stream.OpenAsync(cancellationToken);
            return stream;
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }

    /// <summary>Reads a small blob whole (16 MiB at most).</summary>
    /// <exception cref="ArgumentException">It is larger.</exception>
    /// <exception cref="RegistryException">As of <see cref="OpenBlobAsync"/>.</exception>
    public async Task<byte[]> ReadBlobAsync(OciDescriptor blob, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(blob);
        if (blob.Size > LargestInMemory)
        {
            throw new ArgumentException(
                "A blob of that size is not read into memory.",
                nameof(blob)
            );
        }

        await using var stream = await OpenBlobAsync(blob, null, cancellationToken);
        using var bytes = new MemoryStream((int)blob.Size);
        await stream.CopyToAsync(bytes, cancellationToken);
        return bytes.ToArray();
    }

    /// <summary>Writes a blob to a file, which appears whole or not at all.</summary>
    /// <exception cref="RegistryException">As of <see cref="OpenBlobAsync"/>.</exception>
    public async Task CopyBlobToFileAsync(
        OciDescriptor blob,
        string path,
        CancellationToken cancellationToken
    )
    {
        await using var stream = await OpenBlobAsync(blob, null, cancellationToken);
        var temporary = AtomicFile.TemporaryPathFor(path);
        try
        {
            await BlobFiles.CopyAsync(stream, temporary, cancellationToken);
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>
    /// Brings a blob into a layout. Of a large one that was interrupted, by whatever process, the rest comes.
    /// </summary>
    internal async Task CopyBlobToLayoutAsync(
        OciDescriptor blob,
        OciLayout layout,
        Action<long>? received,
        CancellationToken cancellationToken
    )
    {
        // Less is sooner got again than kept.
        using var partial =
            blob.Size < SmallestPartial
                ? null
                : await layout.OpenPartialAsync(blob.Digest, cancellationToken);
        if (partial is not null)
        {
            await new BlobDownload(_http, GetBlob(blob), blob, received).RunAsync(
                partial,
                cancellationToken
            );
            return;
        }

        await using var stream = await OpenBlobAsync(blob, received, cancellationToken);
        await layout.PutStreamAsync(stream, cancellationToken);
    }

    private RegistryCall GetBlob(OciDescriptor blob) =>
        new(HttpMethod.Get, At($"blobs/{blob.Digest}"), $"read blob {blob.Digest}", _pull);

    /// <summary>Ends the connections.</summary>
    public void Dispose()
    {
        _http.Dispose();
        _fallback.Dispose();
    }

    private Uri At(string path) => new(_http.Base, "./" + path);
}
