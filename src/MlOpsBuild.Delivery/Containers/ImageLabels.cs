using MlOpsBuild.Common;
using MlOpsBuild.Delivery.Containers.Engine;

namespace MlOpsBuild.Delivery.Containers;

/// <summary>What an image and its containers say of themselves.</summary>
public static class ImageLabels
{
    /// <summary>The repository of the source (image specification, "Pre-Defined Annotation Keys").</summary>
    public const string Source = "org.opencontainers.image.source";

    /// <summary>The commit.</summary>
    public const string Revision = "org.opencontainers.image.revision";

    /// <summary>What it is called.</summary>
    public const string Title = "org.opencontainers.image.title";

    /// <summary>The model's version.</summary>
    public const string Version = "org.opencontainers.image.version";

    /// <summary>What it is built on.</summary>
    public const string BaseName = "org.opencontainers.image.base.name";

    /// <summary>The model's name.</summary>
    public const string ModelName = "org.mlopsbuild.model-name";

    /// <summary>The SHA-256 of the model's <c>model.json</c>.</summary>
    public const string ModelDigest = "org.mlopsbuild.model-digest";

    /// <summary>The digest of the data that it was trained on.</summary>
    public const string DataDigest = "org.mlopsbuild.data-digest";

    /// <summary>The digest of all that the image was built from.</summary>
    public const string ImageKey = "org.mlopsbuild.image-key";

    /// <summary>The commit of the model.</summary>
    public const string Commit = "org.mlopsbuild.commit";

    /// <summary>The digest of the model in an image, as its label says.</summary>
    /// <param name="labels">The image's labels; may be <see langword="null"/>.</param>
    /// <param name="image">What to call the image.</param>
    /// <exception cref="EngineException">It has no such label: it is no image of ours.</exception>
    public static Digest RequireModelDigest(IDictionary<string, string>? labels, string image) =>
        labels is not null
        && labels.TryGetValue(ModelDigest, out var text)
        && Digest.TryParse(text, out var digest)
            ? digest
            : throw new EngineException(
                $"The image {PlainText.Of(image)} serves no model of ours: its label {ModelDigest} is missing or no digest. Build it with the target Containerize."
            );
}
