namespace Nuke.Common.Execution;

/// <summary>Called after the last action of a target.</summary>
public interface IOnTargetSucceeded : IBuildExtension
{
    void OnTargetSucceeded(ExecutableTarget target);
}
