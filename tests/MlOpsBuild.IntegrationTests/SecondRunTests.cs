namespace MlOpsBuild.IntegrationTests;

/// <summary>What reruns, and what does not.</summary>
public sealed class SecondRunTests
{
    [Fact]
    public void The_first_run_makes_the_report_and_the_second_runs_no_stage()
    {
        using var project = new SampleProject();
        Directory.Delete(project.PathOf("mlops.lock"), recursive: true);
        var first = project.Run("Report").ShouldEndWith(0).ShouldShowNoStack();
        foreach (var stage in new[] { "check-data", "train", "evaluate", "compare", "report" })
        {
            first.ShouldSay($"{stage, -11} ran");
        }

        foreach (var file in new[] { "report.md", "report.html", "report.json", "junit.xml" })
        {
            new FileInfo(project.PathOf("artifacts", "report", file)).Length.ShouldBeGreaterThan(
                500
            );
        }

        var second = project.Run("Report").ShouldEndWith(0);
        foreach (var stage in new[] { "check-data", "train", "evaluate", "compare", "report" })
        {
            second.ShouldSay($"{stage, -11} hit");
        }

        second.ShouldSay("5 of 5 stages were hits; none ran");
    }

    [Fact]
    public void Another_parameter_reruns_from_training_on_and_not_the_checks()
    {
        using var project = new SampleProject();
        project.Run("Report").ShouldEndWith(0);
        project.Edit(project.Config, "trees: 300", "trees: 290");
        project
            .Run("Report")
            .ShouldEndWith(0)
            .ShouldSay("check-data  hit")
            .ShouldSay("train       ran")
            .ShouldSay("parameters.trees: ")
            .ShouldSay("evaluate    ran")
            .ShouldSay("report      ran");
    }

    [Fact]
    public void One_other_byte_of_data_reruns_everything()
    {
        using var project = new SampleProject();
        project.Run("Report").ShouldEndWith(0);
        project.Edit(project.Data, "29.85,29.85", "29.85,29.95");
        var run = project.Run("Report").ShouldEndWith(0);
        foreach (var stage in new[] { "check-data", "train", "evaluate", "compare", "report" })
        {
            run.ShouldSay($"{stage, -11} ran");
        }

        run.ShouldSay("data/telco_churn.csv");
    }

    [Fact]
    public void A_touched_file_reruns_nothing()
    {
        using var project = new SampleProject();
        project.Run("Report").ShouldEndWith(0);
        foreach (
            var file in new[]
            {
                project.Data,
                project.Config,
                project.PathOf("data", "schema.yaml"),
            }
        )
        {
            File.SetLastWriteTimeUtc(file, new DateTime(2031, 5, 6, 7, 8, 9, DateTimeKind.Utc));
        }

        project.Run("Report").ShouldEndWith(0).ShouldSay("5 of 5 stages were hits; none ran");
    }

    [Fact]
    public void A_comment_in_the_configuration_reruns_nothing()
    {
        using var project = new SampleProject();
        project.Run("Report").ShouldEndWith(0);
        File.AppendAllText(project.Config, "\n# a remark\n");
        project.Run("Report").ShouldEndWith(0).ShouldSay("5 of 5 stages were hits; none ran");
    }

    [Fact]
    public void A_deleted_report_is_put_back_without_running_a_stage()
    {
        using var project = new SampleProject();
        project.Run("Report").ShouldEndWith(0);
        var html = File.ReadAllBytes(project.PathOf("artifacts", "report", "report.html"));
        Directory.Delete(project.PathOf("artifacts"), recursive: true);
        project.Run("Report").ShouldEndWith(0).ShouldSay("5 of 5 stages were hits; none ran");
        File.ReadAllBytes(project.PathOf("artifacts", "report", "report.html")).ShouldBe(html);
    }
}
