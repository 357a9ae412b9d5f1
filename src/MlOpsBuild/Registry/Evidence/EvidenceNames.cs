namespace MlOpsBuild.Registry.Evidence;

/// <summary>Names of our own in manifests.</summary>
public static class EvidenceNames
{
    /// <summary>The annotation of an image's manifest that holds the digest of the model in it.</summary>
    public const string Model = "org.mlopsbuild.model";

    /// <summary>The annotation of an image's record that counts the records of a model: 1, 2, 3.</summary>
    public const string Generation = "org.mlopsbuild.generation";

    /// <summary>The annotation of a model's manifest that says <c>true</c> when not all was committed.</summary>
    public const string Uncommitted = "org.mlopsbuild.uncommitted";

    /// <summary>
    /// The annotations of a model's manifest that hold what a stage put out begin so; the stage's name follows.
    /// </summary>
    public const string StagePrefix = "org.mlopsbuild.stage.";

    /// <summary>The annotation with the commit, of the image specification.</summary>
    public const string Revision = "org.opencontainers.image.revision";

    /// <summary>The <c>artifactType</c> of an attached model card.</summary>
    public const string ModelCard = "application/vnd.mlopsbuild.model-card.v1";

    /// <summary>The media type of a model card's bytes.</summary>
    public const string Markdown = "text/markdown";

    /// <summary>The model card's path in a model's package.</summary>
    public const string ModelCardPath = "model-card.md";
}
