namespace Docker.DotNet.Models;

/// <summary>The plugins of the daemon, by kind.</summary>
public class PluginsInfo
{
    public IList<string> Volume { get; set; }

    public IList<string> Network { get; set; }

    public IList<string> Authorization { get; set; }

    public IList<string> Log { get; set; }
}
