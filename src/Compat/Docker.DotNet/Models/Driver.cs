namespace Docker.DotNet.Models;

/// <summary>A driver and its options.</summary>
public class Driver
{
    public string Name { get; set; }

    public IDictionary<string, string> Options { get; set; }
}
