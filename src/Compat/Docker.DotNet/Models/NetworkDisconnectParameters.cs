namespace Docker.DotNet.Models;

/// <summary>The container that leaves a network.</summary>
public class NetworkDisconnectParameters
{
    public string Container { get; set; }

    public bool Force { get; set; }
}
