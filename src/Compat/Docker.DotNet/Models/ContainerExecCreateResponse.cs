using System.Text.Json.Serialization;

namespace Docker.DotNet.Models;

/// <summary>A command that can be started.</summary>
public class ContainerExecCreateResponse
{
    [JsonPropertyName("Id")]
    public string ID { get; set; }
}
