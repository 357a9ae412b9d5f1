using System.Net;

namespace Docker.DotNet;

/// <summary>The daemon knows no such image.</summary>
public class DockerImageNotFoundException : DockerApiException
{
    public DockerImageNotFoundException(HttpStatusCode statusCode, string body)
        : base(statusCode, body) { }
}
