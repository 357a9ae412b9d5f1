using MlOpsBuild.Pipelines;
using MlOpsBuild.Registry.Snapshots;

namespace MlOpsBuild;

/// <summary>What <see cref="DataTracking"/> works on and with.</summary>
public sealed record DataTrackingOptions
{
    /// <summary>The repository's root, which holds <c>.mlops</c>; paths are relative to it.</summary>
    public required string Root { get; init; }

    /// <summary>How this build was started, for others that wait for it. <value>The default value is empty.</value></summary>
    public string Command { get; init; } = "";

    /// <summary>Is told what happens. <value>The default value is one that does nothing.</value></summary>
    public IStageObserver Observer { get; init; } = new SilentStageObserver();

    /// <summary>The clock. <value>The default value is the system's.</value></summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>
    /// Gets a snapshot that the store lacks, with all its blobs and its tag; false when it cannot be had.
    /// <value>The default value is none: then Checkout says to run Pull.</value> See <see cref="ProjectSharing.DataFetcher"/>.
    /// </summary>
    public Func<DataPointer, CancellationToken, Task<bool>>? Fetch { get; init; }
}
