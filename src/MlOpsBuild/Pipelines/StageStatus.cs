namespace MlOpsBuild.Pipelines;

/// <summary>Whether a stage has to run.</summary>
public enum StageStatus
{
    /// <summary>The lock file has this key and its outputs are in the store: nothing to do.</summary>
    Hit,

    /// <summary>
    /// The store has this key's outputs, or got them from the registry, and the lock file has another key or none: only
    /// the lock file is written.
    /// </summary>
    Restored,

    /// <summary>It runs, or (in a plan) would run.</summary>
    Miss,
}
