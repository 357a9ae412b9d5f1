using System.Net;

namespace Octokit;

/// <summary>Taken down for legal reasons (451).</summary>
public class LegalRestrictionException : ApiException
{
    public LegalRestrictionException(IResponse response)
        : this(response, innerException: null) { }

    public LegalRestrictionException(string message, HttpStatusCode statusCode)
        : base(message, statusCode) { }

    public LegalRestrictionException(IResponse response, Exception innerException)
        : base(response, innerException) { }
}
