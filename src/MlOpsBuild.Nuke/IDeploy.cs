using Nuke.Common;

namespace MlOpsBuild.Nuke;

/// <summary>Brings a registered model to an environment.</summary>
public interface IDeploy
    : IHazEnvironment,
        IHazModelVersion,
        IHazRegistry,
        IHazContainerEngine,
        IHazGitHub
{
    /// <summary>
    /// The keys that requests must carry where <c>serve.apiKeys</c> says so, comma-separated; in the environment as
    /// <c>MLOPS_API_KEYS</c>, never on the command line.
    /// </summary>
    [
        Parameter(
            "Deploy, Rollback: keys of which requests must carry one, comma-separated, in the environment as MLOPS_API_KEYS"
        ),
        Secret
    ]
    string MlOpsApiKeys => TryGetValue(() => MlOpsApiKeys);

    /// <summary>Whether a new front takes the place of the one that runs. The default is <see langword="false"/>.</summary>
    [Parameter(
        "Deploy: start a new front in place of the one that runs, which answers nothing for a moment: after a change of its port"
    )]
    bool RecreateFront => TryGetValue<bool?>(() => RecreateFront) ?? false;

    /// <summary>
    /// Starts servers of the model's image, proves them, and leads the requests to them as the environment's strategy says. What
    /// served before goes on until then, and again when something fails. Only a registered model that passed its gates, in the
    /// image that was proven, is deployed; else the exit code is 3.
    /// </summary>
    Target Deploy =>
        _ =>
            _.Description("Brings a registered model to an environment (--environment, --version)")
                .TryAfter<IRegister>(x => x.Register)
                .TryAfter<IContainerize>(x => x.Containerize)
                .TryAfter<IPromote>(x => x.Promote)
                .Executes(() =>
                    PipelineSession.RunAsync(
                        this,
                        session =>
                            session.DeployAsync(
                                this,
                                EnvironmentInfo.HasArgument(() => MlOpsApiKeys)
                            )
                    )
                );
}
