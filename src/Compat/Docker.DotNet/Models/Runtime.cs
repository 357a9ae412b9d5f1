using System.Text.Json.Serialization;

namespace Docker.DotNet.Models;

/// <summary>A program that runs containers.</summary>
public class Runtime
{
    [JsonPropertyName("path")]
    public string Path { get; set; }

    [JsonPropertyName("runtimeArgs")]
    public IList<string> Args { get; set; }
}
