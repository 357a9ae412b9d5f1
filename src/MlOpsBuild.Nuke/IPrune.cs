using Nuke.Common;

namespace MlOpsBuild.Nuke;

/// <summary>Frees what nothing leads to any more in the store.</summary>
public interface IPrune : IHazPipeline
{
    /// <summary>Only tell what would be freed.</summary>
    [Parameter("Prune: only tell what would be freed")]
    bool DryRun => TryGetValue<bool?>(() => DryRun) ?? false;

    /// <summary>Removes results that no lock file leads to, on disk or in any branch or tag; never one that is tagged.</summary>
    Target Prune =>
        _ =>
            _.Description(
                    "Frees results that no lock file on any branch or tag leads to (--dry-run)"
                )
                .Executes(() =>
                    PipelineSession.RunAsync(this, session => session.PruneAsync(DryRun))
                );
}
