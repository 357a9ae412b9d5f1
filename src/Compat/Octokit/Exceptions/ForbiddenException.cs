namespace Octokit;

/// <summary>GitHub refused the request (403).</summary>
public class ForbiddenException : ApiException
{
    public ForbiddenException(IResponse response)
        : this(response, innerException: null) { }

    public ForbiddenException(IResponse response, Exception innerException)
        : base(response, innerException) { }

    public override string Message => ApiErrorMessageSafe ?? "Request Forbidden";
}
