using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Scoring;
using MlOpsBuild.Training;

namespace MlOpsBuild.MLNet.Tests.Training;

public sealed class PipelineTests
{
    static PipelineTests() => Plugins.Add(typeof(PipelineTests).Assembly);

    [Fact]
    public async Task A_pipeline_of_the_users_own_is_trained_and_served()
    {
        var part = await Telco.PartAsync(ModelTask.Binary);
        using var trained = await Trained.Async("mlnet/pipeline", part, Gentle());
        Quality
            .Auc(part.Test.Labels, trained.Predict(part.Test.Features))
            .ShouldBeInRange(0.80, 0.88);
        using var again = await Trained.Async("mlnet/pipeline", part, Gentle());
        again.Bytes().ShouldBe(trained.Bytes(), ignoreOrder: true);
    }

    [Fact]
    public async Task A_pipeline_without_a_probability_is_told_what_it_lacks()
    {
        var e = await Should.ThrowAsync<MlOpsException>(() =>
            Trained.Async("mlnet/pipeline", Made.Gaps(), new() { ["pipeline"] = "scoreOnly" })
        );
        e.Message.ShouldContain("gives no column 'Probability'");
        e.Message.ShouldContain("Calibrators.Platt()");
    }

    [Theory]
    [InlineData("gentleTree", "There is no pipeline 'gentleTree'. Did you mean 'gentleTrees'?")]
    [InlineData("", "needs 'parameters: { pipeline: name }'")]
    public void A_pipeline_that_is_not_there_is_told(string name, string message) =>
        Should
            .Throw<UsageException>(() =>
                Trainers
                    .Find("mlnet/pipeline")
                    .InputsOf(new TrainerContext(Config(ModelTask.Binary, name)))
            )
            .Message.ShouldContain(message);

    [Fact]
    public void A_pipeline_for_another_task_is_told() =>
        Should
            .Throw<UsageException>(() =>
                Trainers
                    .Find("mlnet/pipeline")
                    .InputsOf(new TrainerContext(Config(ModelTask.Regression, "gentleTrees")))
            )
            .Message.ShouldContain("cannot do task regression");

    [Fact]
    public void The_version_of_a_pipeline_is_part_of_the_key() =>
        Trainers
            .Find("mlnet/pipeline")
            .InputsOf(new TrainerContext(Config(ModelTask.Binary, "gentleTrees")))
            .Facts!["pipelineVersion"]!
            .GetValue<int>()
            .ShouldBe(3);

    private static Dictionary<string, object> Gentle() =>
        new() { ["pipeline"] = "gentleTrees", ["rounds"] = 30L };

    private static MlOpsConfig Config(ModelTask task, string pipeline)
    {
        var config = ConfigLoader.Load(
            Path.Combine(Repository.Sample, "mlops.yaml"),
            "mlops.yaml",
            Vocabulary.Value
        );
        return config with
        {
            Task = task,
            Train = config.Train with
            {
                Trainer = "mlnet/pipeline",
                Parameters = new Dictionary<string, object>(StringComparer.Ordinal)
                {
                    ["pipeline"] = pipeline,
                },
            },
        };
    }
}
