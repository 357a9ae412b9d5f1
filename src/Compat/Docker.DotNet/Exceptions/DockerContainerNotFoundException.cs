using System.Net;

namespace Docker.DotNet;

/// <summary>The daemon knows no such container.</summary>
public class DockerContainerNotFoundException : DockerApiException
{
    public DockerContainerNotFoundException(HttpStatusCode statusCode, string body)
        : base(statusCode, body) { }
}
