namespace MlOpsBuild.Registry.Snapshots;

/// <summary>What the parts of a snapshot are called in its manifest.</summary>
public static class SnapshotMediaTypes
{
    /// <summary>The manifest's <c>artifactType</c>.</summary>
    public const string Artifact = "application/vnd.mlopsbuild.data.v1+json";

    /// <summary>The config: <c>digest</c>, <c>files</c>, <c>kind</c> and <c>size</c>, as in the pointer.</summary>
    public const string Config = "application/vnd.mlopsbuild.data.config.v1+json";

    /// <summary>The first layer: which files, and where their bytes are.</summary>
    public const string Tree = "application/vnd.mlopsbuild.data.tree.v1";

    /// <summary>Small files, one after the other with nothing between. Packs are numbered as they come, from 0.</summary>
    public const string Pack = "application/vnd.mlopsbuild.data.pack.v1";

    /// <summary>The bytes of one file.</summary>
    public const string File = "application/vnd.mlopsbuild.data.file.v1";
}
