namespace Octokit;

/// <summary>A second factor is needed (401).</summary>
public class TwoFactorRequiredException : TwoFactorAuthorizationException
{
    public TwoFactorRequiredException()
        : this(TwoFactorType.None) { }

    public TwoFactorRequiredException(TwoFactorType twoFactorType)
        : base(twoFactorType, innerException: null) { }

    public TwoFactorRequiredException(IResponse response, TwoFactorType twoFactorType)
        : base(response, twoFactorType) { }

    public override string Message =>
        ApiErrorMessageSafe ?? "Two-factor authentication code is required";
}
