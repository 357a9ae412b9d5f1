using System.Text.Json.Serialization;

namespace Docker.DotNet.Models;

/// <summary>How far a transfer is.</summary>
public class JSONProgress
{
    [JsonPropertyName("current")]
    public long Current { get; set; }

    [JsonPropertyName("total")]
    public long Total { get; set; }

    [JsonPropertyName("start")]
    public long Start { get; set; }

    [JsonPropertyName("hidecounts")]
    public bool HideCounts { get; set; }

    [JsonPropertyName("units")]
    public string Units { get; set; }
}
