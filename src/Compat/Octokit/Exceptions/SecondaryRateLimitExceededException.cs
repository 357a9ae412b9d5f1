namespace Octokit;

/// <summary>Too many requests in a short time (403).</summary>
public class SecondaryRateLimitExceededException : ForbiddenException
{
    public SecondaryRateLimitExceededException(IResponse response)
        : this(response, innerException: null) { }

    public SecondaryRateLimitExceededException(IResponse response, Exception innerException)
        : base(response, innerException) { }

    public override string Message => ApiErrorMessageSafe ?? "Secondary API Rate Limit exceeded";
}
