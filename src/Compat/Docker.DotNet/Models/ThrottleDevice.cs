namespace Docker.DotNet.Models;

/// <summary>A limit on a block device.</summary>
public class ThrottleDevice
{
    public string Path { get; set; }

    public ulong Rate { get; set; }
}
