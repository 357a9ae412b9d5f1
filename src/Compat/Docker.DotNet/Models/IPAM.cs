namespace Docker.DotNet.Models;

/// <summary>How addresses of a network are given out.</summary>
public class IPAM
{
    public string Driver { get; set; }

    public IDictionary<string, string> Options { get; set; }

    public IList<IPAMConfig> Config { get; set; }
}
