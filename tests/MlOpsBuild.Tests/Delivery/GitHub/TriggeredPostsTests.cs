using MlOpsBuild.Delivery.GitHub;
using MlOpsBuild.Reports;
using MlOpsBuild.Reports.Intake;
using MlOpsBuild.Tests.Reports;

namespace MlOpsBuild.Tests.Delivery.GitHub;

public sealed class TriggeredPostsTests
{
    private const string Sha = "0123456789abcdef0123456789abcdef01234567";

    [Fact]
    public void A_report_is_posted_as_it_is()
    {
        var report = ReportModels.Accepted();
        var posts = TriggeredPosts.Of(Run("success"), [Upload(report)], [report.Model]);
        posts.ShouldHaveSingleItem().Report.ShouldBeSameAs(report);
        posts[0].Notice.ShouldBeNull();
    }

    [Fact]
    public void A_rejected_report_goes_with_a_run_that_failed()
    {
        var report = ReportModels.RejectedByGate();
        var posted = TriggeredPosts
            .Of(Run("failure"), [Upload(report)], [report.Model])
            .ShouldHaveSingleItem();
        ReportPost.Of(posted, null).Outcome.ShouldBe(RunOutcome.Rejected);
    }

    [Fact]
    public void A_run_that_failed_cannot_claim_to_be_accepted()
    {
        var report = ReportModels.Accepted();
        var notice = TriggeredPosts
            .Of(Run("failure"), [Upload(report)], [report.Model])
            .ShouldHaveSingleItem()
            .Notice.ShouldNotBeNull();
        notice.Outcome.ShouldBe(RunOutcome.Broken);
        notice.Model.ShouldBe(report.Model);
        notice.Commit.ShouldBe(Sha);
        notice.Message.ShouldContain("the run ended with 'failure'");
    }

    [Fact]
    public void A_model_that_is_rejected_does_not_break_the_reports_of_others()
    {
        var accepted = ReportModels.Accepted();
        var rejected = ReportModels.RejectedByGate() with { Model = "other" };
        var posts = TriggeredPosts.Of(Run("failure"), [Upload(accepted), Upload(rejected)], []);
        posts
            .Select(p => ReportPost.Of(p, null).Outcome)
            .ShouldBe([RunOutcome.Rejected, RunOutcome.Accepted], ignoreOrder: true);

        var broken = new RunNotice { Outcome = RunOutcome.Broken, Model = "other" };
        posts = TriggeredPosts.Of(
            Run("failure"),
            [Upload(accepted), new ReportUpload("mlops-report-x", new(null, broken))],
            []
        );
        posts.ShouldContain(p => p.Report == accepted);

        // What is not taken explains nothing.
        posts = TriggeredPosts.Of(
            Run("failure"),
            [Upload(accepted), new ReportUpload("mlops-report-x", null, "no zip")],
            []
        );
        posts.ShouldHaveSingleItem().Notice.ShouldNotBeNull().Outcome.ShouldBe(RunOutcome.Broken);
    }

    [Fact]
    public void An_upload_is_of_the_model_whose_whole_name_it_ends_with()
    {
        var posts = TriggeredPosts.Of(
            Run("failure"),
            [new ReportUpload("mlops-report-eu-churn", null, "of the longer one")],
            ["churn", "eu-churn"]
        );
        posts.Select(p => p.Model).ShouldBe(["churn", "eu-churn"]);
        posts[0].Notice!.Message.ShouldNotBe("of the longer one");
        posts[1].Notice!.Message.ShouldBe("of the longer one");
    }

    [Fact]
    public void Models_that_are_not_here_are_told_of_in_limits_and_put_none_away_that_is()
    {
        var uploads = Enumerable
            .Range(0, 300)
            .Select(i => Upload(ReportModels.Accepted() with { Model = $"a{i}" }))
            .Append(Upload(ReportModels.Accepted() with { Model = "churn" }))
            .ToList();
        var posts = TriggeredPosts.Of(Run("success"), uploads, ["churn"]);
        posts.Count.ShouldBe(21);
        posts.ShouldContain(p => p.Model == "churn" && p.Report != null);
    }

