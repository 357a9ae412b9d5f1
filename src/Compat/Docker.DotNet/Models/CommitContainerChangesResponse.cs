using System.Text.Json.Serialization;

namespace Docker.DotNet.Models;

/// <summary>The image that a container became.</summary>
public class CommitContainerChangesResponse
{
    [JsonPropertyName("Id")]
    public string ID { get; set; }
}
