using System.Security.Cryptography;
using MlOpsBuild.Common;
using MlOpsBuild.Pipelines;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.ModelPack;
using MlOpsBuild.Registry.Provenance;

namespace MlOpsBuild.Registry.Evidence;

/// <summary>
/// Reads manifests and what is attached to them and verifies each byte. Unlike <see cref="OciLayout.ReadAsync"/> it leaves
/// what is damaged where it is: who verifies wants to see it, not to lose it.
/// </summary>
internal sealed class EvidenceReader(OciLayout layout)
{
    private const long LargestDocument = 64L << 20;

    /// <summary>What is wrong with a blob, or <see langword="null"/>; its bytes are read once, in a stream.</summary>
    public async Task<string?> ProblemAsync(OciDescriptor blob, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = layout.OpenRead(blob.Digest);
            if (stream.Length != blob.Size)
            {
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"{blob.Digest} has {stream.Length} bytes; expected {blob.Size}"
                );
            }

            var actual = Digest.FromHash(await SHA256.HashDataAsync(stream, cancellationToken));
            return actual == blob.Digest
                ? null
                : $"its bytes have {actual}; expected {blob.Digest}";
        }
        catch (Exception e) when (e is BlobUnavailableException or IOException)
        {
            return e.Message;
        }
    }

    /// <summary>Removes those of the blobs that are damaged; whether there were any.</summary>
    public async Task<bool> RemoveDamagedAsync(
        IEnumerable<OciDescriptor> blobs,
        CancellationToken cancellationToken
    )
    {
        var any = false;
        foreach (var blob in blobs)
        {
            if (await ProblemAsync(blob, cancellationToken) is not null)
            {
                File.Delete(layout.PathOf(blob.Digest));
                any = true;
            }
        }

        return any;
    }

    /// <summary>Reads a document, verified.</summary>
    /// <exception cref="AttestationException">It is missing, damaged or too large; says what was found and expected.</exception>
    public async Task<byte[]> ReadAsync(OciDescriptor blob, CancellationToken cancellationToken)
    {
        if (blob.Size > LargestDocument)
        {
            throw new AttestationException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{blob.Digest} says to have {blob.Size} bytes; expected at most {LargestDocument}"
                )
            );
        }

        if (await ProblemAsync(blob, cancellationToken) is { } problem)
        {
            throw new AttestationException(problem);
        }

        await using var stream = layout.OpenRead(blob.Digest);
        var bytes = new byte[blob.Size];
        await stream.ReadExactlyAsync(bytes, cancellationToken);
        return Digest.Of(bytes) == blob.Digest
            ? bytes
            : throw new AttestationException($"{blob.Digest} changed while it was read");
    }

    /// <summary>Reads a manifest, verified.</summary>
    /// <exception cref="AttestationException">It is missing, damaged or no manifest.</exception>
    public async Task<OciManifest> ReadManifestAsync(
        OciDescriptor descriptor,
        CancellationToken cancellationToken
    )
    {
        var bytes = await ReadAsync(descriptor, cancellationToken);
        try
        {
            return OciManifest.Parse(bytes);
        }
        catch (FormatException e)
        {
            throw new AttestationException($"{descriptor.Digest} is no manifest: {e.Message}", e);
        }
    }

    /// <summary>
    /// What is attached to a manifest, in ordinal order of the digests. A manifest that is damaged may have been attached
    /// to any: it is among them, with its problem.
    /// </summary>
    public async Task<IReadOnlyList<Attachment>> AttachedToAsync(
        Digest subject,
        CancellationToken cancellationToken
    )
    {
        var found = new List<Attachment>();
        foreach (
            var entry in layout
                .Manifests()
                .Where(IsAttachment)
                .DistinctBy(m => m.Digest)
                .OrderBy(m => m.Digest)
        )
        {
            try
            {
                var manifest = await ReadManifestAsync(entry, cancellationToken);
                if (manifest.Subject?.Digest == subject)
                {
                    found.Add(await ReadAsync(entry, manifest, cancellationToken));
                }
            }
            catch (AttestationException e)
            {
                found.Add(new Attachment(entry, null, default, null, null, e.Message));
            }
        }

        return found;
    }

    // Stages' results and models are no attachments; of others it shows when they are read.
    private static bool IsAttachment(OciDescriptor entry) =>
        entry.MediaType == OciMediaTypes.Manifest
        && entry.ArtifactType
            is not (null or StageManifest.ArtifactType or ModelMediaTypes.Artifact);

    private async Task<Attachment> ReadAsync(
        OciDescriptor descriptor,
        OciManifest manifest,
        CancellationToken cancellationToken
    )
    {
        byte[] config = [];
        byte[] document = [];
        try
        {
            config = await ReadAsync(manifest.Config, cancellationToken);
            document = manifest.Layers is [var layer]
                ? await ReadAsync(layer, cancellationToken)
                : throw new AttestationException("it does not have exactly one layer");
            var (envelope, statement) = Parse(layer.MediaType, document);
            return new Attachment(descriptor, manifest, document, envelope, statement, null)
            {
                Config = config,
            };
        }
        catch (Exception e) when (e is AttestationException or FormatException)
        {
            return new Attachment(descriptor, manifest, document, null, null, e.Message)
            {
                Config = config,
            };
        }
    }

    private static (DsseEnvelope?, InTotoStatement?) Parse(string mediaType, byte[] document)
    {
        switch (mediaType)
        {
            case DsseEnvelope.MediaType:
                var envelope = DsseEnvelope.Parse(document);
                return envelope.PayloadType == InTotoStatement.MediaType
                    ? (envelope, InTotoStatement.Parse(envelope.Payload.Span))
                    : throw new FormatException(
                        $"the payload is {TarNames.Quote(envelope.PayloadType)}; expected {InTotoStatement.MediaType}"
                    );
            case InTotoStatement.MediaType:
                return (null, InTotoStatement.Parse(document));
            default:
                return (null, null);
        }
    }
}
