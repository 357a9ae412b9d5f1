using MlOpsBuild.Common;
using MlOpsBuild.Registry.Evidence;
using MlOpsBuild.Registry.Layout;

namespace MlOpsBuild.Registry.Images;

/// <summary>
/// Attaches what is known of images to the registered model in them, and finds it again: each record is a manifest of its
/// own, with the record as its config and the model's package as its <c>subject</c>, so that it goes where the model goes.
/// </summary>
/// <remarks>
/// Records count up (annotation <see cref="EvidenceNames.Generation"/>), without a clock: the newest is the one with the
/// highest number; of two with one number, which two machines gave at once, the one whose manifest has the greater digest.
/// It believes what it reads.
/// </remarks>
/// <param name="layout">The store.</param>
/// <param name="warn">Told of a record that is damaged, one line; <see langword="null"/>: nobody is.</param>
public sealed class ModelImages(OciLayout layout, Action<string>? warn = null)
{
    private const int MostGenerations = 1_000_000_000;

    /// <summary>Attaches a record as the newest; nothing changes when it is the newest already.</summary>
    /// <param name="model">The model's manifest, which is in the store.</param>
    /// <param name="record">The record of an image with that model in it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Whether something changed.</returns>
    /// <exception cref="MlOpsException">The store cannot be written.</exception>
    public async Task<bool> AttachAsync(
        OciDescriptor model,
        ImageRecord record,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(record);
        var newest = (await ReadAsync(model.Digest, cancellationToken)).FirstOrDefault();
        var bytes = ImageRecordJson.ToBytes(record);
        if (newest is not null && Digest.Of(bytes) == newest.Config)
        {
            return false;
        }

        var generation = (newest?.Generation ?? 0) + 1;
        layout.Put("{}"u8);
        var manifest = new OciManifest
        {
            ArtifactType = ImageRecordJson.MediaType,
            Config = new OciDescriptor(ImageRecordJson.MediaType, layout.Put(bytes), bytes.Length),
            Layers = [OciDescriptor.Empty],
            Subject = new OciDescriptor(model.MediaType, model.Digest, model.Size),
            Annotations = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [EvidenceNames.Model] = model.Digest.ToString(),
                [EvidenceNames.Generation] = generation.ToString(CultureInfo.InvariantCulture),
                [OciMediaTypes.Title] = record.Name,
            },
        };
        var descriptor = layout.PutManifest(manifest) with { Annotations = manifest.Annotations };
        await layout.ListAsync(descriptor, cancellationToken);
        return true;
    }

    /// <summary>The records of a model, newest first. One that is damaged is passed over.</summary>
    /// <param name="model">The digest of the model's manifest.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IReadOnlyList<ImageRecord>> FindAsync(
        Digest model,
        CancellationToken cancellationToken
    ) => [.. (await ReadAsync(model, cancellationToken)).Select(f => f.Record)];

    /// <summary>The newest record of a model, or <see langword="null"/> when there is none.</summary>
    /// <param name="model">The digest of the model's manifest.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<ImageRecord?> NewestAsync(
        Digest model,
        CancellationToken cancellationToken
    ) => (await ReadAsync(model, cancellationToken)).FirstOrDefault()?.Record;

    private async Task<List<Found>> ReadAsync(Digest model, CancellationToken cancellationToken)
    {
        var found = new List<Found>();
        foreach (
            var (descriptor, manifest) in await layout.ReferrersAsync(model, cancellationToken)
        )
        {
            if (manifest.ArtifactType != ImageRecordJson.MediaType)
            {
                continue;
            }

            try
            {
                found.Add(
                    new Found(
                        descriptor.Digest,
                        manifest.Config.Digest,
                        GenerationOf(manifest),
                        ImageRecordJson.Read(
                            await layout.ReadAsync(manifest.Config.Digest, cancellationToken)
                        )
                    )
                );
            }
            catch (Exception e) when (e is FormatException or BlobUnavailableException)
            {
                warn?.Invoke(
                    $"What is attached to {model.Short} as {descriptor.Digest} is no record of an image and is passed over: {e.Message.TrimEnd('.')}."
                );
            }
        }

        return [.. found.OrderByDescending(f => f.Generation).ThenByDescending(f => f.Manifest)];
    }

    // A number that nobody could count to is not one of ours: it must not be the last for ever.
    private static int GenerationOf(OciManifest manifest) =>
        int.TryParse(
            manifest.Annotations.GetValueOrDefault(EvidenceNames.Generation),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var number
        )
        && number <= MostGenerations
            ? number
            : 0;

    private sealed record Found(Digest Manifest, Digest Config, int Generation, ImageRecord Record);
}
