using MlOpsBuild.Scoring;
using MlOpsBuild.Scoring.Serving;
using MlOpsBuild.Serving.Observability;

namespace MlOpsBuild.Serving.Tests.Observability;

public sealed class ServingMetricsTests
{
    private static readonly TimeSpan Ms = TimeSpan.FromMilliseconds(1);

    [Fact]
    public void CountsRequestsByOperationModelAndStatus()
    {
        var model = SampleServed.Binary();
        var metrics = new ServingMetrics([model]);
        metrics.OnReceived();
        metrics.OnReceived();
        metrics.OnReceived();
        metrics.OnAnswered(ServedOperation.Predict, model, 200, 0.4 * Ms, null);
        metrics.OnAnswered(ServedOperation.Infer, null, 418, 20_000 * Ms, null);

        var requests = Family(metrics, "mlops_serve_requests_total");
        Value(requests, "predict", "champion", "200").ShouldBe(1);
        Value(requests, "infer", "", "other").ShouldBe(1);
        Value(requests, "infer", "champion", "200").ShouldBe(0);
        requests.Points.Count.ShouldBe(3);
        Family(metrics, "mlops_serve_requests_in_flight").Points.Single().Value.ShouldBe(1);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(5_000, 0)] // 0.5 ms, the limit itself
    [InlineData(5_001, 1)]
    [InlineData(25_000, 3)]
    [InlineData(100_000_000, 14)] // 10 s
    [InlineData(100_000_001, 15)]
    public void LatencyLimitsAreIncluded(long ticks, int bin)
    {
        var model = SampleServed.Binary();
        var metrics = new ServingMetrics([model]);
        metrics.OnAnswered(ServedOperation.Predict, model, 200, new TimeSpan(ticks), null);
        var point = Family(metrics, "mlops_serve_request_duration_seconds")
            .Points.Single(p => p.Labels[0].Value == "predict");
        point.Bins!.Limits.ShouldBe(BackendStats.LatencyLimits);
        point.Bins.Counts.ShouldBe([
            .. Enumerable
                .Range(0, BackendStats.LatencyLimits.Count + 1)
                .Select(i => i == bin ? 1L : 0),
        ]);
        point.Value.ShouldBe(ticks / 1e7);
    }

    [Fact]
    public void CountsClassesAndScores()
    {
        var model = SampleServed.Binary();
        var metrics = new ServingMetrics([model]);
        metrics.OnScored(model, 4, Rows(4), [0.05, 0.5, 0.1, 0.97]);

        Family(metrics, "mlops_serve_rows_total").Points.Single().Value.ShouldBe(4);
        var classes = Family(metrics, "mlops_serve_predictions_total").Points;
        classes.Select(p => p.Labels[1].Value).ShouldBe(["No", "Yes"]);
        classes.Select(p => p.Value).ShouldBe([2, 2]);
        var scores = Family(metrics, "mlops_serve_score").Points.Single();
        scores.Bins!.Counts.ShouldBe([2, 0, 0, 0, 1, 0, 0, 0, 0, 1]);
        scores.Value.ShouldBe(0.05 + 0.5 + 0.1 + 0.97);
    }

    [Fact]
    public void ScoresOfSeveralClassesAreTheHighestAndOfNumbersThemselves()
    {
        var (several, number) = (SampleServed.Multiclass("m"), SampleServed.Regression("r"));
        var metrics = new ServingMetrics([several, number]);
        metrics.OnScored(several, 2, Rows(2), [0.2, 0.7, 0.1, 0.4, 0.2, 0.4]);
        metrics.OnScored(number, 3, Rows(3), [-7, 0.5, 3]);

        Family(metrics, "mlops_serve_predictions_total")
            .Points.Select(p => p.Value)
            .ShouldBe([1, 1, 0]);
        var scores = Family(metrics, "mlops_serve_score").Points;
        scores[0].Value.ShouldBe(0.7 + 0.4);
        scores[1].Value.ShouldBe(-3.5);
        scores[1].Bins!.Counts.ShouldBe([1, 0, 1, 1]);
    }

    [Fact]
    public void CountsInvalidInputAndDroppedCopiesOfShadows()
    {
        var (model, shadow) = (
            SampleServed.Binary(),
            SampleServed.Binary("next", SampleServed.DigestB, shadow: true)
        );
        var metrics = new ServingMetrics([model, shadow]);
        metrics.OnInvalid(model, 3);
        metrics.OnInvalid(model, 1);
        metrics.OnShadowDropped(shadow);

        Family(metrics, "mlops_serve_invalid_requests_total").Points[0].Value.ShouldBe(2);
        Family(metrics, "mlops_serve_input_problems_total").Points[0].Value.ShouldBe(4);
        var dropped = Family(metrics, "mlops_serve_shadow_dropped_total").Points.Single();
        dropped.Labels.Single().Value.ShouldBe("next");
        dropped.Value.ShouldBe(1);
    }

