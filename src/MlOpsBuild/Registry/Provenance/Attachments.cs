using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;

namespace MlOpsBuild.Registry.Provenance;

/// <summary>
/// Attaches documents to a manifest and finds them again: each is a manifest of its own with <c>subject</c> (OCI
/// referrer), an empty config and the document as its one layer.
/// </summary>
/// <param name="layout">Where all of it is.</param>
public sealed class Attachments(OciLayout layout)
{
    private const long LargestDocument = 64L << 20;

    /// <summary>Attaches a signed statement under its predicate's artifact type.</summary>
    /// <param name="subject">What it is attached to.</param>
    /// <param name="envelope">The signed statement.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The new manifest's descriptor.</returns>
    /// <exception cref="FormatException">The payload is no statement.</exception>
    public Task<OciDescriptor> AttachAsync(
        OciDescriptor subject,
        DsseEnvelope envelope,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(envelope);
        var predicateType = InTotoStatement.Parse(envelope.Payload.Span).PredicateType;
        return AttachAsync(
            subject,
            PredicateTypes.ArtifactTypeOf(predicateType),
            DsseEnvelope.MediaType,
            envelope.ToBytes(),
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [PredicateTypes.Annotation] = predicateType,
            },
            cancellationToken
        );
    }

    /// <summary>Attaches a bill of materials.</summary>
    /// <param name="subject">What it is attached to.</param>
    /// <param name="bom">The bill.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The new manifest's descriptor.</returns>
    public Task<OciDescriptor> AttachAsync(
        OciDescriptor subject,
        MlBom bom,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(bom);
        return AttachAsync(
            subject,
            MlBom.MediaType,
            MlBom.MediaType,
            bom.ToBytes(),
            null,
            cancellationToken
        );
    }

    /// <summary>Attaches any document; doing it again with the same bytes changes nothing.</summary>
    /// <param name="subject">What it is attached to.</param>
    /// <param name="artifactType">What kind of document it is, a media type.</param>
    /// <param name="mediaType">What its bytes are.</param>
    /// <param name="document">Its bytes.</param>
    /// <param name="annotations">Annotations of the new manifest; <see langword="null"/> for none.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The new manifest's descriptor.</returns>
    /// <exception cref="MlOpsException">The store cannot be written.</exception>
    public async Task<OciDescriptor> AttachAsync(
        OciDescriptor subject,
        string artifactType,
        string mediaType,
        ReadOnlyMemory<byte> document,
        IReadOnlyDictionary<string, string>? annotations,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(subject);
        layout.Put("{}"u8);
        var manifest = new OciManifest
        {
            ArtifactType = artifactType,
            Config = OciDescriptor.Empty,
            Layers = [new OciDescriptor(mediaType, layout.Put(document.Span), document.Length)],
            Subject = new OciDescriptor(subject.MediaType, subject.Digest, subject.Size),
            Annotations = annotations ?? new Dictionary<string, string>(StringComparer.Ordinal),
        };
        var descriptor = layout.PutManifest(manifest) with { Annotations = manifest.Annotations };
        await layout.ListAsync(descriptor, cancellationToken);
        return descriptor;
    }

    /// <summary>The manifests that are attached to a digest, in ordinal order of their own digests.</summary>
    /// <param name="subject">What they are attached to.</param>
    /// <param name="artifactType">Of that kind only; <see langword="null"/> for all.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IReadOnlyList<OciManifest>> FindAsync(
        Digest subject,
        string? artifactType,
        CancellationToken cancellationToken
    ) =>
        [
            .. (await layout.ReferrersAsync(subject, cancellationToken))
                .Select(r => r.Manifest)
                .Where(m =>
                    artifactType is null
                    || string.Equals(m.ArtifactType, artifactType, StringComparison.Ordinal)
                ),
        ];

    /// <summary>
    /// The statements of a type that are attached to a manifest, signed by the key and about the expected digest. What
    /// others attached beside them is passed over: whoever may attach must not be able to hide what is valid.
    /// </summary>
    /// <param name="subject">What they are attached to.</param>
    /// <param name="predicateType">The type, see <see cref="PredicateTypes"/>.</param>
    /// <param name="about">
    /// What they must be about: the subject for most, <see cref="ModelSignature.RootOf"/> for a model's signature.
    /// </param>
    /// <param name="key">The key that must have signed.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The statements; at least one.</returns>
    /// <exception cref="AttestationException">There is none; the message says what was wrong with those there are.</exception>
    public async Task<IReadOnlyList<InTotoStatement>> VerifyAsync(
        Digest subject,
        string predicateType,
        Digest about,
        VerificationKey key,
        CancellationToken cancellationToken
    )
    {
        var valid = new List<InTotoStatement>();
        var reasons = new List<string>();
        var type = PredicateTypes.ArtifactTypeOf(predicateType);
        foreach (var manifest in await FindAsync(subject, type, cancellationToken))
        {
            try
            {
                var statement = (await ReadAsync(manifest, cancellationToken)).Verify(key);
                valid.Add(Checked(statement, predicateType, about));
            }
            catch (MlOpsException e)
            {
                reasons.Add(e.Message);
            }
        }

        return valid.Count > 0
            ? valid
            : throw new AttestationException(
                $"{subject} has no valid attestation {predicateType}: {(reasons.Count == 0 ? "none is attached." : string.Join(' ', reasons))}"
            );
    }

    private static InTotoStatement Checked(
        InTotoStatement statement,
        string predicateType,
        Digest about
    )
    {
        if (!string.Equals(statement.PredicateType, predicateType, StringComparison.Ordinal))
        {
            throw new AttestationException(
                $"An attestation is of type {statement.PredicateType}; expected {predicateType}."
            );
        }

        return statement.Subjects.Any(s => s.Has(about))
            ? statement
            : throw new AttestationException($"An attestation is not about {about}.");
    }

    private async Task<DsseEnvelope> ReadAsync(
        OciManifest manifest,
        CancellationToken cancellationToken
    )
    {
        var layer = manifest.Layers is [{ MediaType: DsseEnvelope.MediaType } one]
            ? one
            : throw new AttestationException(
                $"An attestation does not have one layer {DsseEnvelope.MediaType}."
            );
        if (layer.Size > LargestDocument || !layout.Contains(layer.Digest, layer.Size))
        {
            throw new AttestationException(
                $"The attestation {layer.Digest} is missing or does not have the size announced."
            );
        }

        try
        {
            return DsseEnvelope.Parse(await layout.ReadAsync(layer.Digest, cancellationToken));
        }
        catch (FormatException e)
        {
            throw new AttestationException(
                $"The attestation {layer.Digest} is no envelope: {e.Message}",
                e
            );
        }
    }
}
