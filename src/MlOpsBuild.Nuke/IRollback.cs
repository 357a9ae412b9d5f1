using Nuke.Common;

namespace MlOpsBuild.Nuke;

/// <summary>Points an alias back at an earlier model.</summary>
public interface IRollback : IHazAlias, IHazForce
{
    /// <summary>How many models to go back. The default is 1.</summary>
    [Parameter("Rollback: how many models to go back - Default is 1")]
    int? Steps => TryGetValue<int?>(() => Steps);

    /// <summary>Points an alias back at a model that it pointed at before; a rollback after a rollback goes further back.</summary>
    Target Rollback =>
        _ =>
            _.Description("Points an alias (--to production) back at an earlier model (--steps)")
                .Executes(() =>
                    PipelineSession.RunAsync(
                        this,
                        session => session.RollbackAsync(To, Steps, Version, Reason, Force)
                    )
                );
}
