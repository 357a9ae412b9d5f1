using System.Text.RegularExpressions;
using Docker.DotNet;
using Docker.DotNet.Models;
using MlOpsBuild.Common;
using MlOpsBuild.Delivery.Containers.Engine;
using MlOpsBuild.Registry.Images;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.Provenance;
using MlOpsBuild.Registry.Remote;

namespace MlOpsBuild.Delivery.Containers;

/// <summary>Has an engine push an image, and attaches to it there what is said of it.</summary>
public static partial class ImagePush
{
    private const long LargestDocument = 1L << 20;

    /// <summary>Pushes an image.</summary>
    /// <param name="request">Which one, where.</param>
    /// <param name="progress">Told what goes on; <see langword="null"/>: nobody is.</param>
    /// <param name="cancellationToken">Ends it; what the registry has by then stays there without a name.</param>
    /// <returns>The record, with the reference by digest.</returns>
    /// <exception cref="EngineException">The engine could not push it: says why, never with what.</exception>
    /// <exception cref="RegistryException">The registry did not take what is attached.</exception>
    public static async Task<ImageRecord> PushAsync(
        ImagePushRequest request,
        Action<string>? progress,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        var record = request.Record;
        var target = request.Repository;
        if (target.Tag is null)
        {
            target = target.WithTag(record.Tag[(record.Tag.LastIndexOf(':') + 1)..]);
        }

        await request.Engine.TagAsync(
            record.ImageId.ToString(),
            target.ToString(),
            cancellationToken
        );
        progress?.Invoke($"pushing {target}");
        var digest = await SendAsync(request, target, progress, cancellationToken);
        using var client = new RegistryClient(target, request.Registry);
        var manifest = await FindAsync(client, target, digest, cancellationToken);
        if (request.Documents is { } documents)
        {
            await AttachAsync(client, manifest, target, documents, request.Key, cancellationToken);
        }

        return record with
        {
            Reference = target.WithDigest(manifest.Digest).ToString(),
        };
    }

    // Null when the engine did not say under which digest.
    private static async Task<Digest?> SendAsync(
        ImagePushRequest request,
        RegistryReference target,
        Action<string>? progress,
        CancellationToken cancellationToken
    )
    {
        var auth = await EngineCredentials.FindAsync(
            request.Registry.Credentials,
            target.Registry,
            cancellationToken
        );
        var messages = new EngineMessages(progress);
        try
        {
            await request.Engine.Client.Images.PushImageAsync(
                $"{target.Registry}/{target.Repository}",
                new ImagePushParameters { Tag = target.Tag },
                auth,
                messages,
                cancellationToken
            );
        }
        catch (DockerApiException e)
        {
            throw Failed(target, EngineErrors.MessageOf(e), auth, e);
        }
        catch (Exception e)
            when (EngineErrors.IsOfEngine(e) && !cancellationToken.IsCancellationRequested)
        {
            throw EngineErrors.During($"push {target}", request.Engine.Endpoint, e);
        }

        if (messages.Error is { } error)
        {
            throw Failed(target, error, auth);
        }

        return
            DigestInStatus().Match(messages.DigestStatus) is { Success: true } found
            && Digest.TryParse(found.Groups["digest"].Value, out var digest)
            ? digest
            : null;
    }

    private static async Task<OciDescriptor> FindAsync(
        RegistryClient client,
        RegistryReference target,
        Digest? digest,
        CancellationToken cancellationToken
    ) =>
        await client.ResolveAsync(digest?.ToString() ?? target.Tag!, cancellationToken)
        ?? throw new EngineException(
            $"{target} was pushed, but the registry does not have {digest?.ToString() ?? "it"}: do the engine and this machine mean the same registry by {target.Registry}?"
        );

