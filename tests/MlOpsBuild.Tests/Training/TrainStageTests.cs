using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
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
}
