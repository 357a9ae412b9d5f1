namespace Docker.DotNet.Models;

/// <summary>A limit of processes.</summary>
public class Ulimit
{
    public string Name { get; set; }

    public long Hard { get; set; }

    public long Soft { get; set; }
}
