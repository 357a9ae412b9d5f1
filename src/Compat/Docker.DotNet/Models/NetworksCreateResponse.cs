using System.Text.Json.Serialization;

namespace Docker.DotNet.Models;

/// <summary>A network that was created.</summary>
public class NetworksCreateResponse
{
    [JsonPropertyName("Id")]
    public string ID { get; set; }

    public string Warning { get; set; }
}
