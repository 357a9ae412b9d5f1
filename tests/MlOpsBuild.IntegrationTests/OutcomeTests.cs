using System.Text.Json;

namespace MlOpsBuild.IntegrationTests;

/// <summary>Verdicts, exit codes and plans as a user meets them.</summary>
public sealed class OutcomeTests
{
    [Fact]
    public void A_gate_that_fails_leaves_the_full_report_and_exit_code_3()
    {
        using var project = new SampleProject();
        project.Edit(project.Config, "min: 0.82", "min: 0.99");
        var run = project.Run("Report").ShouldEndWith(3).ShouldShowNoStack();
        run.ShouldSay("is below min 0.99");
        var report = File.ReadAllText(project.PathOf("artifacts", "report", "report.md"));
        report.ShouldContain("0.99");
        report.ShouldContain("rejected", Case.Insensitive);
        File.ReadAllText(project.PathOf("artifacts", "report", "junit.xml"))
            .ShouldContain("<failure");

        // a hit says no as well
        project
            .Run("Report")
            .ShouldEndWith(3)
            .ShouldSay("is below min 0.99")
            .ShouldSay("none ran");
        project.Run("Evaluate").ShouldEndWith(3).ShouldSay("is below min 0.99");
    }

    [Fact]
    public void An_unknown_target_breaks_with_a_suggestion() =>
        new SampleProject().Run("Reprot").ExitCode.ShouldNotBe(0);

    [Fact]
    public void Explain_tells_hits_and_for_a_miss_each_changed_input()
    {
        using var project = new SampleProject();
        project.Run("Report").ShouldEndWith(0);
        project.Run("Explain").ShouldEndWith(0).ShouldSay("hit");
        project.Edit(project.Config, "learningRate: 0.05", "learningRate: 0.06");
        var text = project.Run("Explain").ShouldEndWith(0);
        text.ShouldSay("parameters.learningRate");
        text.ShouldNotSay("ran");

        var json = project.Run("Explain", "--json").ShouldEndWith(0).Output;
        using var plan = JsonDocument.Parse(
            json[json.IndexOf('{', StringComparison.Ordinal)..(json.LastIndexOf('}') + 1)]
        );
        var stages = plan.RootElement.GetProperty("stages").EnumerateArray().ToArray();
        stages[0].GetProperty("status").GetString().ShouldBe("hit");
        var train = stages.Single(s => s.GetProperty("name").GetString() == "train");
        train.GetProperty("status").GetString().ShouldBe("miss");
        var change = train.GetProperty("changes").EnumerateArray().Single();
        change.GetProperty("name").GetString().ShouldBe("parameters.learningRate");
        change.GetProperty("old").GetString().ShouldNotBe(change.GetProperty("new").GetString());
    }

    [Fact]
    public void A_git_ref_is_the_baseline_and_a_changed_model_is_compared_with_it()
    {
        using var project = new SampleProject(git: true);
        project.Run("Report").ShouldEndWith(0);
        project.Commit("locks");
        Programs.Git(project.Root, "checkout", "-q", "-b", "change");
        project.Edit(project.Config, "trees: 300", "trees: 290");
        project.Run("Report").ShouldEndWith(0);
        var report = File.ReadAllText(project.PathOf("artifacts", "report", "report.md"));
        report.ShouldContain("main at ");
        report.ShouldContain("trees");

        // the same from an empty store: the baseline's model is trained again from its commit
        Directory.Delete(project.PathOf(".mlops", "store"), recursive: true);
        project.Run("Report").ShouldEndWith(0);
        File.ReadAllText(project.PathOf("artifacts", "report", "report.md")).ShouldBe(report);
    }

    [Fact]
    public void A_baseline_that_needs_a_column_that_is_gone_gives_way_to_the_constant_one()
    {
        using var project = new SampleProject(git: true);
        project.Run("Report").ShouldEndWith(0);
        project.Commit("locks");
        File.WriteAllLines(
            project.Data,
            File.ReadAllLines(project.Data)
                .Select(row => string.Join(',', row.Split(',').Where((_, c) => c != 4)))
        );
        var schema = File.ReadAllText(project.PathOf("data", "schema.yaml"));
        var start = schema.IndexOf("  - name: dependents", StringComparison.Ordinal);
        var end = schema.IndexOf("  - name: tenure", StringComparison.Ordinal);
        File.WriteAllText(project.PathOf("data", "schema.yaml"), schema.Remove(start, end - start));
        project
            .Run("Report")
            .ShouldEndWith(0)
            .ShouldSay(
                "baseline main: its model cannot be compared: it uses the column dependents"
            );
        File.ReadAllText(project.PathOf("artifacts", "report", "report.md"))
            .ShouldContain("**Baseline** constant");
    }

    [Fact]
    public void Outside_a_repository_the_baseline_is_constant_and_one_line_says_so()
    {
        using var project = new SampleProject();
        var run = project.Run("Report").ShouldEndWith(0);
        run.Output.Split('\n')
            .Count(l =>
                l.Contains("baseline", StringComparison.OrdinalIgnoreCase)
                && l.Contains("in no Git repository", StringComparison.OrdinalIgnoreCase)
            )
            .ShouldBe(1, run.Output);
    }

    [Fact]
    public void Without_the_native_library_the_pipeline_runs_and_one_line_says_how_to_get_it()
    {
        using var project = new SampleProject(git: true);
        using var empty = new SampleProject();
        var run = project
            .RunWith([("MLOPS_GIT2_PATH", empty.PathOf("data"))], "Report")
            .ShouldEndWith(0);
        run.ShouldSay("libgit2");
    }

    [Fact]
    public void In_GitHub_Actions_the_summary_and_outputs_are_written()
    {
        using var project = new SampleProject();
        var summary = project.PathOf("summary.md");
        var outputs = project.PathOf("outputs.txt");
        project
            .RunWith(
                [
                    ("GITHUB_ACTIONS", "true"),
                    ("GITHUB_STEP_SUMMARY", summary),
                    ("GITHUB_OUTPUT", outputs),
                ],
                "Report"
            )
            .ShouldEndWith(0);
        File.ReadAllText(summary).ShouldContain("telco-churn");
        var lines = File.ReadAllLines(outputs);
        lines.ShouldContain("verdict=accepted");
        lines.ShouldContain(l => l.StartsWith("model-digest=sha256:", StringComparison.Ordinal));
        lines.ShouldContain(l => l.StartsWith("auc=0.8", StringComparison.Ordinal));
    }
}
