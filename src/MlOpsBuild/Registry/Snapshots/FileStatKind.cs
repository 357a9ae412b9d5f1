namespace MlOpsBuild.Registry.Snapshots;

/// <summary>What is at a path.</summary>
internal enum FileStatKind
{
    Missing,
    File,
    Folder,
    Link,

    /// <summary>A device, pipe or socket.</summary>
    Special,
}
