namespace Docker.DotNet.Models;

/// <summary>What the daemon has to say on an update.</summary>
public class ContainerUpdateResponse
{
    public IList<string> Warnings { get; set; }
}
