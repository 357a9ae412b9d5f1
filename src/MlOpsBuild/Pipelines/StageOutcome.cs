using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;

namespace MlOpsBuild.Pipelines;

/// <summary>What became of a stage.</summary>
public sealed record StageOutcome
{
    /// <summary>The stage's name.</summary>
    public required string Stage { get; init; }

    /// <summary>Whether it ran.</summary>
    public required StageStatus Status { get; init; }

    /// <summary>Its key: SHA-256 of the canonical JSON of all inputs.</summary>
    public required Digest Key { get; init; }

    /// <summary>The digest of the manifest that lists its outputs: the stage's output digest.</summary>
    public required Digest Manifest { get; init; }

    /// <summary>Its outputs, in ordinal order of their paths.</summary>
    public required IReadOnlyList<StageOutput> Outputs { get; init; }

    /// <summary>Not a hit: what differs from the last lock; empty the first time.</summary>
    public IReadOnlyList<StageChange> Changes { get; init; } = [];

    /// <summary>Why, for people: <c>unchanged</c>, <c>first run</c>, <c>parameters.depth: 5 -> 6</c>.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Where the outputs' bytes are.</summary>
    public required IBlobSource Blobs { get; init; }

    /// <summary>Reads one output whole, verified against its digest.</summary>
    /// <exception cref="KeyNotFoundException">The stage has no such output.</exception>
    public Task<byte[]> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var output =
            Outputs.FirstOrDefault(o => string.Equals(o.Path, path, StringComparison.Ordinal))
            ?? throw new KeyNotFoundException($"Stage {Stage} has no output {path}.");
        return Blobs.ReadAsync(output.Digest, cancellationToken);
    }
}
