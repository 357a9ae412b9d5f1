namespace Docker.DotNet.Models;

/// <summary>The network whose configuration another takes.</summary>
public class ConfigReference
{
    public string Network { get; set; }
}
