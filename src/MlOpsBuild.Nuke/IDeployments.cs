using Nuke.Common;

namespace MlOpsBuild.Nuke;

/// <summary>Tells what serves where.</summary>
public interface IDeployments : IHazEnvironment, IHazRegistry, IHazContainerEngine
{
    /// <summary>Tells for each environment, or that of <c>--environment</c>, what serves in it and what was deployed before.</summary>
    Target Deployments =>
        _ =>
            _.Description("Tells what serves in each environment, and what was deployed before")
                .Executes(() =>
                    PipelineSession.RunAsync(
                        this,
                        session => session.DeploymentsAsync(Environment, Engine)
                    )
                );
}
