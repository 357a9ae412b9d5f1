using System.Text.Json.Serialization;

namespace Docker.DotNet.Models;

/// <summary>A port of the host that leads to one of a container.</summary>
public class PortBinding
{
    [JsonPropertyName("HostIp")]
    public string HostIP { get; set; }

    public string HostPort { get; set; }
}
