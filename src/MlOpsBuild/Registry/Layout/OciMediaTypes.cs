namespace MlOpsBuild.Registry.Layout;

/// <summary>Media types and annotation names of the OCI image specification 1.1.</summary>
public static class OciMediaTypes
{
    /// <summary>An image manifest.</summary>
    public const string Manifest = "application/vnd.oci.image.manifest.v1+json";

    /// <summary>An image index.</summary>
    public const string Index = "application/vnd.oci.image.index.v1+json";

    /// <summary>The empty JSON object, which stands where a manifest must name a blob and has none.</summary>
    public const string Empty = "application/vnd.oci.empty.v1+json";

    /// <summary>The annotation in index.json that holds a manifest's tag.</summary>
    public const string RefName = "org.opencontainers.image.ref.name";

    /// <summary>The annotation that holds a layer's file name.</summary>
    public const string Title = "org.opencontainers.image.title";
}
