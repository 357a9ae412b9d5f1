namespace Docker.DotNet.Models;

/// <summary>The version of a part of the daemon.</summary>
public class ComponentVersion
{
    public string Name { get; set; }

    public string Version { get; set; }

    public IDictionary<string, string> Details { get; set; }
}