    [Fact]
    public void TellsOfDriftOnceEnoughRowsWereSeen()
    {
        var model = SampleServed.Binary();
        var metrics = new ServingMetrics([model]);
        Score(metrics, model, DriftWindow.MinRows - 1, town: 0);
        Family(metrics, "mlops_serve_feature_drift").Points.ShouldBeEmpty();

        Score(metrics, model, 1, town: 0);
        var points = Family(metrics, "mlops_serve_feature_drift").Points;
        points.Count.ShouldBe(5);
        // All in Bern, where training had 480 of Bern, 500 of Oslo, 10 of others and 10 missing; n = 1000, m = 500, 4 bins.
        double[] p = [480.5 / 1002, 500.5 / 1002, 10.5 / 1002, 10.5 / 1002];
        double[] q = [500.5 / 502, 0.5 / 502, 0.5 / 502, 0.5 / 502];
        var expected = p.Zip(q, (x, y) => (y - x) * Math.Log(y / x)).Sum();
        points.Single(x => x.Labels[1].Value == "town").Value.ShouldBe(expected, 1e-12);
        expected.ShouldBeGreaterThan(0.25);
    }

    [Fact]
    public void RowsLikeThoseOfTrainingDoNotDrift()
    {
        var model = SampleServed.Binary();
        var metrics = new ServingMetrics([model]);
        // The shares of the contract, exactly.
        for (var i = 0; i < 1000; i++)
        {
            double[] row =
            [
                i < 50 ? double.NaN
                : i < 300 ? 25
                : i < 550 ? 35
                : i < 800 ? 45
                : 60,
                i < 300 ? 1
                : i < 700 ? 3
                : 9,
                i < 600 ? 0 : 1,
                i < 500 ? 0
                : i < 800 ? 1
                : 2,
                i < 480 ? 0
                : i < 980 ? 1
                : i < 990 ? MissingValue.Unseen
                : double.NaN,
            ];
            metrics.OnScored(model, 1, row, [(i % 10 / 10.0) + 0.05]);
        }

        foreach (var point in Family(metrics, "mlops_serve_feature_drift").Points)
        {
            point.Value.ShouldBe(0, 1e-9);
        }

        Family(metrics, "mlops_serve_score_drift").Points.Single().Value.ShouldBe(0, 1e-9);
    }

    [Fact]
    public void TheWindowForgets()
    {
        var model = SampleServed.Binary();
        var metrics = new ServingMetrics([model]);
        double Town() =>
            Family(metrics, "mlops_serve_feature_drift")
                .Points.Single(x => x.Labels[1].Value == "town")
                .Value;
        double Rows() => Family(metrics, "mlops_serve_drift_window_rows").Points.Single().Value;

        Score(metrics, model, 30_000, town: double.NaN);
        Town().ShouldBeGreaterThan(3);
        Rows().ShouldBeInRange(DriftWindow.HalfRows, 2 * DriftWindow.HalfRows + 1024);

        // Nobody reads meanwhile: the window moves on by itself.
        for (var i = 0; i < 400; i++)
        {
            Score(metrics, model, 48, town: 0);
            Score(metrics, model, 50, town: 1);
            Score(metrics, model, 1, town: MissingValue.Unseen);
            Score(metrics, model, 1, town: double.NaN);
        }

        Town().ShouldBe(0, 1e-3);
        Rows().ShouldBeInRange(DriftWindow.HalfRows, 2 * DriftWindow.HalfRows + 1024);
        Family(metrics, "mlops_serve_rows_total").Points.Single().Value.ShouldBe(70_000);
    }

    [Fact]
    public void CountingAllocatesNothing()
    {
        var model = SampleServed.Binary();
        var metrics = new ServingMetrics([model]);
        double[] row = [25, 3, 1, 0, 1];
        double[] output = [0.3];
        for (var i = 0; i < 2000; i++)
        {
            Once(); // until a window was looked at, too
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 5000; i++)
        {
            Once();
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);

        void Once()
        {
            metrics.OnReceived();
            metrics.OnScored(model, 1, row, output);
            metrics.OnAnswered(ServedOperation.Predict, model, 200, Ms, null);
        }
    }

    [Fact]
    public void ModelsThatAreNotServedAreNotCounted()
    {
        var metrics = new ServingMetrics([SampleServed.Binary()]);
        metrics.OnScored(SampleServed.Binary("other"), 1, Rows(1), [0.5]);
        metrics.OnInvalid(SampleServed.Binary("other"), 1);
        Family(metrics, "mlops_serve_rows_total").Points.Single().Value.ShouldBe(0);
    }

    private static void Score(
        ServingMetrics metrics,
        MlOpsBuild.Serving.Models.ServedModel model,
        int rows,
        double town
    )
    {
        for (var i = 0; i < rows; i++)
        {
            metrics.OnScored(model, 1, [25, 3, 1, 0, town], [0.3]);
        }
    }

    private static double[] Rows(int count) =>
        [.. Enumerable.Repeat((double[])[25, 3, 1, 0, 1], count).SelectMany(r => r)];

    private static MetricFamily Family(ServingMetrics metrics, string name) =>
        metrics.Read().Single(f => f.Name == name);

    private static double Value(MetricFamily family, params string[] labels) =>
        family.Points.Single(p => p.Labels.Select(l => l.Value).SequenceEqual(labels)).Value;
}
