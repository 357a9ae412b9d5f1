namespace Nuke.Common;

/// <summary>Defines a target: <c>Target Compile => _ => _.DependsOn(Restore).Executes(...)</c>.</summary>
public delegate ITargetDefinition Target(ITargetDefinition definition);

/// <summary>What happens to the dependencies of a target that is skipped.</summary>
public enum DependencyBehavior
{
    /// <summary>Dependencies that nothing else needs are skipped too.</summary>
    Skip,

    /// <summary>Dependencies run nevertheless.</summary>
    Execute,
}

/// <summary>How much of the log reaches the console.</summary>
public enum Verbosity
{
    Verbose,
    Normal,
    Minimal,
    Quiet,
}

/// <summary>How important a message is.</summary>
public enum LogLevel
{
    Trace,
    Normal,
    Warning,
    Error,
}

/// <summary>The operating system.</summary>
public enum PlatformFamily
{
    Unknown,
    Windows,
    Linux,
    OSX,
}
