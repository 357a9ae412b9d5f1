using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Pipelines;
using MlOpsBuild.Scoring;
using MlOpsBuild.Training;

namespace MlOpsBuild.Tests.Training;

public sealed class TrainStageTests
{
    private static readonly string[] Files = ["data/a.csv", "data/b.csv"];

    private readonly MlOpsConfig _config = new()
    {
        Model = "telco-churn",
        Task = ModelTask.Binary,
        Data = new DataConfig
        {
            Source = "data/*.csv",
            Label = "churn",
            Positive = "Yes",
            Ignore = ["b", "a"],
        },
        Train = new TrainConfig
        {
            Trainer = "linear",
            Parameters = new Dictionary<string, object>(StringComparer.Ordinal) { ["c"] = 2L },
        },
        FilePath = "/project/mlops.yaml",
    };

    [Fact]
    public void The_key_has_all_that_training_reads()
    {
        var stage = TrainStage.Create(_config, Files);
        stage.Name.ShouldBe("train");
        stage.Files.ShouldBe(["data/a.csv", "data/b.csv", "data/schema.yaml"]);
        stage.Upstream.ShouldBeEmpty();
        stage.Committed.ShouldBeTrue();
        CanonicalJson
            .ToText(stage.Parameters)
            .ShouldBe(
                """{"ignore":["a","b"],"label":"churn","parameters":{"c":2,"iterations":100,"missingIndicator":true,"tolerance":1E-08},"positive":"Yes","seed":42,"split":{"seed":42,"test":0.2},"task":"binary","trainer":"linear","trainerVersion":1}"""
            );
    }

    [Fact]
    public void A_gate_or_check_does_not_change_the_key()
    {
        var other = _config with
        {
            Model = "other",
            Checks = new Dictionary<string, CheckConfig>(StringComparer.Ordinal)
            {
                ["nulls"] = new() { Max = 0.1 },
            },
            Evaluate = new EvaluateConfig { Resamples = 500 },
        };
        JsonNode
            .DeepEquals(
                TrainStage.Create(_config, Files).Parameters,
                TrainStage.Create(other, Files).Parameters
            )
            .ShouldBeTrue();
    }

    [Theory]
    [InlineData("gdbt", "mlops.yaml: There is no trainer 'gdbt'. Did you mean 'gbdt'? Allowed: ")]
    public void An_unknown_trainer_is_told(string name, string message) =>
        Should
            .Throw<UsageException>(() =>
                TrainStage.Create(
                    _config with
                    {
                        Train = new TrainConfig { Trainer = name },
                    },
                    Files
                )
            )
            .Message.ShouldStartWith(message);

    [Fact]
    public void An_unknown_parameter_is_told() =>
        Should
            .Throw<UsageException>(() =>
                TrainStage.Create(
                    _config with
                    {
                        Train = _config.Train with { Trainer = "gbdt" },
                    },
                    Files
                )
            )
            .Message.ShouldStartWith("mlops.yaml: Trainer gbdt has no parameter 'c'.");

    [Fact]
    public async Task Runs_from_the_files_to_a_model_that_scores()
    {
        using var output = new TemporaryFolder();
        var config = _config with
        {
            Data = new DataConfig
            {
                Source = "data/telco_churn.csv",
                Label = "churn",
                Positive = "Yes",
                Ignore = ["total_charges"],
            },
            FilePath = Path.Combine(SampleData.Root(), "templates/mlopsbuild/mlops.yaml"),
        };
        var told = 0.0;
        await TrainStage
            .Create(config, ["data/telco_churn.csv"])
            .RunAsync(
                new StageContext
                {
                    ProjectDirectory = config.ProjectDirectory,
                    OutputDirectory = output.Path,
                    Upstream = new Dictionary<string, StageOutcome>(StringComparer.Ordinal),
                    Threads = 2,
                    Progress = new Told(share => told = share),
                },
                TestContext.Current.CancellationToken
            );

        told.ShouldBe(1);
        Directory
            .GetFiles(output.Path, "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(output.Path, f).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)
            .ShouldBe(["model/model.bin", "model/model.json", "training.json"]);
        var data = await global::MlOpsBuild.Data.DataSet.LoadAsync(
            config.ProjectDirectory,
            config,
            TestContext.Current.CancellationToken
        );
        // What scikit-learn is compared on is the split of the product.
        data.Split.Test.ShouldBe(Telco.Load().Test);
        var folder = Path.Combine(output.Path, TrainStage.ModelFolder);
        var manifest = ModelBundle.ReadManifest(
            await File.ReadAllBytesAsync(Path.Combine(folder, ModelBundle.ManifestFile))
        );
        manifest.DataDigest.ShouldBe(TrainStage.DigestOf(data.Table, data.Split.Train).ToString());
        manifest.Parameters["c"].ShouldBe(2L); // a whole number is written without a fraction
        manifest.Signature.Classes.ShouldBe(["No", "Yes"]);
        manifest.Signature.Features.ShouldNotContain(f => f.Name == "total_charges");

        var summary = JsonNode.Parse(
            await File.ReadAllTextAsync(Path.Combine(output.Path, TrainStage.SummaryFile))
        )!;
        summary["rows"]!.GetValue<int>().ShouldBe(data.Split.Train.Length);
        summary["features"]!.GetValue<int>().ShouldBe(18);
        summary["metrics"]!["converged"]!.GetValue<int>().ShouldBe(1);

        var builder = FeatureBuilder.ForSignature(data.Table, manifest.Signature);
        var predictions = SampleData.Predict(
            ModelBundle.Load(folder),
            builder.Features(data.Split.Test)
        );
        Quality.Auc(builder.Labels(data.Split.Test), predictions).ShouldBeInRange(0.8, 0.9);
    }

    [Fact]
    public void The_digest_of_data_is_that_of_the_row_hashes()
    {
        var table = new global::MlOpsBuild.Data.DataTable([], [1, 0x0102030405060708, 3], [], []);
        byte[] expected = [8, 7, 6, 5, 4, 3, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0];
        TrainStage.DigestOf(table, [1, 0]).ShouldBe(Digest.Of(expected));

        var many = Enumerable.Range(0, 2000).Select(i => (ulong)i).ToArray();
        TrainStage
            .DigestOf(
                new global::MlOpsBuild.Data.DataTable([], many, [], []),
                [.. Enumerable.Range(0, 2000)]
            )
            .ShouldBe(Digest.Of(many.SelectMany(BitConverter.GetBytes).ToArray()));
    }

    private sealed class Told(Action<double> action) : IProgress<double>
    {
        public void Report(double value) => action(value);
    }
}
