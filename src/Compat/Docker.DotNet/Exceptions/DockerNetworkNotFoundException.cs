using System.Net;

namespace Docker.DotNet;

/// <summary>The daemon knows no such network.</summary>
public class DockerNetworkNotFoundException : DockerApiException
{
    public DockerNetworkNotFoundException(HttpStatusCode statusCode, string body)
        : base(statusCode, body) { }
}
