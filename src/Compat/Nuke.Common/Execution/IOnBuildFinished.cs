namespace Nuke.Common.Execution;

/// <summary>Called at the end, whatever the outcome, before the build's own <c>OnBuildFinished</c>.</summary>
public interface IOnBuildFinished : IBuildExtension
{
    void OnBuildFinished();
}
