namespace Docker.DotNet.Models;

/// <summary>Options of a volume in a container.</summary>
public class VolumeOptions
{
    public bool NoCopy { get; set; }

    public IDictionary<string, string> Labels { get; set; }

    public Driver DriverConfig { get; set; }
}
