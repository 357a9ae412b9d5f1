using Nuke.Common;

namespace MlOpsBuild.Nuke;

/// <summary>State of the components that check signatures: the key that must have signed.</summary>
public interface IHazVerificationKey : IHazPipeline
{
    /// <summary>The public key that must have signed. Without it signatures are not checked.</summary>
    [Parameter(
        "Verify, Promote: file of the public key that must have signed; in the environment also its PEM - Default is to check no signatures"
    )]
    string VerificationKey => TryGetValue(() => VerificationKey);

    /// <summary>
    /// Whether a key is named anywhere, with a value or without: a variable that a workflow leaves empty must not turn the
    /// check off.
    /// </summary>
    bool IsVerificationKeyGiven =>
        EnvironmentInfo.HasArgument(() => VerificationKey)
        || EnvironmentInfo.Variables.Keys.Any(name =>
            name.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant()
                is "VERIFICATIONKEY"
                    or "NUKEVERIFICATIONKEY"
        );
}
