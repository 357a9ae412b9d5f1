namespace Docker.DotNet.Models;

/// <summary>The volumes that are gone.</summary>
public class VolumesPruneResponse
{
    public ulong SpaceReclaimed { get; set; }

    public IList<string> VolumesDeleted { get; set; }
}
