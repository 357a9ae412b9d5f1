namespace Docker.DotNet.Models;

/// <summary>The images that are gone.</summary>
public class ImagesPruneResponse
{
    public IList<ImageDeleteResponse> ImagesDeleted { get; set; }

    public ulong SpaceReclaimed { get; set; }
}
