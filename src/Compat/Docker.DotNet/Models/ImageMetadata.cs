namespace Docker.DotNet.Models;

/// <summary>What the daemon keeps of an image beside it.</summary>
public class ImageMetadata
{
    public DateTime LastTagTime { get; set; }
}
