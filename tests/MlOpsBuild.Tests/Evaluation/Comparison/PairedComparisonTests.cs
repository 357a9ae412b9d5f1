using MlOpsBuild.Common;
using MlOpsBuild.Evaluation;
using MlOpsBuild.Evaluation.Bootstrap;
using MlOpsBuild.Evaluation.Comparison;
using MlOpsBuild.Evaluation.Metrics;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.Tests.Evaluation.Comparison;

public sealed class PairedComparisonTests
{
    private static readonly BootstrapOptions Options = new() { Resamples = 500 };

    // Two models with the same luck per row, and noise of their own: candidate and baseline differ by a shift.
    private static (MetricInput Candidate, MetricInput Baseline) Models(int rows, double gain)
    {
        var random = new StableRandom(7, "models");
        var labels = new double[rows];
        var better = new double[rows];
        var worse = new double[rows];
        for (var i = 0; i < rows; i++)
        {
            labels[i] = random.NextDouble() < 0.4 ? 1 : 0;
            var common = random.NextDouble();
            better[i] = Math.Clamp(
                0.2 + (0.5 * common) + (labels[i] * (0.1 + gain)) + (0.02 * random.NextDouble()),
                0,
                1
            );
            worse[i] = Math.Clamp(
                0.2 + (0.5 * common) + (labels[i] * 0.1) + (0.02 * random.NextDouble()),
                0,
                1
            );
        }

        return (
            new MetricInput(ModelTask.Binary, 2, labels, better),
            new MetricInput(ModelTask.Binary, 2, labels, worse)
        );
    }

    private static MetricComparison Auc(MetricInput candidate, MetricInput baseline) =>
        PairedComparison.Compare(candidate, baseline, Options, default)[0];

    [Fact]
    public void Tells_better_from_worse()
    {
        var (good, bad) = Models(400, 0.1);
        var up = Auc(good, bad);
        up.Metric.ShouldBe("auc");
        up.Verdict.ShouldBe(Verdict.Better);
        up.RowsToDecide.ShouldBeNull();
        up.Difference.ShouldBeInRange(up.Low, up.High);
        var down = Auc(bad, good);
        down.Verdict.ShouldBe(Verdict.Worse);
        down.Low.ShouldBe(-up.High, 1e-12);
        down.High.ShouldBe(-up.Low, 1e-12);
    }

    [Fact]
    public void Lower_is_better_turns_the_verdict_around()
    {
        var labels = Enumerable.Range(0, 100).Select(i => (double)i).ToArray();
        MetricInput Off(double by) =>
            new(
                ModelTask.Regression,
                0,
                labels,
                [.. labels.Select((l, i) => l + by + (0.1 * (i % 3)))]
            );
        var results = PairedComparison.Compare(Off(1), Off(2), Options, default);
        results[0].Metric.ShouldBe("rmse");
        results[0].Verdict.ShouldBe(Verdict.Better);
        results[0].Difference.ShouldBeLessThan(0);
        results.Single(r => r.Metric == "r2").Verdict.ShouldBe(Verdict.Better);
    }

    [Fact]
    public void Inconclusive_says_how_many_rows_would_decide()
    {
        var (a, b) = Models(200, 0.002);
        var result = Auc(a, b);
        result.Verdict.ShouldBe(Verdict.Inconclusive);
        var ratio = (result.High - result.Low) / 2 / Math.Abs(result.Difference);
        result.RowsToDecide.ShouldBe((int)Math.Max(201, Math.Ceiling(200 * ratio * ratio)));
    }

    [Theory]
    [InlineData(100, 0.01, -0.01, 0.03, 400)] // half-width 0.02 is twice the difference: four times the rows
    [InlineData(100, 0.02, -0.001, 0.03, 101)]
    [InlineData(100, 0, -0.01, 0.01, null)]
    [InlineData(100, 0, 0, 0, null)]
    public void Rows_to_decide(
        int rows,
        double difference,
        double low,
        double high,
        int? expected
    ) => PairedComparison.RowsToDecide(rows, difference, low, high).ShouldBe(expected);

    [Fact]
    public void Equal_predictions_are_identical()
    {
        var (a, _) = Models(100, 0.1);
        var copy = new MetricInput(a.Task, 2, a.Labels, [.. a.Scores]);
        foreach (var result in PairedComparison.Compare(a, copy, Options, default))
        {
            result.Verdict.ShouldBe(Verdict.Identical);
            (result.Low, result.High, result.Difference).ShouldBe((0, 0, 0));
        }
    }

    // Resampling both alike removes what they share: much narrower than drawing rows for each of them apart.
    [Fact]
    public void Pairing_narrows_the_interval()
    {
        var (a, b) = Models(300, 0.03);
        var paired = Auc(a, b);
        var auc = Catalog<IMetric>.Find("auc")!;
        var first = RowBootstrap.Run([auc.Prepare(a)], 300, Options, default)[0];
        var second = RowBootstrap.Run(
            [auc.Prepare(b)],
            300,
            Options with
            {
                Scope = "apart",
            },
            default
        )[0];
        var unpaired = Interval.Percentile([.. first.Zip(second, (x, y) => x - y)], 0.95)!.Value;
        (paired.High - paired.Low).ShouldBeLessThan(0.5 * (unpaired.High - unpaired.Low));
    }

    [Fact]
    public void Bits_do_not_depend_on_threads()
    {
        var (a, b) = Models(150, 0.03);
        PairedComparison
            .Compare(a, b, Options with { Threads = 4 }, default)
            .ShouldBe(PairedComparison.Compare(a, b, Options, default));
    }

    [Fact]
    public void What_is_not_defined_is_inconclusive()
    {
        var a = new MetricInput(ModelTask.Binary, 2, [1, 1], [0.2, 0.3]);
        var b = new MetricInput(ModelTask.Binary, 2, [1, 1], [0.3, 0.3]);
        var auc = Auc(a, b);
        auc.Verdict.ShouldBe(Verdict.Inconclusive);
        auc.RowsToDecide.ShouldBeNull();
        auc.Low.ShouldBe(double.NaN);
    }

    [Fact]
    public void Other_rows_are_refused() =>
        Should.Throw<ArgumentException>(() =>
            PairedComparison.Compare(
                new MetricInput(ModelTask.Binary, 2, [1], [0.2]),
                new MetricInput(ModelTask.Binary, 2, [0], [0.2]),
                Options,
                default
            )
        );
}
