using MlOpsBuild.Common;
using MlOpsBuild.Pipelines;
using MlOpsBuild.Registry.Images;
using MlOpsBuild.Reports;
using MlOpsBuild.Tests.Registry.Images;

namespace MlOpsBuild.Tests.Reports;

/// <summary>The report of a project takes up what is known of the image of its model, and of no other.</summary>
public sealed class ReportImageTests : IDisposable
{
    private readonly RegisteredProject _project = new();

    private string Folder => Path.Combine(_project.Root, "artifacts", "report");

    private ImageRecords Records => new(_project.Root);

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task A_measurement_of_this_model_is_a_new_report_and_without_one_nothing_changes()
    {
        var without = await ReportAsync();
        without.Image.ShouldBeNull();
        var before = Files();
        _project.Observer.Ran.Clear();

        Records.Write(Image());
        var with = await ReportAsync();
        SameRecord.Check(Image(), with.Image);
        _project.Observer.Ran.ShouldBe(["report"]);
        File.ReadAllText(Path.Combine(Folder, "report.md")).ShouldContain("### Serving image");

        // Nothing new is no new report; another measurement is one.
        await ReportAsync();
        _project.Observer.Ran.ShouldBe(["report"]);
        var slower = ImageSamples.Measurements with { P99Seconds = 0.004 };
        Records.Write(Image() with { Measurements = slower, Gates = [] });
        (await ReportAsync()).Image!.Measurements.P99Seconds.ShouldBe(0.004);
        _project.Observer.Ran.ShouldBe(["report", "report"]);

        File.Delete(Records.PathOf("churn"));
        await ReportAsync();
        Files().ShouldBe(before);
        _project.Observer.Ran.ShouldBe(["report", "report"]);
        _project.Observer.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_failed_limit_rejects_and_points_at_its_line_also_when_that_moved()
    {
        Limit(0.0001);
        await ReportAsync();
        Records.Write(Image() with { Gates = [Gate(0.0001)] });

        var report = await ReportAsync();
        var finding = report.Findings.ShouldHaveSingleItem();
        finding.Path.ShouldBe("models/churn/mlops.yaml");
        finding.Level.ShouldBe(FindingLevel.Failure);
        finding.Title.ShouldBe("Container gate p99Seconds max 0.0001");
        Line(finding).ShouldContain("max: 0.0001");
        ReportHeadline.Of(report).Outcome.ShouldBe(RunOutcome.Rejected);
        (await VerdictAsync()).ShouldBe("rejected");

        File.WriteAllText(Config, "# a comment\n\n" + File.ReadAllText(Config));
        var moved = (await ReportAsync()).Findings.ShouldHaveSingleItem();
        moved.Line.ShouldBe(finding.Line + 2);
        Line(moved).ShouldContain("max: 0.0001");
    }

    [Fact]
    public async Task A_failed_proof_points_at_the_section_of_the_container()
    {
        Limit(1);
        await ReportAsync();
        Records.Write(Image() with { Proof = new(100, 1, "row 7") });

        var finding = (await ReportAsync()).Findings.ShouldHaveSingleItem();

        finding.Title.ShouldBe("Serving image");
        Line(finding).ShouldBe("container:");
    }

    [Fact]
    public async Task The_image_of_another_model_is_not_shown()
    {
        await ReportAsync();
        Records.Write(Image() with { ModelDigest = ImageSamples.Of('9') });
        (await ReportAsync()).Image.ShouldBeNull();
        (await VerdictAsync()).ShouldBe("accepted");

        // Trained anew, the model is another one.
        Records.Write(Image());
        (await ReportAsync()).Image.ShouldNotBeNull();
        _project.WriteConfig(trees: 11);
        (await ReportAsync()).Image.ShouldBeNull();
    }

    [Fact]
    public async Task A_damaged_record_is_told_and_counts_as_none()
    {
        await ReportAsync();
        _project.Repository.Write(".mlops/images/churn.json", "{\"model\":");

        (await ReportAsync()).Image.ShouldBeNull();
        _project.Observer.Warnings.ShouldHaveSingleItem().ShouldContain("counts as no image");
    }

    private string Config => Path.Combine(_project.Root, "models", "churn", "mlops.yaml");

    private string Line(ReportFinding finding) => File.ReadAllLines(Config)[finding.Line - 1];

    private void Limit(double max) =>
        File.AppendAllText(
            Config,
            string.Create(
                CultureInfo.InvariantCulture,
                $$"""
                container:
                  gates:
                    - { metric: p99Seconds, max: {{max}} }

                """
            )
        );

    private static ImageGate Gate(double max) =>
        ImageGate.Judge("p99Seconds", max, ImageSamples.Measurements);

    private ImageRecord Image() =>
        ImageSamples.Pushed() with
        {
            Model = "churn",
            ModelDigest = StageLock
                .Parse(
                    File.ReadAllBytes(
                        Path.Combine(_project.Root, "models", "churn", "mlops.lock", "train.json")
                    )
                )
                .Outputs.Single(o => o.Path == "model/model.json")
                .Digest,
        };

    private Dictionary<string, string> Files() =>
        Directory
            .GetFiles(Folder)
            .ToDictionary(f => Path.GetFileName(f), f => Digest.Of(File.ReadAllBytes(f)).Hex);

    private async Task<ReportModel> ReportAsync() => (await RunAsync()).Report;

    private async Task<string> VerdictAsync() => (await RunAsync()).Verdict;

    private async Task<(ReportModel Report, string Verdict)> RunAsync()
    {
        var project = ModelProject.Open(_project.Options);
        await project.CheckDataAsync(default);
        await project.EvaluateAsync(default);
        await project.ReportAsync(Folder, default);
        var outputs = await project.OutputsAsync(default);
        return (
            ReportJson.Read(File.ReadAllBytes(Path.Combine(Folder, "report.json"))),
            outputs.Single(o => o.Key == "verdict").Value
        );
    }
}
