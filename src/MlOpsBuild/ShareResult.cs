namespace MlOpsBuild;

/// <summary>What a push or pull did.</summary>
public sealed record ShareResult
{
    /// <summary>How many results of stages went.</summary>
    public int Results { get; init; }

    /// <summary>How many were there already, and did not go.</summary>
    public int There { get; init; }

    /// <summary>How many blobs went.</summary>
    public int Blobs { get; init; }

    /// <summary>How many bytes they have.</summary>
    public long Bytes { get; init; }

    /// <summary>The stages whose results are not to be had: not in the store for a push, not in the registry for a pull.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];
}
