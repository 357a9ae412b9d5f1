using MlOpsBuild.Registry.Remote;

namespace MlOpsBuild;

/// <summary>What a push or pull did.</summary>
public sealed record ShareResult
{
    /// <summary>How many results of stages went.</summary>
    public int Results { get; init; }

    /// <summary>How many data snapshots went.</summary>
    public int Snapshots { get; init; }

    /// <summary>How many of either were there already, and did not go.</summary>
    public int There { get; init; }

    /// <summary>How many blobs went.</summary>
    public int Blobs { get; init; }

    /// <summary>How many bytes they have.</summary>
    public long Bytes { get; init; }

    /// <summary>
    /// The stages and tracked paths that are not to be had: not in the store for a push, not in the registry for a pull.
    /// </summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>Both together.</summary>
    public static ShareResult operator +(ShareResult a, ShareResult b) =>
        new()
        {
            Results = a.Results + b.Results,
            Snapshots = a.Snapshots + b.Snapshots,
            There = a.There + b.There,
            Blobs = a.Blobs + b.Blobs,
            Bytes = a.Bytes + b.Bytes,
            Missing = [.. a.Missing, .. b.Missing],
        };

    /// <summary>With what became of one snapshot.</summary>
    internal ShareResult With(string path, TransferResult? transfer) =>
        transfer switch
        {
            null => this with { Missing = [.. Missing, path] },
            { Manifests: 0 } => this with { There = There + 1 },
            _ => this with
            {
                Snapshots = Snapshots + 1,
                Blobs = Blobs + transfer.Blobs,
                Bytes = Bytes + transfer.Bytes,
            },
        };
}
