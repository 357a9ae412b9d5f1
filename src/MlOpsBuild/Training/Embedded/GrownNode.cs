namespace MlOpsBuild.Training.Embedded;

/// <summary>An inner node of a <see cref="GrownTree"/>.</summary>
internal sealed class GrownNode
{
    public required int Feature { get; init; }
    public required bool IsCategory { get; init; }

    /// <summary>Numbers: the last bin that goes left.</summary>
    public required int Bin { get; init; }

    /// <summary>Categories: the bins that go left, besides the missing one.</summary>
    public required BinSet Set { get; init; }

    public required int MissingBin { get; init; }
    public required bool MissingLeft { get; init; }
    public int Left { get; set; }
    public int Right { get; set; }

    public bool GoesLeft(int bin) =>
        bin == MissingBin ? MissingLeft
        : IsCategory ? Set.Contains(bin)
        : bin <= Bin;
}
