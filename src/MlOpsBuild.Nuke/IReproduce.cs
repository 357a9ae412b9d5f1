using Nuke.Common;

namespace MlOpsBuild.Nuke;

/// <summary>Makes a registered model again and compares.</summary>
public interface IReproduce : IHazModelVersion, IHazRegistry
{
    /// <summary>
    /// Makes the model again from its commit, in a folder of its own and without any cache; exit code 1 when anything
    /// differs.
    /// </summary>
    Target Reproduce =>
        _ =>
            _.Description(
                    "Makes a registered model again from its commit and compares every digest"
                )
                .Executes(() =>
                    PipelineSession.RunAsync(this, session => session.ReproduceAsync(Version))
                );
}
