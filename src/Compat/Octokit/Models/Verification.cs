namespace Octokit;

/// <summary>The signature of a commit or tag.</summary>
public class Verification
{
    public Verification() { }

    public Verification(bool verified, VerificationReason reason, string signature, string payload)
    {
        Verified = verified;
        Reason = reason;
        Signature = signature;
        Payload = payload;
    }

    public bool Verified { get; private set; }

    public StringEnum<VerificationReason> Reason { get; private set; }

    public string Signature { get; private set; }

    public string Payload { get; private set; }
}
