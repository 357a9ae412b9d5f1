namespace Nuke.Common;

/// <summary>Leaves out parts of what a build shows; without arguments, all of them.</summary>
[AttributeUsage(AttributeTargets.Class)]
public class DisableDefaultOutputAttribute : Attribute
{
    public DisableDefaultOutputAttribute(params DefaultOutput[] disabledOutputs) =>
        DisabledOutputs = disabledOutputs is { Length: > 0 }
            ? disabledOutputs
            : Enum.GetValues<DefaultOutput>();

    public DefaultOutput[] DisabledOutputs { get; }

    /// <summary>Whether the attribute counts for this run. Override it to look at <see cref="INukeBuild.Host"/>.</summary>
    public virtual bool IsApplicable(INukeBuild build) => true;
}
