namespace MlOpsBuild.Registry.ModelPack;

/// <summary>Media types and annotation names of the CNCF ModelPack specification (modelpack/model-spec) v1.</summary>
public static class ModelMediaTypes
{
    /// <summary>The <c>artifactType</c> of a model's manifest.</summary>
    public const string Artifact = "application/vnd.cncf.model.manifest.v1+json";

    /// <summary>The config blob.</summary>
    public const string Config = "application/vnd.cncf.model.config.v1+json";

    /// <summary>The annotation of a layer that holds its file's path.</summary>
    public const string FilePath = "org.cncf.model.filepath";

    /// <summary>The layer media type of a kind of file: an archive without compression.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such kind.</exception>
    public static string Of(ModelFileKind kind) =>
        kind switch
        {
            ModelFileKind.Weight => "application/vnd.cncf.model.weight.v1.tar",
            ModelFileKind.WeightConfig => "application/vnd.cncf.model.weight.config.v1.tar",
            ModelFileKind.Doc => "application/vnd.cncf.model.doc.v1.tar",
            ModelFileKind.Code => "application/vnd.cncf.model.code.v1.tar",
            ModelFileKind.Dataset => "application/vnd.cncf.model.dataset.v1.tar",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind."),
        };

    /// <summary>The kind of a layer media type; <see langword="null"/> for any other.</summary>
    public static ModelFileKind? KindOf(string mediaType)
    {
        foreach (var kind in Enum.GetValues<ModelFileKind>())
        {
            if (string.Equals(Of(kind), mediaType, StringComparison.Ordinal))
            {
                return kind;
            }
        }

        return null;
    }
}
