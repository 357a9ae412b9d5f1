using System.Text.Json.Serialization;

namespace Docker.DotNet.Models;

/// <summary>A container that can be started.</summary>
public class CreateContainerResponse
{
    [JsonPropertyName("Id")]
    public string ID { get; set; }

    public IList<string> Warnings { get; set; }
}
