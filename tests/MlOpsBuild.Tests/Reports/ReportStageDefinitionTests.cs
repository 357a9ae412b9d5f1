using MlOpsBuild.Common;
using MlOpsBuild.Evaluation.Comparison;
using MlOpsBuild.Pipelines;
using MlOpsBuild.Reports;
using MlOpsBuild.Tests.Registry.Images;

namespace MlOpsBuild.Tests.Reports;

public class ReportStageDefinitionTests
{
    private static readonly ReportIdentity Identity = new()
    {
        Model = "telco-churn",
        Project = ".",
        Commit = "9f3c1a7",
        Trainer = "gbdt",
        DataDigest = "sha256:b",
        Baseline = new BaselineIdentity("main", "git", "main at 1a2b3c4", "sha256:d", ""),
        Reproduce = "./build.sh Report",
    };

    [Fact]
    public async Task It_writes_the_four_files_of_the_composed_model()
    {
        var folder = Directory.CreateTempSubdirectory("report-stage-");
        try
        {
            var model = ReportModels.Accepted();
            var stage = ReportStageDefinition.Create(
                Identity,
                [],
                (_, _) => Task.FromResult(model)
            );
            var context = new StageContext
            {
                ProjectDirectory = folder.FullName,
                OutputDirectory = folder.FullName,
                Upstream = new Dictionary<string, StageOutcome>(),
                Threads = 1,
                Progress = new Progress<double>(),
            };

            await stage.RunAsync(context, TestContext.Current.CancellationToken);

            folder
                .GetFiles()
                .Select(f => f.Name)
                .Order(StringComparer.Ordinal)
                .ShouldBe(["junit.xml", "report.html", "report.json", "report.md"]);
            var read = ReportJson.Read(
                File.ReadAllBytes(Path.Combine(folder.FullName, "report.json"))
            );
            SameRecord.Check(model, read);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void It_belongs_to_the_machine_and_not_to_the_commit()
    {
        var upstream = ReportStageDefinition.Create(
            Identity,
            [],
            (_, _) => Task.FromResult(ReportModels.Accepted())
        );
        var stage = ReportStageDefinition.Create(
            Identity,
            [upstream],
            (_, _) => Task.FromResult(ReportModels.Accepted())
        );

        stage.Name.ShouldBe("report");
        stage.Committed.ShouldBeFalse();
        stage.Upstream.ShouldBe([upstream]);
    }

    [Fact]
    public void The_schema_is_an_input_as_its_lines_are_shown()
    {
        var stage = ReportStageDefinition.Create(
            Identity with
            {
                Places = new() { Schema = "data/schema.yaml" },
            },
            [],
            (_, _) => Task.FromResult(ReportModels.Accepted())
        );

        stage.Files.ShouldBe(["data/schema.yaml"]);
    }

    [Fact]
    public void Everything_that_is_shown_is_in_the_key()
    {
        ReportIdentity[] others =
        [
            Identity with
            {
                Model = "x",
            },
            Identity with
            {
                Project = "x",
            },
            Identity with
            {
                Commit = "x",
            },
            Identity with
            {
                Dirty = true,
            },
            Identity with
            {
                Trainer = "x",
            },
            Identity with
            {
                Baseline = null,
            },
            Identity with
            {
                Baseline = Identity.Baseline! with { Note = "x" },
            },
            Identity with
            {
                Changes = [new("code", "a", "b", "c")],
            },
            Identity with
            {
                Stages = [new("a", "b")],
            },
            Identity with
            {
                Reproduce = "x",
            },
            Identity with
            {
                Places = new() { Folder = "x" },
            },
            Identity with
            {
                Places = new() { Config = "x" },
            },
            Identity with
            {
                Places = new() { Schema = "x" },
            },
            Identity with
            {
                Places = new() { Source = 1 },
            },
            Identity with
            {
                Places = new()
                {
                    Checks = new Dictionary<string, int>(StringComparer.Ordinal) { ["nulls"] = 1 },
                },
            },
            Identity with
            {
                Places = new() { Gates = [1] },
            },
            Identity with
            {
                Places = new() { Container = 30 },
            },
            Identity with
            {
                Places = new()
                {
                    Container = 30,
                    ContainerGates =
                    [
                        new()
                        {
                            Metric = "p99Seconds",
                            Max = 0.005,
                            Line = 31,
                        },
                    ],
                },
            },
            Identity with
            {
                Image = ImageSamples.Pushed(),
            },
            Identity with
            {
                Image = ImageSamples.Pushed() with
                {
                    Measurements = ImageSamples.Measurements with { P99Seconds = 0.0013 },
                },
            },
        ];

        string[] keys = [.. others.Append(Identity).Select(i => CanonicalJson.ToText(i.ToJson()))];

        keys.ShouldBeUnique();
        keys[^1]
            .ShouldBe(
                """{"baseline":{"description":"main at 1a2b3c4","kind":"git","modelDigest":"sha256:d","note":"","requested":"main"},"changes":[],"commit":"9f3c1a7","data":"sha256:b","dirty":false,"model":"telco-churn","places":{"checks":{},"config":"mlops.yaml","folder":".","gates":[],"schema":"","source":0},"project":".","reproduce":"./build.sh Report","stages":[],"trainer":"gbdt"}"""
            );
    }
}
