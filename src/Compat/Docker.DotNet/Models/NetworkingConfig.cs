namespace Docker.DotNet.Models;

/// <summary>The networks that a new container joins.</summary>
public class NetworkingConfig
{
    public IDictionary<string, EndpointSettings> EndpointsConfig { get; set; }
}
