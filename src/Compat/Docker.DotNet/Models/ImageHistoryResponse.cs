using System.Text.Json.Serialization;

namespace Docker.DotNet.Models;

/// <summary>A step that made an image.</summary>
public class ImageHistoryResponse
{
    public string Comment { get; set; }

    public DateTime Created { get; set; }

    public string CreatedBy { get; set; }

    [JsonPropertyName("Id")]
    public string ID { get; set; }

    public long Size { get; set; }

    public IList<string> Tags { get; set; }
}
