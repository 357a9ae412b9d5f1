namespace MlOpsBuild.Evaluation.Slices;

/// <summary>The metrics on the test rows that have one value in a slice column.</summary>
/// <param name="Column">The slice column.</param>
/// <param name="Value">
/// The value; numbers are in bins such as <c>[10, 20)</c>; <c>(missing)</c> for none; <c>(other)</c> for the rare values
/// of a column with more than 50.
/// </param>
/// <param name="Rows">Test rows in it.</param>
/// <param name="Metrics">
/// The same metrics as for all rows, in the same order; without intervals when <see cref="IsSmall"/>.
/// </param>
public sealed record SliceResult(
    string Column,
    string Value,
    int Rows,
    IReadOnlyList<MetricValue> Metrics
)
{
    /// <summary>Below this many rows a slice is small: its metrics are anecdotes, and no gate uses them.</summary>
    public const int SmallRows = 30;

    /// <summary>Whether it has fewer than <see cref="SmallRows"/> rows.</summary>
    public bool IsSmall => Rows < SmallRows;
}
