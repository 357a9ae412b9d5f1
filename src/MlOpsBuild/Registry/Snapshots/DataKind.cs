namespace MlOpsBuild.Registry.Snapshots;

/// <summary>What is tracked.</summary>
public enum DataKind
{
    /// <summary>One file.</summary>
    File,

    /// <summary>A folder with all below it.</summary>
    Folder,
}
