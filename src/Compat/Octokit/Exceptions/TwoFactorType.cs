namespace Octokit;

/// <summary>How the second factor comes.</summary>
public enum TwoFactorType
{
    None,
    Unknown,
    Sms,
    AuthenticatorApp,
}
