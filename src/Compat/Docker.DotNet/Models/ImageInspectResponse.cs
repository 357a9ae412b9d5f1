using System.Text.Json.Serialization;

namespace Docker.DotNet.Models;

/// <summary>All about one image.</summary>
public class ImageInspectResponse
{
    [JsonPropertyName("Id")]
    public string ID { get; set; }

    public IList<string> RepoTags { get; set; }

    public IList<string> RepoDigests { get; set; }

    public string Parent { get; set; }

    public string Comment { get; set; }

    public DateTime Created { get; set; }

    public string Container { get; set; }

    public Config ContainerConfig { get; set; }

    public string DockerVersion { get; set; }

    public string Author { get; set; }

    public Config Config { get; set; }

    public string Architecture { get; set; }

    public string Variant { get; set; }

    public string Os { get; set; }

    public string OsVersion { get; set; }

    public long Size { get; set; }

    public long VirtualSize { get; set; }

    public GraphDriverData GraphDriver { get; set; }

    public RootFS RootFS { get; set; }

    public ImageMetadata Metadata { get; set; }
}
