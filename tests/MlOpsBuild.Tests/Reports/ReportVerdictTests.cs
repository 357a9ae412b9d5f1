using MlOpsBuild.Reports;
using MlOpsBuild.Tests.Registry.Images;

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
    public void An_image_that_is_not_accepted_rejects_an_accepted_model()
    {
        ReportVerdict
            .Of(ReportModels.RejectedByImage())
            .ShouldBe(
                new(
                    ReportOutcome.Rejected,
                    "Model accepted, its image is not: startupSeconds 1.4125, at most 0.15; and 1 more",
                    ReportVerdict.Of(ReportModels.Accepted()).Detail
                )
            );
        ReportVerdict
            .Of(
                ReportModels.Inconclusive() with
                {
                    Image = ImageSamples.Pushed() with { Proof = new(100, 3, "row 7: Yes") },
                }
            )
            .ShouldBe(
                new(
                    ReportOutcome.Rejected,
                    "Inconclusive at gate auc maxRegression 0.005, its image is not: 3 of 100 golden rows through the running image came back different",
                    "row 7: Yes. " + ReportVerdict.Of(ReportModels.Inconclusive()).Detail
                )
            );
    }

    [Fact]
    public void An_accepted_image_changes_no_word() =>
        ReportVerdict.Of(ReportModels.Served()).ShouldBe(ReportVerdict.Of(ReportModels.Accepted()));

    [Fact]
    public void A_model_that_is_rejected_stays_rejected_for_its_own_reason() =>
        ReportVerdict
            .Of(ReportModels.RejectedByGate() with { Image = ImageSamples.Rejected() })
            .ShouldBe(ReportVerdict.Of(ReportModels.RejectedByGate()));

    [Fact]
    public void The_word_for_later_steps_is_that_of_the_report()
    {
        foreach (var (name, model) in ReportModels.All)
        {
            Rejection
                .VerdictOf(model.Checks, model.Comparison, model.Image)
                .ShouldBe(ReportVerdict.Of(model).Outcome.ToString().ToLowerInvariant(), name);
        }
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