    private static async Task AttachAsync(
        RegistryClient client,
        OciDescriptor image,
        RegistryReference target,
        ImageDocuments documents,
        SigningKey? key,
        CancellationToken cancellationToken
    )
    {
        var subject = new OciDescriptor(image.MediaType, image.Digest, image.Size);
        await AttachAsync(
            client,
            subject,
            ImageBom.MediaType,
            ImageBom.MediaType,
            documents.Bom.ToBytes(),
            cancellationToken
        );
        var statement = documents.Provenance.About(
            ResourceDescriptor.Of($"{target.Registry}/{target.Repository}", image.Digest)
        );
        var annotation = (PredicateTypes.Annotation, statement.PredicateType);
        if (key is null)
        {
            await AttachAsync(
                client,
                subject,
                InTotoStatement.MediaType,
                InTotoStatement.MediaType,
                statement.ToBytes(),
                cancellationToken,
                annotation
            );
        }
        else if (!await IsSignedAsync(client, image.Digest, statement, key, cancellationToken))
        {
            await AttachAsync(
                client,
                subject,
                PredicateTypes.ArtifactTypeOf(statement.PredicateType),
                DsseEnvelope.MediaType,
                DsseEnvelope.Sign(statement, key).ToBytes(),
                cancellationToken,
                annotation
            );
        }
    }

    // Each signature has other bytes, so that the same statement would be there once a push.
    private static async Task<bool> IsSignedAsync(
        RegistryClient client,
        Digest image,
        InTotoStatement statement,
        SigningKey key,
        CancellationToken cancellationToken
    )
    {
        using var own = VerificationKey.FromPem(key.PublicKeyPem);
        var type = PredicateTypes.ArtifactTypeOf(statement.PredicateType);
        foreach (var one in await client.ListReferrersAsync(image, type, cancellationToken))
        {
            try
            {
                var manifest = await client.ReadManifestAsync(
                    one.Digest.ToString(),
                    one,
                    cancellationToken
                );
                var layers = OciManifest.Parse(manifest.Bytes.Span).Layers;
                if (layers is not [{ Size: < LargestDocument } layer])
                {
                    continue;
                }

                var there = DsseEnvelope
                    .Parse(await client.ReadBlobAsync(layer, cancellationToken))
                    .Verify(own);
                if (there.ToBytes().AsSpan().SequenceEqual(statement.ToBytes()))
                {
                    return true;
                }
            }
            catch (Exception e) when (e is FormatException or AttestationException)
            {
                // Somebody else's, or damaged.
            }
        }

        return false;
    }

    private static async Task AttachAsync(
        RegistryClient client,
        OciDescriptor subject,
        string artifactType,
        string mediaType,
        byte[] document,
        CancellationToken cancellationToken,
        params (string Name, string Value)[] annotations
    )
    {
        var layer = new OciDescriptor(mediaType, Digest.Of(document), document.Length);
        await client.PutBlobAsync(
            OciDescriptor.Empty,
            () => new MemoryStream([.. "{}"u8]),
            null,
            null,
            cancellationToken
        );
        await client.PutBlobAsync(
            layer,
            () => new MemoryStream(document),
            null,
            null,
            cancellationToken
        );
        var manifest = new OciManifest
        {
            ArtifactType = artifactType,
            Config = OciDescriptor.Empty,
            Layers = [layer],
            Subject = subject,
            Annotations = annotations.ToDictionary(
                a => a.Name,
                a => a.Value,
                StringComparer.Ordinal
            ),
        };
        await client.PutManifestAsync(
            manifest.ToBytes(),
            OciMediaTypes.Manifest,
            null,
            cancellationToken
        );
    }

    private static EngineException Failed(
        RegistryReference target,
        string why,
        AuthConfig auth,
        Exception? e = null
    )
    {
        // A registry may send back what it was sent.
        foreach (var secret in new[] { auth.Password, auth.IdentityToken })
        {
            if (!string.IsNullOrEmpty(secret))
            {
                why = why.Replace(secret, "***", StringComparison.Ordinal);
            }
        }

        return new EngineException(
            $"{target} could not be pushed: {EngineErrors.WithAdvice(why)}",
            // What the engine answered would repeat it.
            e is null
                ? null
                : new EngineException(why)
        );
    }

    [GeneratedRegex("digest: (?<digest>sha256:[0-9a-f]{64})", RegexOptions.IgnoreCase)]
    private static partial Regex DigestInStatus();
}
