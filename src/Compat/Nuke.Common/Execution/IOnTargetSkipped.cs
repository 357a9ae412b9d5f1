namespace Nuke.Common.Execution;

/// <summary>Called when a target is reached that does not run.</summary>
public interface IOnTargetSkipped : IBuildExtension
{
    void OnTargetSkipped(ExecutableTarget target);
}
