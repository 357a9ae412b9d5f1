using System.Text.Json.Serialization;

namespace Docker.DotNet.Models;

/// <summary>All about one container.</summary>
public class ContainerInspectResponse
{
    [JsonPropertyName("Id")]
    public string ID { get; set; }

    public DateTime Created { get; set; }

    public string Path { get; set; }

    public IList<string> Args { get; set; }

    public ContainerState State { get; set; }

    public string Image { get; set; }

    public string ResolvConfPath { get; set; }

    public string HostnamePath { get; set; }

    public string HostsPath { get; set; }

    public string LogPath { get; set; }

    public string Name { get; set; }

    public long RestartCount { get; set; }

    public string Driver { get; set; }

    public string Platform { get; set; }

    public string MountLabel { get; set; }

    public string ProcessLabel { get; set; }

    public string AppArmorProfile { get; set; }

    public IList<string> ExecIDs { get; set; }

    public HostConfig HostConfig { get; set; }

    public GraphDriverData GraphDriver { get; set; }

    public long? SizeRw { get; set; }

    public long? SizeRootFs { get; set; }

    public IList<MountPoint> Mounts { get; set; }

    public Config Config { get; set; }

    public NetworkSettings NetworkSettings { get; set; }
}
