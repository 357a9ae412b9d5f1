using MlOpsBuild.Common;
using MlOpsBuild.Delivery.Containers.Engine;
using MlOpsBuild.Registry.Images;
using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Delivery.Containers;

/// <summary>Makes the image that serves a model: builds it, runs it, proves it and measures it, unless that is done already.</summary>
public static class ModelImage
{
    /// <summary>Makes the image.</summary>
    /// <param name="request">What it is made of.</param>
    /// <param name="progress">Told in one line each what goes on; <see langword="null"/>: nobody is.</param>
    /// <param name="cancellationToken">Ends it; nothing is recorded then.</param>
    /// <returns>
    /// What is known of it. It may not be accepted (<see cref="ImageRecord.IsAccepted"/>): then it is recorded, but made anew
    /// the next time.
    /// </returns>
    /// <exception cref="MlOpsException">It cannot be built, does not start, or serves another model.</exception>
    public static async Task<ImageRecord> BuildAsync(
        ModelImageRequest request,
        Action<string>? progress,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Golden.Count == 0)
        {
            throw new UsageException(
                "There are no golden rows, so that nothing could prove the image: evaluate the model with a test split that its schema accepts."
            );
        }

        var parts = await ImageParts.PrepareAsync(request, progress, cancellationToken);
        var builder = new ImageBuilder(request.Engine);
        if (
            !request.Force
            && await FindAsync(request, parts, builder, cancellationToken) is { } found
        )
        {
            progress?.Invoke($"image {found.Tag}: nothing changed");
            return found;
        }

        progress?.Invoke($"building {parts.Tag}");
        var image = await builder.BuildAsync(
            parts.Context,
            Dockerfile.Render(request.Container.BaseImage, parts.Labels),
            parts.Tag,
            progress,
            useCache: !request.Force,
            cancellationToken
        );
        var layers = image.RootFS.Layers.Skip(parts.Base.Layers).Select(Digest.Parse).ToArray();
        var (proof, measured) = await ImageTrial.RunAsync(
            request,
            parts,
            image,
            progress,
            cancellationToken
        );
        var record = new ImageRecord
        {
            Model = request.Settings.Model,
            ModelDigest = request.ModelDigest,
            Key = parts.Key,
            ImageId = Digest.Parse(image.ID),
            Tag = parts.Tag,
            BaseImage = parts.Base.Title,
            Layers = layers,
            LayerBytes = await builder.LayerBytesAsync(image.ID, layers.Length, cancellationToken),
            Proof = proof,
            Measurements = measured,
            Gates = Judge(request, measured),
        };
        request.Records.Write(record);
        return record;
    }

    /// <summary>Says of an image what it is made of and how: its bill of materials and its provenance.</summary>
    /// <param name="request">What it was made of.</param>
    /// <param name="record">What is known of it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<ImageDocuments> DescribeAsync(
        ModelImageRequest request,
        ImageRecord record,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(record);
        var parts = await ImageParts.PrepareAsync(request, null, cancellationToken);
        return ImageDocuments.Of(request, parts, record);
    }

    // A record without its image, or an image that somebody else named so, is no hit.
    private static async Task<ImageRecord?> FindAsync(
        ModelImageRequest request,
        ImageParts parts,
        ImageBuilder builder,
        CancellationToken cancellationToken
    )
    {
        if (
            request.Records.Read(request.Settings.Model) is not { } record
            || record.Key != parts.Key
        )
        {
            return null;
        }

        // The gates may be others by now. What did not pass is measured again: the machine may have been busy.
        record = record with
        {
            Gates = Judge(request, record.Measurements),
        };
        if (!record.IsAccepted)
        {
            return null;
        }

        var image = await builder.FindAsync(record.ImageId.ToString(), cancellationToken);
        if (
            image?.Config?.Labels is not { } labels
            || !labels.TryGetValue(ImageLabels.ImageKey, out var key)
            || key != parts.Key.ToString()
        )
        {
            return null;
        }

        if (image.RepoTags?.Contains(record.Tag, StringComparer.Ordinal) is not true)
        {
            await request.Engine.TagAsync(record.ImageId.ToString(), record.Tag, cancellationToken);
        }

        return record;
    }

    private static ImageGate[] Judge(ModelImageRequest request, ImageMeasurements measured) =>
        [.. request.Container.Gates.Select(g => ImageGate.Judge(g.Metric, g.Max, measured))];
}
