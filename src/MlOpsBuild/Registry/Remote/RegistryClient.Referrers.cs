using System.Net;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;

namespace MlOpsBuild.Registry.Remote;

// Who says something about a manifest.
public sealed partial class RegistryClient
{
    private const int MostFallbackWrites = 10;

    /// <summary>
    /// The manifests whose subject is this one, in the registry's order: by the referrers API, or by the tag
    /// <c>sha256-&lt;hex&gt;</c> where the registry has none (distribution specification 1.1).
    /// </summary>
    /// <param name="subject">The manifest.</param>
    /// <param name="artifactType">Only those of this type; <see langword="null"/>: all.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
    /// <exception cref="RegistryException">The registry refused.</exception>
    public async Task<IReadOnlyList<OciDescriptor>> ListReferrersAsync(
        Digest subject,
        string? artifactType,
        CancellationToken cancellationToken
    )
    {
        var request = $"list referrers of {subject}";
        var query = artifactType is null
            ? ""
            : "?artifactType=" + Uri.EscapeDataString(artifactType);
        var found = new List<OciDescriptor>();
        var answered = false;
        await foreach (
            var page in PagesAsync(At($"referrers/{subject}{query}"), request, cancellationToken)
        )
        {
            answered = true;
            found.AddRange(Understand(request, () => OciIndex.Parse(page).Manifests));
        }

        if (!answered)
        {
            var (index, _) = await ReadFallbackAsync(subject, cancellationToken);
            found.AddRange(index.Manifests);
        }

        // Registries need not filter.
        return [.. found.Where(d => artifactType is null || d.ArtifactType == artifactType)];
    }

    // Registries have no transaction: what is there is read again right before it is replaced, and after that, until
    // our entry has stayed.
    // Within this client one waits for the other.
    private async Task AddToFallbackAsync(
        Digest subject,
        OciDescriptor referrer,
        CancellationToken cancellationToken
    )
    {
        await _fallback.WaitAsync(cancellationToken);
        try
        {
            await ReplaceFallbackAsync(subject, referrer, cancellationToken);
        }
        finally
        {
            _fallback.Release();
        }
    }

    private async Task ReplaceFallbackAsync(
        Digest subject,
        OciDescriptor referrer,
        CancellationToken cancellationToken
    )
    {
        var tag = FallbackTag(subject);
        for (var writes = 0; writes < MostFallbackWrites; writes++)
        {
            var (index, seen) = await ReadFallbackAsync(subject, cancellationToken);
            if (index.Manifests.Any(m => m.Digest == referrer.Digest))
            {
                return;
            }

            index.Set(null, referrer);
            if ((await ResolveAsync(tag, cancellationToken))?.Digest != seen)
            {
                continue;
            }

            await PutManifestAsync(index.ToBytes(), OciMediaTypes.Index, tag, cancellationToken);
        }

        throw new RegistryException(
            _http.Problem(
                $"add a referrer to {subject}",
                $"others keep replacing the tag {tag}",
                "Try again when they have finished."
            )
        );
    }

    private async Task<(OciIndex Index, Digest? Seen)> ReadFallbackAsync(
        Digest subject,
        CancellationToken cancellationToken
    )
    {
        var tag = FallbackTag(subject);
        var call = ManifestCall(HttpMethod.Get, tag, "read", _pull) with
        {
            Expected = [HttpStatusCode.NotFound],
        };
        var (response, bytes) = await _http.FetchAsync(call, LargestManifest, cancellationToken);
        using (response)
        {
            return response.StatusCode == HttpStatusCode.NotFound
                ? (OciIndex.Empty(), null)
                : (Understand(call.Request, () => OciIndex.Parse(bytes)), Digest.Of(bytes));
        }
    }

    private static string FallbackTag(Digest subject) => "sha256-" + subject.Hex;
}
