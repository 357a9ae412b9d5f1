using MlOpsBuild.Common;
using MlOpsBuild.Reports;
using MlOpsBuild.Reports.Intake;

namespace MlOpsBuild.Tests.Reports;

/// <summary>Findings of a real project, also after lines moved that no result depends on.</summary>
public sealed class ReportLinesTests : IDisposable
{
    private readonly RegisteredProject _project = new();

    private string Folder => Path.Combine(_project.Root, "artifacts", "report");

    [Fact]
    public async Task A_moved_gate_is_found_on_its_new_line_without_a_stage_being_run_again()
    {
        _project.WriteConfig(min: 0.9999);
        var before = await ReportAsync();
        before.Single(f => f.Title.StartsWith("Gate")).Line.ShouldBe(9);
        _project.Observer.Ran.Clear();

        var config = Path.Combine(_project.Root, "models", "churn", "mlops.yaml");
        File.WriteAllText(config, "# a comment\n\n" + File.ReadAllText(config));
        var after = await ReportAsync();

        var gate = after.Single(f => f.Title.StartsWith("Gate"));
        gate.Line.ShouldBe(11);
        gate.Path.ShouldBe("models/churn/mlops.yaml");
        gate.Level.ShouldBe(FindingLevel.Failure);
        File.ReadAllLines(config)[gate.Line - 1].ShouldContain("min: 0.9999");
        _project.Observer.Ran.ShouldBe(["report"]);
    }

    [Fact]
    public async Task A_moved_column_is_found_on_its_new_line_though_the_checks_find_the_same()
    {
        _project.WriteConfig();
        _project.Repository.Write(
            "models/churn/data.csv",
            RegisteredProject.Rows(seed: 5) + "x,x,Yes\n"
        );
        (await ReportAsync())
            .Single(f => f.Title == "Data check types on column a")
            .Line.ShouldBe(2);

        var schema = Path.Combine(_project.Root, "models", "churn", "schema.yaml");
        File.WriteAllText(schema, "# a\n# b\n# c\n" + File.ReadAllText(schema));
        var finding = (await ReportAsync()).Single(f => f.Title == "Data check types on column a");

        finding.Line.ShouldBe(5);
        finding.Path.ShouldBe("models/churn/schema.yaml");
        finding.Message.ShouldContain("at data.csv:902");
        File.ReadAllLines(schema)[finding.Line - 1].ShouldContain("name: a");
    }

    [Theory]
    [InlineData("models", "churn")]
    [InlineData("models/churn", ".")]
    public async Task A_repository_that_reaches_above_the_build_names_files_from_its_own_root(
        string root,
        string project
    )
    {
        _project.WriteConfig(min: 0.9999);
        _project.Repository.Commit("stricter");

        await ReportAsync(Path.Combine(_project.Root, root));

        // As GitHub has them, and as they are taken over from an upload.
        var taken = (await ReportIntake.ReadAsync(Folder)).Report!;
        taken.Project.ShouldBe(project);
        taken.Findings.ShouldHaveSingleItem().Path.ShouldBe("models/churn/mlops.yaml");
        _project.Repository.Git("ls-files", taken.Findings[0].Path).ShouldNotBeEmpty();
    }

    public void Dispose() => _project.Dispose();

    private async Task<IReadOnlyList<ReportFinding>> ReportAsync(string? root = null)
    {
        var project = ModelProject.Open(_project.Options with { Root = root ?? _project.Root });
        try
        {
            await project.CheckDataAsync(default);
            await project.EvaluateAsync(default);
        }
        catch (RejectedException)
        {
            // The report tells of it.
        }

        await project.ReportAsync(Folder, default);
        return ReportJson.Read(File.ReadAllBytes(Path.Combine(Folder, "report.json"))).Findings;
    }
}
