using Nuke.Common;

namespace MlOpsBuild.Nuke;

/// <summary>Checks a registered model and its evidence.</summary>
public interface IVerify : IHazModelVersion, IHazRegistry
{
    /// <summary>The public key that must have signed. Without it signatures are not checked.</summary>
    [Parameter(
        "Verify: file of the public key that must have signed; in the environment also its PEM"
    )]
    string VerificationKey => TryGetValue(() => VerificationKey);

    /// <summary>Checks every byte of the model and its evidence; exit code 1 when anything is wrong.</summary>
    Target Verify =>
        _ =>
            _.Description("Checks a registered model: every byte, its evidence, the signatures")
                .Executes(() =>
                    PipelineSession.RunAsync(
                        this,
                        session =>
                            session.VerifyAsync(
                                Version,
                                VerificationKey,
                                EnvironmentInfo.HasArgument(() => VerificationKey)
                            )
                    )
                );
}
