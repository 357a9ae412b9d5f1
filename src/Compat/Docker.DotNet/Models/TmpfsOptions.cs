namespace Docker.DotNet.Models;

/// <summary>Options of a mount in memory.</summary>
public class TmpfsOptions
{
    public long SizeBytes { get; set; }

    public uint Mode { get; set; }
}
