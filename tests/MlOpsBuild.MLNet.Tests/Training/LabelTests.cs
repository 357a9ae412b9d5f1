using Microsoft.ML;
using MlOpsBuild.MLNet.Columns;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.MLNet.Tests.Training;

public sealed class LabelTests
{
    [Theory]
    [InlineData("Yes", 0.265)]
    [InlineData("No", 0.735)]
    public async Task The_probability_is_that_of_the_class_that_counts_as_positive(
        string positive,
        double share
    )
    {
        var part = await Telco.PartAsync(ModelTask.Binary, positive);
        part.Signature.Classes[1].ShouldBe(positive);
        using var trained = await Trained.Async("mlnet/lbfgs", part);
        var predictions = trained.Predict(part.Test.Features);
        predictions.Average().ShouldBe(share, 0.04);
        Quality.Auc(part.Test.Labels, predictions).ShouldBeGreaterThan(0.8);
    }

    [Theory]
    [InlineData("mlnet/light-gbm")]
    [InlineData("mlnet/lbfgs")]
    [InlineData("mlnet/sdca")]
    public async Task Classes_are_in_our_order_whatever_came_first(string trainer)
    {
        var part = Made.Classes();
        using var trained = await Trained.Async(trainer, part);
        var outputs = trained.Predict(part.Test.Features);
        var right = part.Test.Labels.Select(
            (y, i) =>
            {
                var row = outputs.AsSpan(i * 3, 3);
                return row[(int)y] >= row[0] && row[(int)y] >= row[1] && row[(int)y] >= row[2];
            }
        );
        right.Count(r => r).ShouldBeGreaterThan(part.Test.Labels.Length * 9 / 10);
    }

    [Fact]
    public async Task Log_loss_is_in_nats_and_that_of_ML_NET_in_bits()
    {
        var part = await Telco.PartAsync(ModelTask.Binary);
        using var trained = await Trained.Async("mlnet/lbfgs", part);
        var ours = trained.Metrics["trainLogLoss"];
        ours.ShouldBe(
            Quality.LogLoss(part.Train.Labels, trained.Predict(part.Train.Features), 1),
            1e-9
        );

        var context = new MLContext();
        await using var file = File.OpenRead(trained.Zip);
        var model = context.Model.Load(file, out _);
        var view = new PartView(part.Signature, part.Train, CancellationToken.None);
        var theirs = context.BinaryClassification.Evaluate(model.Transform(view)).LogLoss;
        (theirs * Math.Log(2)).ShouldBe(ours, 1e-4);
    }

    [Fact]
    public async Task The_validation_part_is_judged_and_calibrates_the_forest()
    {
        var part = await Telco.PartAsync(ModelTask.Binary);
        using var trained = await Trained.Async("mlnet/fast-forest", part, validation: part.Test);
        trained
            .Metrics["validationLogLoss"]
            .ShouldBe(
                Quality.LogLoss(part.Test.Labels, trained.Predict(part.Test.Features), 1),
                1e-9
            );
        using var without = await Trained.Async("mlnet/fast-forest", part);
        without.Metrics.Keys.ShouldBe(["trainLogLoss"]);
        without.Bytes()["model.zip"].ShouldNotBe(trained.Bytes()["model.zip"]);
    }
}
