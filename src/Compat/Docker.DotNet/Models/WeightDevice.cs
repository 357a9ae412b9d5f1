namespace Docker.DotNet.Models;

/// <summary>The share of a block device.</summary>
public class WeightDevice
{
    public string Path { get; set; }

    public ushort Weight { get; set; }
}
