using Nuke.Common;

namespace MlOpsBuild.Nuke;

/// <summary>Goes back: an alias to an earlier model, or an environment to what served before.</summary>
public interface IRollback : IHazAlias, IHazForce, IHazEnvironment
{
    /// <summary>How many models to go back. The default is 1.</summary>
    [Parameter("Rollback: how many models to go back - Default is 1")]
    int? Steps => TryGetValue<int?>(() => Steps);

    /// <summary>
    /// Points an alias back at a model that it pointed at before; a rollback after a rollback goes further back. With
    /// <c>--environment</c> it is the environment that goes back, at once, to the image that served before; aliases stay.
    /// </summary>
    Target Rollback =>
        _ =>
            _.Description(
                    "Points an alias (--to production) back at an earlier model (--steps), or brings an --environment back"
                )
                .Executes(() =>
                    PipelineSession.RunAsync(
                        this,
                        session =>
                            string.IsNullOrWhiteSpace(Environment)
                                ? session.RollbackAsync(To, Steps, Version, Reason, Force)
                                : session.RollbackEnvironmentAsync(this)
                    )
                );
}
