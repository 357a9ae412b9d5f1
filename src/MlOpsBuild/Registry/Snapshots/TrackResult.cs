namespace MlOpsBuild.Registry.Snapshots;

/// <summary>What Track did with a path.</summary>
/// <param name="Path">What is tracked, relative to the root.</param>
/// <param name="Pointer">What its pointer says now.</param>
/// <param name="IsNew">Whether it had no pointer before.</param>
/// <param name="IsChanged">Whether the pointer was written.</param>
/// <param name="StoredBytes">How many bytes of content are new in the store.</param>
public sealed record TrackResult(
    string Path,
    DataPointer Pointer,
    bool IsNew,
    bool IsChanged,
    long StoredBytes
);
