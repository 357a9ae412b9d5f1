using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.Provenance;

namespace MlOpsBuild.Registry.Evidence;

/// <summary>
/// Attaches evidence to a model, each document once: what is there already, and signed by the key if there is one, is not
/// attached again. Without a key statements are attached as they are, not in an envelope.
/// </summary>
/// <param name="layout">The store.</param>
/// <param name="key">Signs; <see langword="null"/> for no signatures.</param>
public sealed class EvidenceWriter(OciLayout layout, SigningKey? key)
{
    private readonly EvidenceReader _reader = new(layout);
    private readonly Attachments _attachments = new(layout);

    /// <summary>Attaches a statement.</summary>
    /// <returns>False when it was there already; the moment and number of a run do not count.</returns>
    public async Task<bool> AttachAsync(
        OciDescriptor model,
        InTotoStatement statement,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(statement);
        if (await HasAsync(model, statement, cancellationToken))
        {
            return false;
        }

        if (key is not null)
        {
            await _attachments.AttachAsync(
                model,
                DsseEnvelope.Sign(statement, key),
                cancellationToken
            );
            return true;
        }

        await _attachments.AttachAsync(
            model,
            InTotoStatement.MediaType,
            InTotoStatement.MediaType,
            statement.ToBytes(),
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [PredicateTypes.Annotation] = statement.PredicateType,
            },
            cancellationToken
        );
        return true;
    }

    /// <summary>Attaches a bill of materials.</summary>
    /// <returns>False when it was there already.</returns>
    public Task<bool> AttachAsync(
        OciDescriptor model,
        MlBom bom,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(bom);
        return AttachAsync(
            model,
            MlBom.MediaType,
            MlBom.MediaType,
            bom.ToBytes(),
            cancellationToken
        );
    }

    /// <summary>Attaches a model card.</summary>
    /// <returns>False when it was there already.</returns>
    public Task<bool> AttachCardAsync(
        OciDescriptor model,
        ReadOnlyMemory<byte> card,
        CancellationToken cancellationToken
    ) =>
        AttachAsync(
            model,
            EvidenceNames.ModelCard,
            EvidenceNames.Markdown,
            card,
            cancellationToken
        );

    /// <summary>Whether the key has signed that statement about a model; without a key, whether it is attached.</summary>
    public async Task<bool> HasAsync(
        OciDescriptor model,
        InTotoStatement statement,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(statement);
        using var open = key is null ? null : VerificationKey.FromPem(key.PublicKeyPem);
        var wanted = WithoutRun(statement);
        foreach (var attachment in await _reader.AttachedToAsync(model.Digest, cancellationToken))
        {
            if (
                attachment.Statement is { } there
                && WithoutRun(there).AsSpan().SequenceEqual(wanted)
                && IsSigned(attachment, open)
            )
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Removes attachments that are damaged, so that they can be attached again: with another signature or of another
    /// moment they are other manifests.
    /// </summary>
    public async Task RemoveDamagedAsync(OciDescriptor model, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(model);
        foreach (var attachment in await _reader.AttachedToAsync(model.Digest, cancellationToken))
        {
            if (attachment.Problem is not null)
            {
                await _reader.RemoveDamagedAsync(
                    attachment.Manifest is { } manifest
                        ? [manifest.Config, .. manifest.Layers]
                        : [attachment.Descriptor],
                    cancellationToken
                );
                await layout.UnlistAsync(attachment.Descriptor, cancellationToken);
            }
        }
    }

    private async Task<bool> AttachAsync(
        OciDescriptor model,
        string artifactType,
        string mediaType,
        ReadOnlyMemory<byte> document,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(model);
        var attached = await _reader.AttachedToAsync(model.Digest, cancellationToken);
        if (
            attached.Any(a =>
                a.Type == artifactType && a.Document.Span.SequenceEqual(document.Span)
            )
        )
        {
            return false;
        }

        await _attachments.AttachAsync(
            model,
            artifactType,
            mediaType,
            document,
            null,
            cancellationToken
        );
        return true;
    }

    private static bool IsSigned(Attachment attachment, VerificationKey? key)
    {
        if (key is null)
        {
            return true;
        }

        try
        {
            attachment.Envelope?.Verify(key);
            return attachment.Envelope is not null;
        }
        catch (AttestationException)
        {
            return false;
        }
    }

    // Which run it was says nothing about what was made.
    private static byte[] WithoutRun(InTotoStatement statement)
    {
        var predicate = (JsonObject)statement.Predicate.DeepClone();
        (predicate["runDetails"] as JsonObject)?.Remove("metadata");
        return (statement with { Predicate = predicate }).ToBytes();
    }
}
