namespace Docker.DotNet.Models;

/// <summary>Where the log of a container goes.</summary>
public class LogConfig
{
    public string Type { get; set; }

    public IDictionary<string, string> Config { get; set; }
}
