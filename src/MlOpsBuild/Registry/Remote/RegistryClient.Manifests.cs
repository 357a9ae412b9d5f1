using System.Net;
using System.Net.Http.Headers;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;

namespace MlOpsBuild.Registry.Remote;

// Manifests, by tag or digest.
public sealed partial class RegistryClient
{
    private const string DigestHeader = "Docker-Content-Digest";
    private const string SubjectHeader = "OCI-Subject";

    private static readonly string[] s_manifestTypes =
    [
        OciMediaTypes.Manifest,
        OciMediaTypes.Index,
        "application/vnd.docker.distribution.manifest.v2+json",
        "application/vnd.docker.distribution.manifest.list.v2+json",
    ];

    /// <summary>What a tag or digest names (HEAD), or <see langword="null"/> when it is not there.</summary>
    /// <param name="reference">A tag, or a digest's text.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <exception cref="ArgumentException">The text is neither.</exception>
    /// <exception cref="RegistryContentException">The registry names another digest than was asked for.</exception>
    /// <exception cref="RegistryException">The registry refused.</exception>
    public async Task<OciDescriptor?> ResolveAsync(
        string reference,
        CancellationToken cancellationToken
    )
    {
        using var response = await _http.SendAsync(
            ManifestCall(HttpMethod.Head, reference, "look for", _pull) with
            {
                Expected = [HttpStatusCode.NotFound],
            },
            cancellationToken
        );
        if (!response.IsSuccessStatusCode)
        {
            return null;
        }

        var named =
            DigestOf(response) ?? (Digest.TryParse(reference, out var asked) ? asked : null);
        if (
            named is { } digest
            && response.Content.Headers.ContentLength is { } size
            && response.Content.Headers.ContentType?.MediaType is { } type
        )
        {
            return !Digest.TryParse(reference, out var wanted) || wanted == digest
                ? new OciDescriptor(type, digest, size)
                : throw OtherDigest(reference, digest);
        }

        // Some registries tell too little by HEAD.
        return (await ReadManifestAsync(reference, null, cancellationToken)).Descriptor;
    }

    /// <summary>Reads a manifest.</summary>
    /// <param name="reference">A tag, or a digest's text.</param>
    /// <param name="expected">What <see cref="ResolveAsync"/> said of the tag, or <see langword="null"/>: whatever it is.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <exception cref="RegistryNotFoundException">It is not there.</exception>
    /// <exception cref="TagMovedException">The tag names another manifest than expected.</exception>
    /// <exception cref="RegistryContentException">The bytes do not have the digest.</exception>
    /// <exception cref="RegistryException">The registry refused.</exception>
    public async Task<RemoteManifest> ReadManifestAsync(
        string reference,
        OciDescriptor? expected,
        CancellationToken cancellationToken
    )
    {
        var call = ManifestCall(HttpMethod.Get, reference, "read", _pull);
        var (response, bytes) = await _http.FetchAsync(call, LargestManifest, cancellationToken);
        using (response)
        {
            var actual = Digest.Of(bytes);
            if (
                (Digest.TryParse(reference, out var wanted) && wanted != actual)
                || (DigestOf(response) is { } named && named != actual)
            )
            {
                throw OtherDigest(reference, actual);
            }

            if (expected is not null && expected.Digest != actual)
            {
                throw new TagMovedException(
                    _http.Problem(
                        call.Request,
                        $"it was {expected.Digest} and is now {actual}",
                        "Somebody moved the tag meanwhile: start again."
                    )
                );
            }

            var type =
                response.Content.Headers.ContentType?.MediaType
                ?? expected?.MediaType
                ?? OciMediaTypes.Manifest;
            return new RemoteManifest(new OciDescriptor(type, actual, bytes.Length), bytes);
        }
    }

    /// <summary>
    /// Stores a manifest; what it refers to must be there. One with a subject is made known as a referrer, also at
    /// registries that do not do that by themselves (by the tag <c>sha256-&lt;hex&gt;</c>).
    /// </summary>
    /// <param name="bytes">The manifest.</param>
    /// <param name="mediaType">What it is.</param>
    /// <param name="tag">The tag that names it then; <see langword="null"/>: its digest alone.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <exception cref="RegistryException">The registry refused.</exception>
    public async Task<OciDescriptor> PutManifestAsync(
        ReadOnlyMemory<byte> bytes,
        string mediaType,
        string? tag,
        CancellationToken cancellationToken
    )
    {
        var digest = Digest.Of(bytes.Span);
        var reference = tag ?? digest.ToString();
        using var response = await _http.SendAsync(
            ManifestCall(HttpMethod.Put, reference, "write", _push) with
            {
                Content = _ => new ReadOnlyMemoryContent(bytes)
                {
                    Headers = { ContentType = new MediaTypeHeaderValue(mediaType) },
                },
            },
            cancellationToken
        );
        if (DigestOf(response) is { } named && named != digest)
        {
            throw OtherDigest(reference, named);
        }

        var manifest = new OciDescriptor(mediaType, digest, bytes.Length);
        var links = ManifestLinks.Parse(bytes.Span, mediaType);
        if (links.Subject is { } subject && !response.Headers.Contains(SubjectHeader))
        {
            await AddToFallbackAsync(subject.Digest, links.Describe(manifest), cancellationToken);
        }

        return manifest;
    }

    /// <summary>Deletes a manifest, and with it the tags that name it, where the registry allows that.</summary>
    /// <returns>Whether it was there.</returns>
    /// <exception cref="RegistryException">The registry refused: HTTP 405 when it allows no one to delete.</exception>
    public async Task<bool> DeleteManifestAsync(Digest digest, CancellationToken cancellationToken)
    {
        using var response = await _http.SendAsync(
            ManifestCall(
                HttpMethod.Delete,
                digest.ToString(),
                "delete",
                $"repository:{Repository.Repository}:delete,pull"
            ) with
            {
                Expected = [HttpStatusCode.NotFound],
            },
            cancellationToken
        );
        return response.IsSuccessStatusCode;
    }

    private RegistryCall ManifestCall(
        HttpMethod method,
        string reference,
        string verb,
        string scope
    ) =>
        Digest.TryParse(reference, out _) || RegistryReference.IsTag(reference)
            ? new RegistryCall(
                method,
                At($"manifests/{reference}"),
                $"{verb} manifest {reference}",
                scope
            )
            {
                Prepare = static request =>
                {
                    foreach (var type in s_manifestTypes)
                    {
                        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(type));
                    }
                },
            }
            : throw new ArgumentException(
                $"'{reference}' is neither tag nor digest.",
                nameof(reference)
            );

    private static Digest? DigestOf(HttpResponseMessage response) =>
        response.Headers.TryGetValues(DigestHeader, out var values)
        && Digest.TryParse(values.First(), out var digest)
            ? digest
            : null;

    private RegistryContentException OtherDigest(string reference, Digest actual) =>
        new(
            _http.Problem(
                $"trust manifest {reference}",
                $"its bytes have {actual}",
                "Nothing of it was kept. Try again; if it stays, push it anew."
            )
        );
}
