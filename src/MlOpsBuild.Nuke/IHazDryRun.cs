using Nuke.Common;

namespace MlOpsBuild.Nuke;

/// <summary>State of the components that can tell what they would do.</summary>
public interface IHazDryRun : IHazPipeline
{
    /// <summary>Only tell what would be done. The default is <see langword="false"/>.</summary>
    [Parameter(
        "Prune, CommentPullRequest, PostReport, Deploy: only tell what would be freed, or which requests would be sent, or write the manifests for Kubernetes"
    )]
    bool DryRun => TryGetValue<bool?>(() => DryRun) ?? false;
}
