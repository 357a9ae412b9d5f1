namespace Octokit.Internal;

/// <summary>A request, before it becomes an HTTP message.</summary>
public class Request : IRequest
{
    public Request()
    {
        Headers = new Dictionary<string, string>(StringComparer.Ordinal);
        Parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        Timeout = TimeSpan.Zero;
    }

    /// <summary>Text, a stream, an <see cref="HttpContent"/> or an object that is sent as JSON.</summary>
    public object Body { get; set; }

    public Dictionary<string, string> Headers { get; private set; }

    public HttpMethod Method { get; set; }

    public Dictionary<string, string> Parameters { get; private set; }

    public Uri BaseAddress { get; set; }

    public Uri Endpoint { get; set; }

    /// <summary>Zero: the one of the client.</summary>
    public TimeSpan Timeout { get; set; }

    public string ContentType { get; set; }
}
