using Nuke.Common;

namespace MlOpsBuild.Nuke;

/// <summary>Points an alias at a model.</summary>
public interface IPromote : IHazAlias, IHazForce, IHazVerificationKey
{
    /// <summary>
    /// Points an alias at a registered model whose gates passed, and records who did it and why, in the registry too where one
    /// is named, and as Git tags. With a verification key, verdict and approvals count only if that key signed them: without it,
    /// whoever may write to the registry may also attach a verdict.
    /// </summary>
    Target Promote =>
        _ =>
            _.Description("Points an alias (--to production) at a model whose gates passed")
                .Executes(() =>
                    PipelineSession.RunAsync(
                        this,
                        session =>
                            session.PromoteAsync(
                                To,
                                Version,
                                Reason,
                                Force,
                                VerificationKey,
                                IsVerificationKeyGiven
                            )
                    )
                );
}
