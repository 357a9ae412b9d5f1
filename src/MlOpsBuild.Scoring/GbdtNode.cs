namespace MlOpsBuild.Scoring;

/// <summary>An inner node of a decision tree: where a row goes next.</summary>
public readonly record struct GbdtNode
{
    /// <summary>Numbers: values up to this go left. Never NaN; positive infinity sends all but the missing left.</summary>
    public required double Threshold { get; init; }

    /// <summary>The feature that decides.</summary>
    public required int Feature { get; init; }

    /// <summary>The left child: a node behind this one, or the bitwise complement of a leaf's index.</summary>
    public required int Left { get; init; }

    /// <summary>The right child, as <see cref="Left"/>.</summary>
    public required int Right { get; init; }

    /// <summary>
    /// Categories: where the node's set starts in <see cref="GbdtForest.CategorySets"/>; those in the set go left.
    /// Numbers: -1.
    /// </summary>
    public required int SetOffset { get; init; }

    /// <summary>Whether a missing value goes left.</summary>
    public required bool MissingLeft { get; init; }
}
