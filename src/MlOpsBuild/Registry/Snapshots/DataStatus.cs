namespace MlOpsBuild.Registry.Snapshots;

/// <summary>How a tracked path is.</summary>
public sealed record DataStatus
{
    /// <summary>What is tracked, relative to the root.</summary>
    public required string Path { get; init; }

    /// <summary>How it is.</summary>
    public required DataStatusKind Kind { get; init; }

    /// <summary>What the pointer says; <see langword="null"/> when it cannot be read.</summary>
    public DataPointer? Pointer { get; init; }

    /// <summary>The differences, where they are known. <value>The default value is none.</value></summary>
    public DataChange Change { get; init; } = DataChange.None;

    /// <summary>Whether the store has what the pointer says, by names and sizes of its blobs.</summary>
    public bool IsInStore { get; init; }

    /// <summary>Why it is not known, or not known in detail; else empty.</summary>
    public string Problem { get; init; } = "";
}
