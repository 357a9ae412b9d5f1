using System.Net;

namespace Octokit;

/// <summary>What the server answered.</summary>
public interface IResponse
{
    /// <summary>Text, or a stream for binary content.</summary>
    object Body { get; }

    IReadOnlyDictionary<string, string> Headers { get; }

    ApiInfo ApiInfo { get; }

    HttpStatusCode StatusCode { get; }

    /// <summary>The media type, without its parameters.</summary>
    string ContentType { get; }
}
