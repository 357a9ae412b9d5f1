using System.Net;

namespace Octokit;

/// <summary>The credentials are not accepted (401).</summary>
public class AuthorizationException : ApiException
{
    public AuthorizationException()
        : base(HttpStatusCode.Unauthorized, innerException: null) { }

    public AuthorizationException(HttpStatusCode httpStatusCode, Exception innerException)
        : base(httpStatusCode, innerException) { }

    public AuthorizationException(IResponse response)
        : this(response, innerException: null) { }

    public AuthorizationException(IResponse response, Exception innerException)
        : base(response, innerException) { }
}
