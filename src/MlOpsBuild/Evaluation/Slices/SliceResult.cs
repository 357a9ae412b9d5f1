namespace MlOpsBuild.Evaluation.Slices;

/// <summary>The metrics on the test rows that have one value in a slice column.</summary>
/// <param name="Column">The slice column.</param>
/// <param name="Value">The value; numbers are in bins such as <c>[10, 20)</c>; <c>(missing)</c> for none.</param>
/// <param name="Rows">Test rows in it.</param>
/// <param name="Metrics">The same metrics as for all rows, in the same order.</param>
public sealed record SliceResult(
    string Column,
    string Value,
    int Rows,
    IReadOnlyList<MetricValue> Metrics
);
