namespace Nuke.Common;

/// <summary>A part of what a build shows.</summary>
public enum DefaultOutput
{
    /// <summary>The banner.</summary>
    Logo,

    /// <summary>The heading of a target on a terminal.</summary>
    TargetHeader,

    /// <summary>The block of a target that a server can fold.</summary>
    TargetCollapse,

    /// <summary>Errors and warnings, again at the end.</summary>
    ErrorsAndWarnings,

    /// <summary>The table of targets.</summary>
    TargetOutcome,

    /// <summary>The line that says how the build ended.</summary>
    BuildOutcome,

    /// <summary>The time before each line of the log.</summary>
    Timestamps,
}
