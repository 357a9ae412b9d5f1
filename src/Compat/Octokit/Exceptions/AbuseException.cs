using Octokit.Internal;

namespace Octokit;

/// <summary>GitHub takes the requests for abuse (403).</summary>
public class AbuseException : ForbiddenException
{
    public AbuseException(IResponse response)
        : this(response, innerException: null) { }

    public AbuseException(IResponse response, Exception innerException)
        : base(response, innerException) => RetryAfterSeconds = Parse(response);

    /// <summary>How long to wait; null if GitHub does not say.</summary>
    public int? RetryAfterSeconds { get; private set; }

    public override string Message => ApiErrorMessageSafe ?? "Request Forbidden - Abuse Detection";

    private static int? Parse(IResponse response) =>
        int.TryParse(
            ApiInfoParser.Find(response.Headers, "Retry-After"),
            NumberStyles.Integer,
            CultureInfo.InvariantCulture,
            out var seconds
        )
        && seconds >= 0
            ? seconds
            : null;
}
