namespace Nuke.Common.Execution;

/// <summary>Called when an action of a target has thrown.</summary>
public interface IOnTargetFailed : IBuildExtension
{
    void OnTargetFailed(ExecutableTarget target);
}
