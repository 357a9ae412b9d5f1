using Nuke.Common;

namespace MlOpsBuild.Nuke;

/// <summary>State of the components that work on a place where the model is served: which one.</summary>
public interface IHazEnvironment : IHazPipeline
{
    /// <summary>
    /// One of <c>deploy.environments</c> in mlops.yaml. The default of <c>Deploy</c> and <c>Deployments</c> is the only one there
    /// is; <c>Rollback</c> without it moves an alias.
    /// </summary>
    [Parameter(
        "Deploy, Deployments, Rollback: environment of mlops.yaml, e.g. staging - Default of Deploy is the only one"
    )]
    string Environment => TryGetValue(() => Environment);
}
