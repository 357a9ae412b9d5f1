namespace Nuke.Common.Execution;

/// <summary>Something that takes part in a build.</summary>
public interface IBuildExtension
{
    /// <summary>Extensions with a higher priority are called first.</summary>
    float Priority { get; }
}
