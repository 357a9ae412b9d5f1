namespace Docker.DotNet.Models;

/// <summary>The volumes there are.</summary>
public class VolumesListResponse
{
    public IList<VolumeResponse> Volumes { get; set; }

    public IList<string> Warnings { get; set; }
}
