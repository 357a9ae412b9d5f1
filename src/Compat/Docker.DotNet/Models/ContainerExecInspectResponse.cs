using System.Text.Json.Serialization;

namespace Docker.DotNet.Models;

/// <summary>The state of a command in a container.</summary>
public class ContainerExecInspectResponse
{
    [JsonPropertyName("ID")]
    public string ExecID { get; set; }

    public string ContainerID { get; set; }

    public bool Running { get; set; }

    public long ExitCode { get; set; }

    public long Pid { get; set; }
}
