namespace MlOpsBuild.Common;

/// <summary>What is at a path; a link does not stand for what it leads to. Opening what is <see cref="Special"/> may wait for ever.</summary>
internal enum FileStatKind
{
    Missing,
    File,
    Folder,
    Link,

    /// <summary>A device, pipe or socket.</summary>
    Special,
}
