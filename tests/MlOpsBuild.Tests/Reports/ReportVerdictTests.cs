using MlOpsBuild.Reports;

namespace MlOpsBuild.Tests.Reports;

public class ReportVerdictTests
{
    [Fact]
    public void Each_outcome_names_what_decided_with_its_figure()
    {
        ReportVerdict
            .Of(ReportModels.Accepted())
            .ShouldBe(
                new(
                    ReportOutcome.Accepted,
                    "Accepted",
                    "AUC 0.8463, better than main at 1a2b3c4: +0.0122 (95% CI +0.0031 to +0.0214). All 3 gates passed."
                )
            );
        ReportVerdict
            .Of(ReportModels.RejectedByGate())
            .ShouldBe(
                new(
                    ReportOutcome.Rejected,
                    "Rejected by gate auc min 0.82 and 1 more",
                    "AUC is 0.8107, at least 0.82 is required."
                )
            );
        ReportVerdict
            .Of(ReportModels.RejectedByData())
            .ShouldBe(
                new(
                    ReportOutcome.Rejected,
                    "Rejected by data check nulls on column total_charges and 1 more",
                    "18.2% of the rows have no value, at most 5% is allowed (first at data/telco_churn.csv:490). No model was trained."
                )
            );
        ReportVerdict
            .Of(ReportModels.Inconclusive())
            .ShouldBe(
                new(
                    ReportOutcome.Inconclusive,
                    "Inconclusive at gate auc maxRegression 0.005",
                    "AUC is 0.0014 worse than the baseline, at most 0.005 is allowed, yet the interval reaches 0.0092. About 21,300 test rows would decide."
                )
            );
    }

    [Fact]
    public void Without_a_comparison_it_says_so()
    {
        var model = ReportModels.Accepted() with { Comparison = null };

        ReportVerdict.Of(model).Detail.ShouldContain("not compared");
        ReportVerdict.Of(model with { Evaluation = null }).Title.ShouldBe("Data accepted");
    }

    [Fact]
    public void A_failed_check_comes_before_a_failed_gate() =>
        ReportVerdict
            .Of(
                ReportModels.RejectedByGate() with
                {
                    Checks = ReportModels.RejectedByData().Checks,
                }
            )
            .Title.ShouldStartWith("Rejected by data check");
}
