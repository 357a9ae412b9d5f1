namespace MlOpsBuild.Registry.Layout;

/// <summary>What a prune kept and freed, or would free.</summary>
/// <param name="KeptManifests">How many manifests stay.</param>
/// <param name="KeptBlobs">How many blobs stay, manifests among them.</param>
/// <param name="KeptBytes">Their size in bytes.</param>
/// <param name="RemovedTags">The tags that go, in ordinal order; a manifest without a tag is its digest.</param>
/// <param name="RemovedBlobs">How many blobs go.</param>
/// <param name="FreedBytes">Their size in bytes.</param>
public sealed record PruneResult(
    int KeptManifests,
    int KeptBlobs,
    long KeptBytes,
    IReadOnlyList<string> RemovedTags,
    int RemovedBlobs,
    long FreedBytes
);
