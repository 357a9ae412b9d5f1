using System.Net;
using System.Security.Authentication;
using MlOpsBuild.Common;
using Octokit;

namespace MlOpsBuild.Delivery.GitHub;

/// <summary>
/// How long to wait before a request is repeated, by docs.github.com, "Best practices for using the REST API": what
/// <c>retry-after</c> says, else until <c>x-ratelimit-reset</c> when none remain, else for a secondary limit at least a
/// minute, longer each time; faults of servers and networks wait longer each time too.
/// </summary>
internal sealed class GitHubWait(TimeProvider time)
{
    private static readonly TimeSpan LongestBackoff = TimeSpan.FromSeconds(30);
    private readonly StableRandom _random = new(0, "github/retry");

    /// <summary>How long, or nothing when the same request would fail the same way.</summary>
    /// <param name="failure">What one attempt ended with.</param>
    /// <param name="attempt">How many times it was repeated already.</param>
    public TimeSpan? Of(Exception failure, int attempt) =>
        failure switch
        {
            ApiException
            {
                StatusCode: HttpStatusCode.TooManyRequests or HttpStatusCode.Forbidden
            } e when IsRateLimit(e) => Asked(e) ?? TimeSpan.FromMinutes(1 << Math.Min(attempt, 10)),
            ApiException
            {
                StatusCode: HttpStatusCode.InternalServerError
                    or HttpStatusCode.BadGateway
                    or HttpStatusCode.ServiceUnavailable
                    or HttpStatusCode.GatewayTimeout
                    or HttpStatusCode.RequestTimeout
            } e => Asked(e) ?? Backoff(attempt),
            // A certificate that is not trusted stays so.
            HttpRequestException { InnerException: AuthenticationException } => null,
            HttpRequestException or IOException or TimeoutException or GitHubAnswerException =>
                Backoff(attempt),
            _ => null,
        };

    /// <summary>Up to a second more than asked, so that many who were told the same do not come at once.</summary>
    public TimeSpan WithJitter(TimeSpan wait) => wait + TimeSpan.FromSeconds(_random.NextDouble());

    /// <summary>Whether it was refused for being too frequent, and so was not done.</summary>
    public static bool IsRateLimit(ApiException e)
    {
        if (e.StatusCode == HttpStatusCode.TooManyRequests)
        {
            return true;
        }

        var text = e.HttpResponse?.Body as string ?? "";
        return e.StatusCode == HttpStatusCode.Forbidden
            && !Says("Resource not accessible")
            && (
                Header(e, "Retry-After") is not null
                || Header(e, "X-RateLimit-Remaining") == "0"
                || Says("rate limit")
                || Says("abuse detection")
            );

        bool Says(string words) => text.Contains(words, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The value of a header of the answer, whose names come in any case.</summary>
    public static string? Header(ApiException e, string name)
    {
        foreach (var (key, value) in e.HttpResponse?.Headers ?? new Dictionary<string, string>())
        {
            if (key.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        return null;
    }

    private TimeSpan? Asked(ApiException e)
    {
        var after = Header(e, "Retry-After");
        if (Seconds(after) is { } seconds)
        {
            return seconds;
        }

        // The server's clock where it tells it, because times are its.
        var now = Date(Header(e, "Date")) ?? time.GetUtcNow();
        var until = Date(after);
        if (
            until is null
            && Header(e, "X-RateLimit-Remaining") == "0"
            && Seconds(Header(e, "X-RateLimit-Reset")) is { } reset
        )
        {
            until = DateTimeOffset.UnixEpoch + reset;
        }

        return until is not { } end ? null
            : end > now ? end - now
            : TimeSpan.FromSeconds(1);
    }

    private static TimeSpan? Seconds(string? text) =>
        uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds((long)seconds)
            : null;

    private static DateTimeOffset? Date(string? text) =>
        DateTimeOffset.TryParseExact(
            text,
            "r",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var date
        )
            ? date
            : null;

    private static TimeSpan Backoff(int attempt)
    {
        var wait = TimeSpan.FromSeconds(1 << Math.Min(attempt, 10));
        return wait < LongestBackoff ? wait : LongestBackoff;
    }
}
