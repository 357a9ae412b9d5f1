namespace Nuke.Common.Execution;

/// <summary>Called before the first action of a target.</summary>
public interface IOnTargetRunning : IBuildExtension
{
    void OnTargetRunning(ExecutableTarget target);
}
