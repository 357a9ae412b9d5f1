namespace Docker.DotNet.Models;

/// <summary>Why one could not wait for a container.</summary>
public class ContainerWaitOKBodyError
{
    public string Message { get; set; }
}
