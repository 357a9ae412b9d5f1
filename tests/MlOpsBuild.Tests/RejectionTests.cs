using MlOpsBuild.Common;
using MlOpsBuild.Data.Checks;
using MlOpsBuild.Evaluation.Comparison;
using MlOpsBuild.Evaluation.Gates;
using MlOpsBuild.Tests.Registry.Images;

namespace MlOpsBuild.Tests;

public sealed class RejectionTests
{
    [Fact]
    public void One_line_names_the_failed_checks_and_counts_the_rest()
    {
        var checks = new CheckReport(
            10,
            8,
            2,
            [
                Check("nulls", "a", CheckOutcome.Fail, "3 of 10 rows have no value."),
                Check("nulls", "b", CheckOutcome.Fail, "line\nbreak"),
                Check("rows", null, CheckOutcome.Fail, "The data has 10 rows"),
                Check("label", "y", CheckOutcome.Fail, "one class"),
                Check("drift", "c", CheckOutcome.Warn, "drifts"),
            ],
            []
        );
        var rejection = Rejection.Of(checks);
        rejection.Message.ShouldBe(
            "data rejected: nulls a: 3 of 10 rows have no value; nulls b: line break; rows: The data has 10 rows; and 1 more"
        );
        rejection.ExitCode.ShouldBe(MlOpsExitCode.Rejected);
        rejection.ToString().ShouldBe(rejection.Message); // no stack
        Rejection.VerdictOf(checks, null).ShouldBe("rejected");
    }

    [Theory]
    [InlineData(GateOutcome.Pass, null, "accepted")]
    [InlineData(GateOutcome.Inconclusive, null, "inconclusive")]
    [InlineData(GateOutcome.Fail, "model rejected: auc 0.8 is below min 0.9", "rejected")]
    public void A_comparison_is_rejected_by_a_failed_gate_only(
        GateOutcome outcome,
        string? message,
        string verdict
    )
    {
        var comparison = new ComparisonResult
        {
            Baseline = new BaselineIdentity("constant", "constant", "constant", "", ""),
            Metrics = [],
            Gates =
            [
                Gate(GateOutcome.Pass, "f1 0.7 meets min 0.5"),
                Gate(outcome, "auc 0.8 is below min 0.9."),
            ],
            Confidence = 0.95,
            Resamples = 100,
        };
        Rejection.Of(comparison)?.Message.ShouldBe(message);
        (Rejection.Of(comparison) is null).ShouldBe(message is null);
        Rejection.VerdictOf(null, comparison).ShouldBe(verdict);
    }

    [Fact]
    public void An_image_is_rejected_by_its_proof_or_a_limit()
    {
        Rejection.Of(ImageSamples.Pushed()).ShouldBeNull();
        Rejection.Of(ImageSamples.Local()).ShouldBeNull();
        var rejection = Rejection.Of(
            ImageSamples.Rejected() with
            {
                Proof = new(100, 3, "row 7\nhas 0.83"),
            }
        )!;
        rejection.Message.ShouldBe(
            "image rejected: 3 of 100 golden rows through the running image came back different: row 7 has 0.83; startupSeconds 1.4125, at most 0.15; p99Seconds 0.012, at most 0.005"
        );
        rejection.ExitCode.ShouldBe(MlOpsExitCode.Rejected);
        Rejection
            .Of(ImageSamples.Pushed() with { Proof = new(0, 0) })!
            .Message.ShouldBe("image rejected: no golden row was sent through the running image");
    }

    [Fact]
    public void Before_there_is_a_comparison_there_is_no_verdict() =>
        Rejection.VerdictOf(null, null).ShouldBe("none");

    private static CheckResult Check(
        string check,
        string? column,
        CheckOutcome outcome,
        string message
    ) =>
        new()
        {
            Check = check,
            Column = column,
            Outcome = outcome,
            Message = message,
        };

    private static GateResult Gate(GateOutcome outcome, string message) =>
        new()
        {
            Gate = "auc min 0.9",
            Metric = "auc",
            Value = 0.8,
            Limit = 0.9,
            Outcome = outcome,
            Message = message,
        };
}
