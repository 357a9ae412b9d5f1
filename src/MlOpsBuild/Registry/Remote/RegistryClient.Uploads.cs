using System.Net;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;

namespace MlOpsBuild.Registry.Remote;

// Blobs on their way in.
public sealed partial class RegistryClient
{
    /// <summary>
    /// Stores a blob, if it is not there already: taken over from another repository of the same registry where that
    /// has it, else sent, in parts of <see cref="RegistryOptions.ChunkSize"/> when it is larger. After a dropped
    /// connection the registry is asked how much it has, and the rest is sent.
    /// </summary>
    /// <param name="blob">Its digest and size.</param>
    /// <param name="open">Opens the bytes from their start, each time that it is called; must be able to seek.</param>
    /// <param name="from">A repository that may have it, e.g. <c>team/base</c>.</param>
    /// <param name="sent">Told of each number of bytes that went; below 0 for what must go again.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>Whether bytes were sent.</returns>
    /// <exception cref="RegistryException">The registry refused, e.g. bytes that do not have the digest.</exception>
    /// <exception cref="RegistryUnavailableException">The registry could not be reached.</exception>
    public async Task<bool> PutBlobAsync(
        OciDescriptor blob,
        Func<Stream> open,
        string? from,
        Action<long>? sent,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(blob);
        ArgumentNullException.ThrowIfNull(open);
        if (await ContainsBlobAsync(blob.Digest, cancellationToken))
        {
            return false;
        }

        return await SendBlobAsync(blob, open, from, sent, cancellationToken);
    }

    internal async Task<bool> SendBlobAsync(
        OciDescriptor blob,
        Func<Stream> open,
        string? from,
        Action<long>? sent,
        CancellationToken cancellationToken
    )
    {
        var upload = new BlobUpload(_http, blob, _push, open, sent);
        return await upload.RunAsync(
            token => StartAsync(blob.Digest, from, token),
            ContainsBlobAsync,
            cancellationToken
        );
    }

    /// <summary>Takes a blob over from another repository of the same registry.</summary>
    /// <returns>Whether it did; when not, the registry has begun an upload that comes to nothing.</returns>
    /// <exception cref="RegistryException">The registry refused.</exception>
    public async Task<bool> MountBlobAsync(
        Digest digest,
        string from,
        CancellationToken cancellationToken
    ) => await StartAsync(digest, from, cancellationToken) is null;

    // Null when the blob was mounted. Repeating it only leaves an empty upload behind.
    private async Task<Uri?> StartAsync(
        Digest digest,
        string? from,
        CancellationToken cancellationToken
    )
    {
        if (from is not null && !RegistryReference.IsRepository(from))
        {
            throw new ArgumentException($"'{from}' is no repository.", nameof(from));
        }

        var request = $"send blob {digest}";
        var at = At(from is null ? "blobs/uploads/" : $"blobs/uploads/?mount={digest}&from={from}");
        using var response = await _http.SendAsync(
            new RegistryCall(
                HttpMethod.Post,
                at,
                request,
                from is null ? _push : $"{_push} repository:{from}:pull"
            )
            {
                Content = _ => new ByteArrayContent([]),
            },
            cancellationToken
        );
        if (response.StatusCode == HttpStatusCode.Created && from is not null)
        {
            return null;
        }

        return response.Headers.Location is { } location
            ? _http.Resolve(request, at, location)
            : throw new RegistryException(
                _http.Problem(
                    request,
                    "it began an upload without saying where",
                    "Check that this is a registry."
                )
            );
    }
}
