using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Data;
using MlOpsBuild.Data.Checks;
using MlOpsBuild.Pipelines;
using MlOpsBuild.Scoring;
using MlOpsBuild.Tests.Data.Checks;

namespace MlOpsBuild.Tests.Data;

public class CheckDataStageTests
{
    private static readonly MlOpsConfig Config = CheckData
        .Of("y\n1\n", "y", "y:number")
        .As(ModelTask.Binary, "Yes")
        .Config with
    {
        Data = new DataConfig
        {
            Source = "data/*.csv",
            Label = "y",
            Positive = "Yes",
            Ignore = ["b", "a"],
        },
        Checks = new Dictionary<string, CheckConfig>(StringComparer.Ordinal)
        {
            ["nulls"] = new CheckConfig { Max = 0.05, Line = 9 },
            ["drift"] = new CheckConfig { Enabled = false, Line = 10 },
            ["rows"] = new CheckConfig { Line = 11 },
        },
    };

    [Fact]
    public void The_declaration_has_what_the_stage_reads_and_nothing_else()
    {
        var stage = CheckDataStage.Create(Config, ["data/a.csv", "data/b.csv"]);
        (stage.Name, stage.Version, stage.Committed).ShouldBe(("check-data", 1, true));
        stage.Files.ShouldBe(["data/a.csv", "data/b.csv", "data/schema.yaml"]);
        stage.Upstream.ShouldBeEmpty();
        stage.External.ShouldBeEmpty();
        CanonicalJson
            .ToText(stage.Parameters)
            .ShouldBe(
                """{"checks":{"drift":{"enabled":false},"nulls":{"max":0.05}},"ignore":["a","b"],"label":"y","positive":"Yes","split":{"seed":42,"test":0.2},"task":"binary"}"""
            );
    }

    [Fact]
    public void What_changes_no_result_changes_no_parameter()
    {
        var moved = Config with
        {
            FilePath = "/elsewhere/mlops.yaml",
            Checks = Config.Checks.ToDictionary(
                c => c.Key,
                c => c.Value with { Line = 99 },
                StringComparer.Ordinal
            ),
            Train = new TrainConfig { Seed = 1 },
            Data = Config.Data with { Ignore = ["a", "b"] },
        };
        Parameters(moved).ShouldBe(Parameters(Config));
        Parameters(Config with { Data = Config.Data with { Split = new() { Seed = 1 } } })
            .ShouldNotBe(Parameters(Config));
        Parameters(Config with { Data = Config.Data with { Split = new() { Time = "t" } } })
            .ShouldContain("\"split\":{\"test\":0.2,\"time\":\"t\"}");
        string Parameters(MlOpsConfig config) =>
            CanonicalJson.ToText(CheckDataStage.Create(config, []).Parameters);
    }

    [Fact]
    public void A_rejection_names_the_first_failure()
    {
        CheckDataStage.ThrowIfRejected(new CheckReport(1, 1, 0, [Result(CheckOutcome.Warn)], []));
        var exception = Should.Throw<RejectedException>(() =>
            CheckDataStage.ThrowIfRejected(
                new CheckReport(1, 1, 0, [Result(CheckOutcome.Fail)], [])
            )
        );
        exception.ExitCode.ShouldBe(MlOpsExitCode.Rejected);
        exception.Message.ShouldBe("The data is rejected by the check 'nulls': x: 1 is missing.");
        static CheckResult Result(CheckOutcome outcome) =>
            new()
            {
                Check = "nulls",
                Column = "x",
                Outcome = outcome,
                Message = "1 is missing.",
            };
    }

    private const string Schema = """
        columns:
          - name: y
            type: category
          - name: x
            type: number

        """;

    private static async Task<CheckReport> Run(TestFolder folder, string csv, int threads = 1)
    {
        folder.Write("data/a.csv", csv);
        folder.Write("data/schema.yaml", Schema);
        var config = Config with
        {
            FilePath = Path.Combine(folder.Path, "mlops.yaml"),
            Data = Config.Data with { Ignore = [] },
        };
        var output = Directory.CreateDirectory(Path.Combine(folder.Path, "out")).FullName;
        await CheckDataStage
            .Create(config, ["data/a.csv"])
            .RunAsync(
                new StageContext
                {
                    ProjectDirectory = folder.Path,
                    OutputDirectory = output,
                    Upstream = new Dictionary<string, StageOutcome>(StringComparer.Ordinal),
                    Threads = threads,
                    Progress = new Progress<double>(),
                },
                CancellationToken.None
            );
        Directory.GetFiles(output).Select(Path.GetFileName).ShouldBe(["checks.json"]);
        return CheckReportJson.Read(
            await File.ReadAllBytesAsync(Path.Combine(output, "checks.json"))
        );
    }

    private static string Csv(int rows)
    {
        var random = new StableRandom(3, "stage");
        return "y,x\n"
            + string.Concat(
                Enumerable
                    .Range(0, rows)
                    .Select(i =>
                        FormattableString.Invariant(
                            $"{(random.NextInt(2) == 0 ? "Yes" : "No")},{random.NextDouble()}\n"
                        )
                    )
            );
    }

    [Fact]
    public async Task The_stage_writes_the_report()
    {
        using var folder = new TestFolder();
        var report = await Run(folder, Csv(200));
        report.Outcome.ShouldBe(CheckOutcome.Pass, string.Join('\n', report.Results));
        report.Rows.ShouldBe(200);
    }

    [Fact]
    public async Task Rejected_data_is_a_report_too()
    {
        using var folder = new TestFolder();
        var report = await Run(folder, "y,x\nYes,1\n");
        report.Outcome.ShouldBe(CheckOutcome.Fail);
    }

    [Fact]
    public async Task An_empty_part_is_told_by_the_label_check()
    {
        using var folder = new TestFolder();
        var equal = "y,x\n" + string.Concat(Enumerable.Repeat("Yes,1\nNo,1\n", 30));
        var report = await Run(folder, equal);
        report.Outcome.ShouldBe(CheckOutcome.Fail);
        report.Results[0].Check.ShouldBe("label");
    }

    [Fact]
    public async Task A_data_set_is_read_and_split_alike_by_all_stages()
    {
        using var folder = new TestFolder();
        folder.Write("data/a.csv", Csv(100));
        folder.Write("data/schema.yaml", Schema);
        var data = await DataSet.LoadAsync(folder.Path, Config, CancellationToken.None);
        data.Table.RowCount.ShouldBe(100);
        data.Schema.Columns.Count.ShouldBe(2);
        data.Split.Train.Length.ShouldBe(100 - data.Split.Test.Length);
        var again = await DataSet.LoadAsync(
            folder.Path,
            Config,
            ["data/a.csv"],
            CancellationToken.None
        );
        again.Split.Test.ShouldBe(data.Split.Test);
        folder.Write("data/a.csv", "y,x\nYes,1\n");
        (
            await Should.ThrowAsync<UsageException>(() =>
                DataSet.LoadAsync(folder.Path, Config, CancellationToken.None)
            )
        ).Message.ShouldContain("puts none of 1 rows into the");
    }
}
