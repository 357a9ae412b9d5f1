using System.Text.Json.Nodes;
using MlOpsBuild.Configuration;
using MlOpsBuild.Data;
using MlOpsBuild.Data.Checks;
using MlOpsBuild.Scoring;
using MlOpsBuild.Tests.Training;
using MlOpsBuild.Training;
using MlOpsBuild.Training.Embedded;

namespace MlOpsBuild.Tests.Data;

/// <summary>Rows to choose among models with, from the configuration to the trainer.</summary>
public sealed class ValidationPartTests
{
    private static MlOpsConfig Config(double validation) =>
        new()
        {
            Model = "m",
            Task = ModelTask.Binary,
            Data = new DataConfig
            {
                Source = "data.csv",
                Label = "y",
                Split = new SplitConfig { Validation = validation },
            },
            Train = new TrainConfig(),
            Evaluate = new EvaluateConfig(),
            FilePath = "mlops.yaml",
        };

    [Fact]
    public void Keys_without_a_validation_part_stay_what_they_were()
    {
        JsonNode
            .DeepEquals(
                DataSet.ParametersOf(Config(0))["split"],
                JsonNode.Parse("""{"test": 0.2, "seed": 42}""")
            )
            .ShouldBeTrue();
        DataSet.ParametersOf(Config(0.1))["split"]!["validation"]!.GetValue<double>().ShouldBe(0.1);
    }

    [Fact]
    public void The_rows_of_each_part_are_told()
    {
        var table = TestFolder.Read(
            "x,y\n" + string.Concat(Enumerable.Range(0, 40).Select(i => $"{i},{i % 2}\n")),
            TestFolder.Schema("x:integer", "y:boolean")
        );
        var config = Config(0.25);
        var split = Splitter.Split(table, config.Data.Split);
        var input = new CheckInput(
            table,
            split,
            TestFolder.Schema("x:integer", "y:boolean"),
            ModelTask.Binary,
            "y",
            null,
            [],
            1
        );
        new RowsCheck()
            .Measure(input)
            .Single()
            .Message.ShouldBe(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The data has 40 rows: {split.Train.Length} for training, {split.Validation.Length} for validation, {split.Test.Length} for testing."
                )
            );
    }

    [Fact]
    public async Task Early_stopping_uses_it_and_trains_on_all_training_rows()
    {
        var telco = Telco.Load();
        var builder = telco.Builder(ModelTask.Binary, "churn", "Yes");
        var half = telco.Train.Length / 2;
        int[] train = telco.Train[..half];
        int[] validation = telco.Train[half..];
        var parameters = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["trees"] = 400L,
            ["learningRate"] = 0.2,
            ["earlyStopping"] = 5L,
        };
        var with = await TrainAsync(
            builder,
            train,
            parameters,
            new TrainingPart(builder.Features(validation), builder.Labels(validation))
        );
        var model = Last!;
        var without = await TrainAsync(builder, train, parameters, null);
        with["trees"].ShouldBeInRange(5, 399);
        with["validationLogLoss"].ShouldNotBe(without["validationLogLoss"]);

        // The loss that stopped it is that of the model on these rows.
        with["validationLogLoss"]
            .ShouldBe(
                Quality.LogLoss(
                    builder.Labels(validation),
                    SampleData.Predict(model, builder.Features(validation)),
                    1
                ),
                1e-9
            );

        // Without early stopping it does not matter.
        parameters["earlyStopping"] = 0L;
        parameters["trees"] = 5L;
        var all = await TrainAsync(
            builder,
            train,
            parameters,
            new TrainingPart(builder.Features(validation), builder.Labels(validation))
        );
        all.Keys.ShouldNotContain("validationLogLoss");
        all["trees"].ShouldBe(5);
    }

    private static IScorer? Last { get; set; }

    private static async Task<IReadOnlyDictionary<string, double>> TrainAsync(
        FeatureBuilder builder,
        int[] rows,
        Dictionary<string, object> parameters,
        TrainingPart? validation
    )
    {
        var folder = Directory.CreateTempSubdirectory("mlops-validation-");
        try
        {
            var trainer = new GbdtTrainer();
            var metrics = await trainer.TrainAsync(
                new TrainingRequest
                {
                    Signature = builder.Signature,
                    Features = builder.Features(rows),
                    Labels = builder.Labels(rows),
                    Validation = validation,
                    Parameters = TrainerParameters.Resolve(trainer, parameters),
                    Seed = 42,
                    DataDigest = "sha256:" + new string('0', 64),
                    OutputDirectory = folder.FullName,
                },
                TestContext.Current.CancellationToken
            );
            Last = ModelBundle.Load(folder.FullName);
            return metrics;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
