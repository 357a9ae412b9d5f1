using MlOpsBuild.GitHubDouble.Faults;
using MlOpsBuild.GitHubDouble.State;

namespace MlOpsBuild.GitHubDouble.Http;

/// <summary>What GitHub says when something goes wrong.</summary>
internal static class FaultAnswers
{
    /// <summary>How long to wait where nothing says how long.</summary>
    private static readonly TimeSpan _minute = TimeSpan.FromMinutes(1);

    /// <summary>The answer instead of the right one; null if the fault is not one of the answer.</summary>
    public static Answer? Apply(Fault fault, Token token, DateTimeOffset now)
    {
        switch (fault.Kind)
        {
            case FaultKind.Error:
                return GetError(fault.Status);
            case FaultKind.PrimaryLimit:
                token.Exhaust(now + fault.Wait!.Value);
                token.Block(now + fault.Wait.Value);
                return GetPrimary(token);
            case FaultKind.SecondaryLimit:
                token.Block(now + (fault.Wait ?? _minute));
                return GetSecondary(403, fault.Wait);
            case FaultKind.TooManyRequests:
                token.Block(now + fault.Wait!.Value);
                return GetSecondary(429, fault.Wait);
            default:
                return null;
        }
    }

    /// <summary>
    /// How long a client is to wait by GitHub's words: what it is told, else until requests remain again, else a minute.
    /// </summary>
    public static TimeSpan GetWait(Fault fault, Token token, DateTimeOffset now) =>
        fault.Wait
        ?? (
            fault.Kind != FaultKind.SecondaryLimit ? TimeSpan.Zero
            : token.Remaining == 0 ? token.ResetsAt - now
            : _minute
        );

    /// <summary>Of a token without a request left.</summary>
    public static Answer GetPrimary(Token token) =>
        Answer.Error(
            403,
            token.Permissions is null
                ? $"API rate limit exceeded for user ID {token.Account.Id}."
                : "API rate limit exceeded for installation."
        );

    /// <summary>Of a token that asks too quickly.</summary>
    public static Answer GetSecondary(int status, TimeSpan? wait)
    {
        var answer = Answer.Error(
            status,
            "You have exceeded a secondary rate limit. Please wait a few minutes before you try again."
        );
        if (wait is { } time)
            answer.Headers["Retry-After"] = Math.Ceiling(time.TotalSeconds)
                .ToString(CultureInfo.InvariantCulture);

        return answer;
    }

    private static Answer GetError(int status) =>
        status switch
        {
            422 => Answer.Invalid("IssueComment", "data", "unprocessable", "Something went wrong"),
            500 => Answer.Error(500, "Server Error"),
            502 => new Answer(502)
            {
                ContentType = "text/html",
                Bytes = "<html><title>502 Bad Gateway</title></html>"u8.ToArray(),
            },
            503 => Answer.Error(503, "Service Unavailable"),
            _ => Answer.Error(status, $"Error {status}"),
        };
}
