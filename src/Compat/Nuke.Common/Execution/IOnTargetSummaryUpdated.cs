namespace Nuke.Common.Execution;

/// <summary>Called when a target has reported something for its row in the summary.</summary>
public interface IOnTargetSummaryUpdated : IBuildExtension
{
    void OnTargetSummaryUpdated(INukeBuild build, ExecutableTarget target);
}
