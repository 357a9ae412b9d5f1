using System.Net;

namespace Octokit;

/// <summary>There is no such thing, or it may not be seen (404).</summary>
public class NotFoundException : ApiException
{
    public NotFoundException(IResponse response)
        : this(response, innerException: null) { }

    public NotFoundException(string message, HttpStatusCode statusCode)
        : base(message, statusCode) { }

    public NotFoundException(IResponse response, Exception innerException)
        : base(response, innerException) { }
}
