using MlOpsBuild.Common;
using MlOpsBuild.Evaluation.Bootstrap;
using MlOpsBuild.Evaluation.Metrics;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.Tests.Evaluation.Bootstrap;

public sealed class RowBootstrapTests
{
    private static readonly IMetric Mae = Catalog<IMetric>.Find("mae")!;

    [Fact]
    public void Bits_do_not_depend_on_threads_or_on_other_metrics()
    {
        var input = Metrics.ReferenceCase.All.Single(c => c.Name == "continuous").Input;
        var all = MetricCatalog.For(ModelTask.Binary).Select(m => m.Prepare(input)).ToList();
        var options = new BootstrapOptions { Resamples = 100 };
        var one = RowBootstrap.Run(all, input.Rows, options, default);
        foreach (var threads in (int[])[2, 3, 7])
        {
            var many = RowBootstrap.Run(
                all,
                input.Rows,
                options with
                {
                    Threads = threads,
                },
                default
            );
            for (var m = 0; m < all.Count; m++)
            {
                many[m].ShouldBe(one[m]);
            }
        }

        RowBootstrap.Run([all[3]], input.Rows, options, default)[0].ShouldBe(one[3]);
        RowBootstrap
            .Run([all[3]], input.Rows, options with { Scope = "other" }, default)[0]
            .ShouldNotBe(one[3]);
    }

    // The bootstrap distribution of a mean has the mean of the rows and their variance / n.
    [Fact]
    public void A_mean_has_the_moments_that_theory_gives()
    {
        var random = new StableRandom(1, "moments");
        var errors = Enumerable.Range(0, 80).Select(_ => random.NextDouble()).ToArray();
        var mean = errors.Average();
        var variance = errors.Sum(e => (e - mean) * (e - mean)) / errors.Length;
        var values = RowBootstrap.Run(
            [Mae.Prepare(new MetricInput(ModelTask.Regression, 0, new double[80], errors))],
            80,
            new BootstrapOptions { Resamples = 20_000 },
            default
        )[0];
        values.Average().ShouldBe(mean, 0.001);
        var average = values.Average();
        values
            .Sum(v => (v - average) * (v - average) / values.Length)
            .ShouldBe(variance / 80, 0.05 * variance / 80);
    }

    // A 90 % interval holds the true value in about 90 of 100 samples: 400 samples of 60 uniform numbers. The binomial
    // deviation is 1.5 %, and the percentile interval is known to be slightly too narrow.
    [Fact]
    public void Intervals_hold_the_truth_as_often_as_they_say()
    {
        var held = 0;
        for (var sample = 0; sample < 400; sample++)
        {
            var random = new StableRandom((ulong)sample, "coverage");
            var errors = Enumerable.Range(0, 60).Select(_ => random.NextDouble()).ToArray();
            var values = RowBootstrap.Run(
                [Mae.Prepare(new MetricInput(ModelTask.Regression, 0, new double[60], errors))],
                60,
                new BootstrapOptions { Resamples = 400, Scope = $"coverage{sample}" },
                default
            )[0];
            held += Interval.Percentile(values, 0.9)!.Value.Contains(0.5) ? 1 : 0;
        }

        (held / 400.0).ShouldBeInRange(0.85, 0.94);
    }
}
