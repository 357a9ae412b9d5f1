namespace Docker.DotNet.Models;

/// <summary>Where layers are.</summary>
public class GraphDriverData
{
    public IDictionary<string, string> Data { get; set; }

    public string Name { get; set; }
}
