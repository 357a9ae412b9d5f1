using System.Net;

namespace Docker.DotNet;

/// <summary>The daemon knows no such plugin.</summary>
public class DockerPluginNotFoundException : DockerApiException
{
    public DockerPluginNotFoundException(HttpStatusCode statusCode, string body)
        : base(statusCode, body) { }
}
