using Nuke.Common;

namespace MlOpsBuild.Nuke;

/// <summary>State of the components that share through a registry: which repository.</summary>
public interface IHazRegistry : IHazPipeline
{
    /// <summary>
    /// The repository of an OCI registry, <c>registry[:port]/repository</c>; <c>{model}</c> in it stands for the model's
    /// name. Without it that of mlops.yaml is taken. Credentials are those of Docker.
    /// </summary>
    [Parameter(
        "Registry to share through: registry[:port]/repository - Default is 'registry' of mlops.yaml"
    )]
    string Registry => TryGetValue(() => Registry);
}
