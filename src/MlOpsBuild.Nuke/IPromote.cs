using Nuke.Common;

namespace MlOpsBuild.Nuke;

/// <summary>Points an alias at a model.</summary>
public interface IPromote : IHazAlias, IHazForce
{
    /// <summary>
    /// Points an alias at a registered model whose gates passed, and records who did it and why, in the registry too where one
    /// is named, and as Git tags.
    /// </summary>
    Target Promote =>
        _ =>
            _.Description("Points an alias (--to production) at a model whose gates passed")
                .Executes(() =>
                    PipelineSession.RunAsync(
                        this,
                        session => session.PromoteAsync(To, Version, Reason, Force)
                    )
                );
}
