using System.Net;

namespace Octokit.Internal;

/// <summary>Which exception an error answer means.</summary>
internal static class ResponseErrors
{
    public static ApiException Find(IResponse response) =>
        (int)response.StatusCode switch
        {
            401 => GetUnauthorized(response),
            403 => GetForbidden(response),
            404 => new NotFoundException(response),
            422 => new ApiValidationException(response),
            451 => new LegalRestrictionException(response),
            >= 400 => new ApiException(response),
            _ => null,
        };

    private static AuthorizationException GetUnauthorized(IResponse response)
    {
        var type = ParseTwoFactorType(ApiInfoParser.Find(response.Headers, "X-GitHub-OTP"));
        return type == TwoFactorType.None
            ? new AuthorizationException(response)
            : new TwoFactorRequiredException(response, type);
    }

    // GitHub tells them apart by their words alone.
    private static ForbiddenException GetForbidden(IResponse response)
    {
        var body = response.Body as string ?? "";
        if (Says("rate limit exceeded"))
            return new RateLimitExceededException(response);

        if (Says("secondary rate limit"))
            return new SecondaryRateLimitExceededException(response);

        if (Says("number of login attempts exceeded"))
            return new LoginAttemptsExceededException(response);

        return Says("abuse-rate-limits") || Says("abuse detection mechanism")
            ? new AbuseException(response)
            : new ForbiddenException(response);

        bool Says(string words) => body.Contains(words, StringComparison.Ordinal);
    }

    private static TwoFactorType ParseTwoFactorType(string header)
    {
        var parts = (header ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries);
        if (parts is not ["required", ..])
            return TwoFactorType.None;

        return (parts.Length > 1 ? parts[1].Trim() : null) switch
        {
            "sms" => TwoFactorType.Sms,
            "app" => TwoFactorType.AuthenticatorApp,
            _ => TwoFactorType.Unknown,
        };
    }
}
