using Nuke.Common;

namespace MlOpsBuild.Nuke;

/// <summary>Checks a registered model and its evidence.</summary>
public interface IVerify : IHazModelVersion, IHazRegistry, IHazVerificationKey
{
    /// <summary>Checks every byte of the model and its evidence; exit code 1 when anything is wrong.</summary>
    Target Verify =>
        _ =>
            _.Description("Checks a registered model: every byte, its evidence, the signatures")
                .Executes(() =>
                    PipelineSession.RunAsync(
                        this,
                        session =>
                            session.VerifyAsync(Version, VerificationKey, IsVerificationKeyGiven)
                    )
                );
}
