using MlOpsBuild.Scoring;

namespace MlOpsBuild.MLNet.Tests.Training;

/// <summary>
/// Each trainer with ML.NET's own defaults on the sample. The embedded trainers have an AUC of 0.85 there, and no trainer of ML.NET is
/// more than 0.01 from the others on the data that they were compared on.
/// </summary>
public sealed class QualityTests
{
    [Theory]
    [InlineData("mlnet/fast-tree")]
    [InlineData("mlnet/fast-forest")]
    [InlineData("mlnet/light-gbm")]
    [InlineData("mlnet/lbfgs")]
    [InlineData("mlnet/sdca")]
    [InlineData("mlnet/gam")]
    public async Task Churn_is_ranked_well_and_probabilities_are_right_on_average(string trainer)
    {
        var part = await Telco.PartAsync(ModelTask.Binary);
        var parameters = trainer == "mlnet/gam" ? Trainers.Quick(trainer) : [];
        using var trained = await Trained.Async(trainer, part, parameters);
        var predictions = trained.Predict(part.Test.Features);
        Quality.Auc(part.Test.Labels, predictions).ShouldBeInRange(0.80, 0.88);
        predictions.Average().ShouldBe(part.Test.Labels.Average(), 0.05);
        predictions.ShouldAllBe(p => p >= 0 && p <= 1);
        // That of the share of positives, the same for all rows, is 0.58.
        Quality.LogLoss(part.Test.Labels, predictions, 1).ShouldBeInRange(0.38, 0.52);
    }

    [Theory]
    [InlineData("mlnet/light-gbm")]
    [InlineData("mlnet/lbfgs")]
    [InlineData("mlnet/sdca")]
    public async Task Contracts_are_told_apart(string trainer)
    {
        var part = await Telco.PartAsync(ModelTask.Multiclass);
        using var trained = await Trained.Async(trainer, part);
        var predictions = trained.Predict(part.Test.Features);
        var classes = part.Signature.Classes.Count;
        // That of the shares of the classes, the same for all rows, is 1.0.
        Quality.LogLoss(part.Test.Labels, predictions, classes).ShouldBeInRange(0.3, 0.85);
        foreach (var row in predictions.Chunk(classes))
        {
            row.Sum().ShouldBe(1, 1e-4);
        }
    }

    [Theory]
    [InlineData("mlnet/fast-tree", 8)]
    [InlineData("mlnet/fast-forest", 12)]
    [InlineData("mlnet/light-gbm", 8)]
    [InlineData("mlnet/gam", 12)]
    [InlineData("mlnet/sdca", 16)]
    public async Task Tenure_is_predicted(string trainer, double atMost)
    {
        var part = await Telco.PartAsync(ModelTask.Regression);
        var parameters = trainer == "mlnet/gam" ? Trainers.Quick(trainer) : [];
        using var trained = await Trained.Async(trainer, part, parameters);
        // That of the mean, the same for all rows, is 24.5 months.
        Quality
            .Rmse(part.Test.Labels, trained.Predict(part.Test.Features))
            .ShouldBeInRange(0.1, atMost);
    }
}
