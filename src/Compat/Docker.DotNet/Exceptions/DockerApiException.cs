using System.Net;

namespace Docker.DotNet;

/// <summary>The daemon refused a request.</summary>
public class DockerApiException : Exception
{
    public DockerApiException(HttpStatusCode statusCode, string responseBody)
        : base($"Docker API responded with status code={statusCode}, response={responseBody}")
    {
        StatusCode = statusCode;
        ResponseBody = responseBody;
    }

    public HttpStatusCode StatusCode { get; private set; }

    public string ResponseBody { get; private set; }
}
