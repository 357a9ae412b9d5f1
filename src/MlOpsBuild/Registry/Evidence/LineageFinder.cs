using MlOpsBuild.Common;
using MlOpsBuild.Pipelines;
using MlOpsBuild.Registry.Images;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.ModelPack;
using MlOpsBuild.Registry.Provenance;

namespace MlOpsBuild.Registry.Evidence;

/// <summary>
/// Finds where models come from and where they went, by what is attached to them. It believes what it reads:
/// <see cref="ModelVerifier"/> tells whether it may.
/// </summary>
/// <param name="layout">The store.</param>
public sealed class LineageFinder(OciLayout layout)
{
    private readonly EvidenceReader _reader = new(layout);

    /// <summary>The models that a digest has to do with, in ordinal order of their digests.</summary>
    /// <param name="digest">Of a model, a file, a stage's result, a verdict, an image or a document in one of these.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="UsageException">No registered model has to do with it.</exception>
    public async Task<IReadOnlyList<ModelLineage>> FindAsync(
        Digest digest,
        CancellationToken cancellationToken
    )
    {
        var entries = layout.Manifests();
        var images = await ImagesAsync(entries, cancellationToken);
        var found = new List<ModelLineage>();
        foreach (
            var model in entries
                .Where(e => e.ArtifactType == ModelMediaTypes.Artifact)
                .GroupBy(e => e.Digest)
                .OrderBy(g => g.Key)
        )
        {
            var lineage = await ReadAsync([.. model], images, cancellationToken);
            if (lineage.Knows(digest))
            {
                found.Add(lineage);
            }
        }

        return found.Count > 0
            ? found
            : throw new UsageException(
                $"No registered model in the store has to do with {digest}: expected the digest of a model, of a file or stage result that one was made of, or of a verdict or image of one."
            );
    }

    private async Task<ModelLineage> ReadAsync(
        IReadOnlyList<OciDescriptor> entries,
        ILookup<string, LineageItem> images,
        CancellationToken cancellationToken
    )
    {
        var digest = entries[0].Digest;
        var attached = await _reader.AttachedToAsync(digest, cancellationToken);
        var record = attached.Select(a => RecordOf(a, digest)).FirstOrDefault(r => r is not null);
        var names = entries
            .Select(e => e.Annotations.GetValueOrDefault(OciMediaTypes.RefName))
            .OfType<string>()
            .Order(StringComparer.Ordinal);
        var lineage = new ModelLineage
        {
            Model = new LineageItem(string.Join(", ", names), digest),
            Verdicts = [.. attached.Select(VerdictOf).OfType<LineageItem>()],
            Images = [.. images[digest.ToString()]],
        };
        if (record is null)
        {
            return lineage;
        }

        return lineage with
        {
            Data =
            [
                .. record
                    .Files.Where(f => f.Key != record.Config)
                    .Select(f => new LineageItem(f.Key, f.Value)),
            ],
            Code = [.. CodeOf(record)],
            Stages =
            [
                .. record.Stages.Select(s => new LineageItem(
                    s.Inputs.Stage,
                    s.Manifest,
                    [s.Key, .. s.Outputs.Select(o => o.Digest)]
                )
                {
                    From = [.. s.Inputs.Upstream.Keys],
                }),
            ],
        };
    }

    private static IEnumerable<LineageItem> CodeOf(BuildRecord record)
    {
        if (record.Commit.Length > 0)
        {
            var where = record.Project == "." ? "" : $", {record.Project}";
            var dirty = record.Uncommitted ? " with uncommitted changes" : "";
            yield return new LineageItem($"commit {record.Commit[..12]}{dirty}{where}", default);
        }

        yield return new LineageItem(record.Config, record.Files.GetValueOrDefault(record.Config));
    }

    private static BuildRecord? RecordOf(Attachment attachment, Digest model)
    {
        try
        {
            return
                attachment.Statement is { PredicateType: PredicateTypes.SlsaProvenance } statement
                && statement.Subjects.Any(s => s.Has(model))
                ? BuildRecord.Read(statement)
                : null;
        }
        catch (FormatException)
        {
            return null; // another's, which says it in other words
        }
    }

    private static LineageItem? VerdictOf(Attachment attachment) =>
        attachment.Statement is { PredicateType: PredicateTypes.TestResult } statement
            ? new LineageItem(
                $"{statement.Predicate["result"]}{(attachment.Envelope is null ? "" : ", signed")}",
                attachment.Descriptor.Digest,
                Digest.Of(attachment.Document.Span)
            )
            : null;

    // By the digest of the model in them.
    private async Task<ILookup<string, LineageItem>> ImagesAsync(
        IReadOnlyList<OciDescriptor> entries,
        CancellationToken cancellationToken
    )
    {
        var images = new List<(string Model, LineageItem Image)>();
        foreach (
            var entry in entries
                .Where(e =>
                    e.MediaType == OciMediaTypes.Manifest
                    && e.ArtifactType
                        is not (StageManifest.ArtifactType or ModelMediaTypes.Artifact)
                )
                .DistinctBy(e => e.Digest)
                .OrderBy(e => e.Digest)
        )
        {
            try
            {
                var manifest = await _reader.ReadManifestAsync(entry, cancellationToken);
                if (manifest.Annotations.TryGetValue(EvidenceNames.Model, out var model))
                {
                    images.Add((model, await ImageOfAsync(entry, manifest, cancellationToken)));
                }
            }
            catch (AttestationException)
            {
                // damaged, hence no image that could be named
            }
        }

        // An image that was measured again has several records and is one image.
        return images
            .GroupBy(i => (i.Model, i.Image.Name, i.Image.Digest))
            .Select(g =>
                (
                    g.Key.Model,
                    Image: new LineageItem(
                        g.Key.Name,
                        g.Key.Digest,
                        [.. g.SelectMany(i => i.Image.Also).Distinct()]
                    )
                )
            )
            .ToLookup(i => i.Model, i => i.Image, StringComparer.Ordinal);
    }

    // The image itself, or a record of one: then it has that one's name and id, and its other digests mean it too.
    private async Task<LineageItem> ImageOfAsync(
        OciDescriptor entry,
        OciManifest manifest,
        CancellationToken cancellationToken
    )
    {
        var name =
            entry.Annotations.GetValueOrDefault(OciMediaTypes.RefName)
            ?? manifest.Annotations.GetValueOrDefault(OciMediaTypes.Title)
            ?? "image";
        if (manifest.ArtifactType == ImageRecordJson.MediaType)
        {
            try
            {
                var record = ImageRecordJson.Read(
                    await _reader.ReadAsync(manifest.Config, cancellationToken)
                );
                return new LineageItem(
                    record.Name,
                    record.ImageId,
                    [record.ManifestDigest ?? record.ImageId, entry.Digest, manifest.Config.Digest]
                );
            }
            catch (FormatException)
            {
                // another's, which says it in other words
            }
        }

        return new LineageItem(name, entry.Digest, manifest.Config.Digest);
    }
}
