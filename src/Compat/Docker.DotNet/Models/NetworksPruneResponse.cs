namespace Docker.DotNet.Models;

/// <summary>The networks that are gone.</summary>
public class NetworksPruneResponse
{
    public IList<string> NetworksDeleted { get; set; }
}
