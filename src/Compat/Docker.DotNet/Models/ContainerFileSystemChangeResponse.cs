namespace Docker.DotNet.Models;

/// <summary>A file that is not as in the image.</summary>
public class ContainerFileSystemChangeResponse
{
    public FileSystemChangeKind Kind { get; set; }

    public string Path { get; set; }
}
