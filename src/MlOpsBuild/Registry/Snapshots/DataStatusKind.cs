namespace MlOpsBuild.Registry.Snapshots;

/// <summary>How a tracked path is, compared with its pointer.</summary>
public enum DataStatusKind
{
    /// <summary>As the pointer says.</summary>
    Unchanged,

    /// <summary>Different from what the pointer says.</summary>
    Changed,

    /// <summary>Nothing is at the path.</summary>
    Missing,

    /// <summary>The pointer cannot be read, or the data cannot be looked at.</summary>
    Unknown,
}
