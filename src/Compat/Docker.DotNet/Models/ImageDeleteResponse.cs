namespace Docker.DotNet.Models;

/// <summary>What a removal took away.</summary>
public class ImageDeleteResponse
{
    public string Deleted { get; set; }

    public string Untagged { get; set; }
}
