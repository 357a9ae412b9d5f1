namespace Nuke.Common.Execution;

/// <summary>Called once targets are known, before the build's own <c>OnBuildCreated</c>.</summary>
public interface IOnBuildCreated : IBuildExtension
{
    void OnBuildCreated(IReadOnlyCollection<ExecutableTarget> executableTargets);
}
