using Nuke.Common;

namespace MlOpsBuild.Nuke;

/// <summary>Agrees to promoting a model.</summary>
public interface IApprove : IHazAlias, IHazSigningKey
{
    /// <summary>
    /// Attaches to a model that whoever runs this agrees to promoting it to an alias; signed where SigningKey is in the
    /// environment.
    /// </summary>
    Target Approve =>
        _ =>
            _.Description("Agrees to promoting a model to an alias (--to production)")
                .Executes(() =>
                    PipelineSession.RunAsync(
                        this,
                        session =>
                            session.ApproveAsync(
                                To,
                                Version,
                                Reason,
                                SigningKey,
                                EnvironmentInfo.HasArgument(() => SigningKey)
                            )
                    )
                );
}
