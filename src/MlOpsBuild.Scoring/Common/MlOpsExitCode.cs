namespace MlOpsBuild.Common;

/// <summary>The process exit codes that the targets end with.</summary>
public enum MlOpsExitCode
{
    /// <summary>Everything asked for was done.</summary>
    Done = 0,

    /// <summary>The build broke: a program, disk, network or engine failed.</summary>
    Broken = 1,

    /// <summary>Wrong usage, configuration or input file.</summary>
    Usage = 2,

    /// <summary>A data check or a model gate said no.</summary>
    Rejected = 3,

    /// <summary>Monitoring found drift beyond its limit.</summary>
    DriftAlarm = 4,
}
