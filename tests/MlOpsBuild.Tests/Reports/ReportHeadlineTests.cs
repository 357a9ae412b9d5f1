using MlOpsBuild.Reports;

namespace MlOpsBuild.Tests.Reports;

public class ReportHeadlineTests
{
    [Theory]
    [InlineData(
        "rejected-gate",
        RunOutcome.Rejected,
        "Rejected by gate auc min 0.82 and 1 more. AUC is 0.8107, at least 0.82 is required."
    )]
    [InlineData(
        "rejected-data",
        RunOutcome.Rejected,
        "Rejected by data check nulls on column total_charges and 1 more. 18.2% of the rows"
    )]
    [InlineData(
        "inconclusive",
        RunOutcome.Inconclusive,
        "Inconclusive at gate auc maxRegression 0.005. AUC is 0.0014 worse"
    )]
    [InlineData(
        "accepted",
        RunOutcome.Accepted,
        "Accepted. AUC 0.8463, better than main at 1a2b3c4:"
    )]
    public void Of_a_report(string name, RunOutcome outcome, string start)
    {
        var headline = ReportHeadline.Of(ReportModels.All.First(m => m.Name == name).Model);

        headline.Outcome.ShouldBe(outcome);
        headline.Title.ShouldStartWith(start);
    }

    [Theory]
    [InlineData(
        "notice-broken",
        "No verdict: the build broke in Train. mlops.yaml:12:5: train.parameters.depht"
    )]
    [InlineData("notice-cancelled", "No verdict: the run was cancelled in Evaluate.")]
    [InlineData("notice-skipped", "No verdict: nothing had to run. No file of the model changed.")]
    [InlineData("notice-unknown", "No verdict: the build broke.")]
    public void Of_a_notice(string name, string start)
    {
        var notice = RunNotices.All.First(m => m.Name == name).Notice;

        var headline = ReportHeadline.Of(notice);

        headline.Outcome.ShouldBe(notice.Outcome);
        headline.Title.ShouldStartWith(start);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("\U0001F600")]
    [InlineData("a\u0301")]
    [InlineData("::error::\n")]
    [InlineData("\ud800")]
    public void It_is_one_line_of_bounded_length(string unit)
    {
        var text = string.Concat(Enumerable.Repeat(unit, 5_000));
        string[] titles =
        [
            ReportHeadline.Of(RunNotices.Hostile(_ => text)).Title,
            ReportHeadline.Of(HostileModels.Create(_ => text)).Title,
        ];

        titles.ShouldAllBe(t => t.Length <= ReportHeadline.MaxLength && t.Length > 100);
        titles.ShouldAllBe(t => !t.Any(char.IsControl));
    }
}
