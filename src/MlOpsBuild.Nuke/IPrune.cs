using Nuke.Common;

namespace MlOpsBuild.Nuke;

/// <summary>Frees what nothing leads to any more in the store.</summary>
public interface IPrune : IHazDryRun
{
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
