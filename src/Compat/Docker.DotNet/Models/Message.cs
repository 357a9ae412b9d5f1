using System.Text.Json.Serialization;

namespace Docker.DotNet.Models;

/// <summary>An event of the daemon.</summary>
public class Message
{
    [JsonPropertyName("status")]
    public string Status { get; set; }

    [JsonPropertyName("id")]
    public string ID { get; set; }

    [JsonPropertyName("from")]
    public string From { get; set; }

    public string Type { get; set; }

    public string Action { get; set; }

    public Actor Actor { get; set; }

    [JsonPropertyName("scope")]
    public string Scope { get; set; }

    [JsonPropertyName("time")]
    public long Time { get; set; }

    [JsonPropertyName("timeNano")]
    public long TimeNano { get; set; }
}
