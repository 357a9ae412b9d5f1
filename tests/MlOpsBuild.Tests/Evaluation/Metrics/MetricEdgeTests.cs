using MlOpsBuild.Common;
using MlOpsBuild.Evaluation.Metrics;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.Tests.Evaluation.Metrics;

public sealed class MetricEdgeTests
{
    private static double Binary(string metric, double[] labels, double[] scores) =>
        Catalog<IMetric>
            .Find(metric)!
            .Compute(new MetricInput(ModelTask.Binary, 2, labels, scores));

    private static double Regression(string metric, double[] labels, double[] scores) =>
        Catalog<IMetric>
            .Find(metric)!
            .Compute(new MetricInput(ModelTask.Regression, 0, labels, scores));

    [Theory]
    [InlineData("auc")]
    [InlineData("ks")]
    public void Needs_both_classes(string metric)
    {
        Binary(metric, [1, 1], [0.2, 0.9]).ShouldBe(double.NaN);
        Binary(metric, [0, 0], [0.2, 0.9]).ShouldBe(double.NaN);
        Binary(metric, [0, 1], [0.2, 0.9]).ShouldBe(1);
    }

    [Theory]
    [InlineData("averagePrecision")]
    [InlineData("recall")]
    public void Needs_a_positive_row(string metric) =>
        Binary(metric, [0, 0], [0.2, 0.9]).ShouldBe(double.NaN);

    [Fact]
    public void Ties_count_half()
    {
        Binary("auc", [0, 1], [0.5, 0.5]).ShouldBe(0.5);
        Binary("auc", [0, 0, 1, 1], [0.1, 0.5, 0.5, 0.9]).ShouldBe(3.5 / 4);
    }

    [Fact]
    public void Precision_is_zero_when_nothing_is_predicted_positive_and_undefined_when_nothing_is()
    {
        Binary("precision", [0, 1], [0.1, 0.2]).ShouldBe(0);
        Binary("precision", [0, 0], [0.1, 0.2]).ShouldBe(double.NaN);
        Binary("f1", [0, 0], [0.1, 0.2]).ShouldBe(double.NaN);
        Binary("f1", [0, 0], [0.1, 0.7]).ShouldBe(0);
    }

    [Fact]
    public void A_probability_of_one_half_is_positive() =>
        Binary("accuracy", [1, 0], [0.5, 0.5]).ShouldBe(0.5);

    [Fact]
    public void Log_loss_of_certain_error_is_clipped() =>
        Binary("logLoss", [1], [0]).ShouldBe(52 * Math.Log(2), 1e-12);

    [Fact]
    public void R2_of_equal_labels_is_not_defined_even_when_their_mean_is_not_exact() =>
        Regression("r2", [0.1, 0.1, 0.1], [0.1, 0.2, 0.3]).ShouldBe(double.NaN);

    [Fact]
    public void R2_of_predicting_the_mean_is_zero() =>
        Regression("r2", [1, 2, 3], [2, 2, 2]).ShouldBe(0);

    [Fact]
    public void Mape_of_a_zero_label_is_not_defined() =>
        Regression("mape", [0, 1], [1, 1]).ShouldBe(double.NaN);

    [Fact]
    public void A_class_without_rows_is_left_out_of_the_mean()
    {
        var input = new MetricInput(
            ModelTask.Multiclass,
            3,
            [0, 1],
            [0.7, 0.2, 0.1, 0.1, 0.8, 0.1]
        );
        Catalog<IMetric>.Find("auc")!.Compute(input).ShouldBe(1);
        Catalog<IMetric>.Find("macroF1")!.Compute(input).ShouldBe(1);
    }

    [Fact]
    public void No_counted_rows_give_no_value()
    {
        foreach (var reference in ReferenceCase.All)
        {
            foreach (var metric in MetricCatalog.For(reference.Input.Task))
            {
                metric
                    .Prepare(reference.Input)
                    .Compute(new int[reference.Input.Rows])
                    .ShouldBe(double.NaN, metric.Name);
            }
        }
    }

    [Fact]
    public void Scores_must_fit_labels() =>
        Should
            .Throw<ArgumentException>(() => new MetricInput(ModelTask.Multiclass, 3, [0], [0.5]))
            .Message.ShouldContain("1 labels of width 3 need 3 scores, not 1.");
}
