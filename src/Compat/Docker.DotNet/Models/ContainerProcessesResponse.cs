namespace Docker.DotNet.Models;

/// <summary>The processes of a container.</summary>
public class ContainerProcessesResponse
{
    public IList<IList<string>> Processes { get; set; }

    public IList<string> Titles { get; set; }
}
