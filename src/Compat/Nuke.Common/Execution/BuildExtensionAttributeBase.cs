namespace Nuke.Common.Execution;

/// <summary>
/// The base of attributes that take part in a build: put one on the build class and implement
/// <see cref="IOnBuildCreated"/> ... <see cref="IOnTargetFailed"/> for the moments that matter.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public abstract class BuildExtensionAttributeBase : Attribute, IBuildExtension
{
    /// <summary>The build; null while the attribute is made.</summary>
    public INukeBuild Build { get; internal set; }

    /// <summary>Extensions with a higher priority are called first. <value>The default value is 0.</value></summary>
    public virtual float Priority { get; set; }
}
