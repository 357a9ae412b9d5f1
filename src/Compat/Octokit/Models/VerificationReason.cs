using Octokit.Internal;

namespace Octokit;

/// <summary>Why a signature is valid or not.</summary>
public enum VerificationReason
{
    [Parameter(Value = "expired_key")]
    ExpiredKey,

    [Parameter(Value = "not_signing_key")]
    NotSigningKey,

    [Parameter(Value = "gpgverify_error")]
    GpgVerifyError,

    [Parameter(Value = "gpgverify_unavailable")]
    GpgVerifyUnavailable,

    [Parameter(Value = "unsigned")]
    Unsigned,

    [Parameter(Value = "unknown_signature_type")]
    UnknownSignatureType,

    [Parameter(Value = "no_user")]
    NoUser,

    [Parameter(Value = "unverified_email")]
    UnverifiedEmail,

    [Parameter(Value = "bad_email")]
    BadEmail,

    [Parameter(Value = "unknown_key")]
    UnknownKey,

    [Parameter(Value = "malformed_signature")]
    MalformedSignature,

    [Parameter(Value = "invalid")]
    Invalid,

    [Parameter(Value = "valid")]
    Valid,
}
