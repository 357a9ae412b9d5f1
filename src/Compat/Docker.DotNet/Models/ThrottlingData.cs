using System.Text.Json.Serialization;

namespace Docker.DotNet.Models;

/// <summary>How often a container was held back.</summary>
public class ThrottlingData
{
    [JsonPropertyName("periods")]
    public ulong Periods { get; set; }

    [JsonPropertyName("throttled_periods")]
    public ulong ThrottledPeriods { get; set; }

    [JsonPropertyName("throttled_time")]
    public ulong ThrottledTime { get; set; }
}
