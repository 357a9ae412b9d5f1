using System.Net;

namespace Octokit;

/// <summary>A second factor is missing or wrong (401).</summary>
public abstract class TwoFactorAuthorizationException : AuthorizationException
{
    protected TwoFactorAuthorizationException(TwoFactorType twoFactorType, Exception innerException)
        : base(HttpStatusCode.Unauthorized, innerException) => TwoFactorType = twoFactorType;

    protected TwoFactorAuthorizationException(IResponse response, TwoFactorType twoFactorType)
        : base(response) => TwoFactorType = twoFactorType;

    protected TwoFactorAuthorizationException(
        IResponse response,
        TwoFactorType twoFactorType,
        Exception innerException
    )
        : base(response, innerException) => TwoFactorType = twoFactorType;

    public TwoFactorType TwoFactorType { get; private set; }
}
