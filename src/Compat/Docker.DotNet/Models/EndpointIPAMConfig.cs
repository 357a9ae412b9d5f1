namespace Docker.DotNet.Models;

/// <summary>The addresses that a container wants in a network.</summary>
public class EndpointIPAMConfig
{
    public string IPv4Address { get; set; }

    public string IPv6Address { get; set; }

    public IList<string> LinkLocalIPs { get; set; }
}
