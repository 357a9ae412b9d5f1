using MlOpsBuild.Data.Profile;

namespace MlOpsBuild.Data.Checks;

/// <summary>All that the CheckData stage found; stored as <c>checks.json</c>.</summary>
/// <param name="Rows">Rows of data.</param>
/// <param name="TrainRows">Rows of the training part.</param>
/// <param name="TestRows">Rows of the test part.</param>
/// <param name="Results">Every check's results: worst outcome first, then by check, then by column.</param>
/// <param name="Columns">A profile of each column, in the order of the schema.</param>
public sealed record CheckReport(
    int Rows,
    int TrainRows,
    int TestRows,
    IReadOnlyList<CheckResult> Results,
    IReadOnlyList<ColumnProfile> Columns
)
{
    /// <summary>The worst outcome of all results.</summary>
    public CheckOutcome Outcome =>
        Results.Any(r => r.Outcome == CheckOutcome.Fail) ? CheckOutcome.Fail
        : Results.Any(r => r.Outcome == CheckOutcome.Warn) ? CheckOutcome.Warn
        : CheckOutcome.Pass;
}
