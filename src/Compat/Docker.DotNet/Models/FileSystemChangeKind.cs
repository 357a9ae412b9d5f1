namespace Docker.DotNet.Models;

/// <summary>What happened to a file since the image.</summary>
public enum FileSystemChangeKind
{
    Modify,
    Add,
    Delete,
}
