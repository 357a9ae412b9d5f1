namespace Docker.DotNet.Models;

/// <summary>How a container ended.</summary>
public class ContainerWaitResponse
{
    public ContainerWaitOKBodyError Error { get; set; }

    public long StatusCode { get; set; }
}
