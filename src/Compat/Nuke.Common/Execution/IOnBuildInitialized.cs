namespace Nuke.Common.Execution;

/// <summary>Called once the plan is made, before the build's own <c>OnBuildInitialized</c>.</summary>
public interface IOnBuildInitialized : IBuildExtension
{
    void OnBuildInitialized(
        IReadOnlyCollection<ExecutableTarget> executableTargets,
        IReadOnlyCollection<ExecutableTarget> executionPlan
    );
}
