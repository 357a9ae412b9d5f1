namespace Docker.DotNet.Models;

/// <summary>The state of a container.</summary>
public class ContainerState
{
    public string Status { get; set; }

    public bool Running { get; set; }

    public bool Paused { get; set; }

    public bool Restarting { get; set; }

    public bool OOMKilled { get; set; }

    public bool Dead { get; set; }

    public long Pid { get; set; }

    public long ExitCode { get; set; }

    public string Error { get; set; }

    public string StartedAt { get; set; }

    public string FinishedAt { get; set; }

    public Health Health { get; set; }
}
