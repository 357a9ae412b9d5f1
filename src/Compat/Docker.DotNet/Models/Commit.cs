namespace Docker.DotNet.Models;

/// <summary>The version of a program of the daemon.</summary>
public class Commit
{
    public string ID { get; set; }

    public string Expected { get; set; }
}