    [Theory]
    [InlineData("failure", RunOutcome.Broken)]
    [InlineData("timed_out", RunOutcome.Broken)]
    [InlineData("startup_failure", RunOutcome.Broken)]
    [InlineData("made_up_later", RunOutcome.Broken)]
    [InlineData("", RunOutcome.Broken)]
    [InlineData("cancelled", RunOutcome.Cancelled)]
    [InlineData("skipped", RunOutcome.Skipped)]
    [InlineData("stale", RunOutcome.Skipped)]
    [InlineData("success", RunOutcome.Skipped)]
    public void A_run_that_left_nothing_is_told_of_by_how_it_ended(
        string conclusion,
        RunOutcome outcome
    )
    {
        var post = TriggeredPosts.Of(Run(conclusion), [], ["churn"]).ShouldHaveSingleItem();
        post.Model.ShouldBe("churn");
        post.Notice.ShouldNotBeNull().Outcome.ShouldBe(outcome);
    }

    [Fact]
    public void A_run_that_waits_for_approval_is_not_told_of() =>
        TriggeredPosts.Of(Run("action_required"), [], ["churn"]).ShouldBeEmpty();

    [Fact]
    public void A_cancelled_run_has_no_verdict_whatever_it_left()
    {
        var report = ReportModels.Accepted();
        TriggeredPosts
            .Of(Run("cancelled"), [Upload(report)], [])
            .ShouldHaveSingleItem()
            .Notice.ShouldNotBeNull()
            .Outcome.ShouldBe(RunOutcome.Cancelled);
    }

    [Theory]
    [InlineData("success", RunOutcome.Skipped)]
    [InlineData("failure", RunOutcome.Broken)]
    public void A_notice_cannot_make_a_failed_run_look_skipped(string conclusion, RunOutcome shown)
    {
        var notice = new RunNotice { Outcome = RunOutcome.Skipped, Model = "churn" };
        TriggeredPosts
            .Of(Run(conclusion), [new ReportUpload("mlops-report", new(null, notice))], [])
            .ShouldHaveSingleItem()
            .Notice.ShouldNotBeNull()
            .Outcome.ShouldBe(shown);
    }

    [Fact]
    public void A_refused_upload_is_told_of_with_the_reason()
    {
        var notice = TriggeredPosts
            .Of(
                Run("success"),
                [new ReportUpload("mlops-report", null, "it is no zip file")],
                ["churn"]
            )
            .ShouldHaveSingleItem()
            .Notice.ShouldNotBeNull();
        notice.Outcome.ShouldBe(RunOutcome.Broken);
        notice.Message.ShouldBe("it is no zip file");
    }

    [Fact]
    public void Each_model_is_posted_once_and_an_upload_without_a_name_is_the_one_it_is_called_after()
    {
        var posts = TriggeredPosts.Of(
            Run("failure"),
            [
                new ReportUpload(
                    "mlops-report-b",
                    new(null, new RunNotice { Outcome = RunOutcome.Broken, Model = "" })
                ),
                new ReportUpload("mlops-report-b", null, "a second one"),
                new ReportUpload("mlops-report-unknown", null, "of no model"),
            ],
            ["a", "b"]
        );
        posts.Select(p => p.Model).ShouldBe(["a", "b"]);
        posts[1].Notice.ShouldNotBeNull().Message.ShouldNotContain("a second one");
    }

    private static ReportUpload Upload(ReportModel report) =>
        new("mlops-report", new RunReport(report, null));

    private static TriggeringRun Run(string conclusion) =>
        new()
        {
            Id = 7,
            Number = 3,
            Attempt = 1,
            Name = "mlops",
            HeadSha = Sha,
            Conclusion = conclusion,
            Event = "pull_request",
        };
}
