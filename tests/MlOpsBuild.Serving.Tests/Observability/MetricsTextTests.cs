using System.Diagnostics;
using System.Text;
using MlOpsBuild.Scoring;
using MlOpsBuild.Serving.Observability;
using MlOpsBuild.Serving.Pages;
using MlOpsBuild.Shared;

namespace MlOpsBuild.Serving.Tests.Observability;

public sealed class MetricsTextTests
{
    private const string Hostile = "a\"} 1\nx{y=\"\\";

    [Fact]
    public void WritesTheFormat()
    {
        var text = Encoding.UTF8.GetString(
            MetricsText.Write([
                new(
                    "a_total",
                    MetricKind.Counter,
                    "1",
                    "Back\\slash, \"quotes\"\nand a line.",
                    [
                        MetricPoint.Of(3, "l", Hostile, "m", "ä"),
                        MetricPoint.Of(1e21),
                        MetricPoint.Of(0.1),
                    ]
                ),
                new("none", MetricKind.Gauge, "1", "Left out.", []),
                new(
                    "h_seconds",
                    MetricKind.Histogram,
                    "s",
                    "Bins.",
                    [MetricPoint.Of(4.5, "l", "v") with { Bins = new([0.5, 1], [1, 0, 2]) }]
                ),
                new(
                    "g",
                    MetricKind.Gauge,
                    "1",
                    "Odd numbers.",
                    [
                        MetricPoint.Of(double.NaN, "n", "1"),
                        MetricPoint.Of(double.NegativeInfinity, "n", "2"),
                    ]
                ),
            ])
        );
        text.ShouldBe(
            """
            # HELP a_total Back\\slash, "quotes"\nand a line.
            # TYPE a_total counter
            a_total{l="a\"} 1\nx{y=\"\\",m="ä"} 3
            a_total 1E+21
            a_total 0.1
            # HELP h_seconds Bins.
            # TYPE h_seconds histogram
            h_seconds_bucket{l="v",le="0.5"} 1
            h_seconds_bucket{l="v",le="1"} 1
            h_seconds_bucket{l="v",le="+Inf"} 3
            h_seconds_sum{l="v"} 4.5
            h_seconds_count{l="v"} 3
            # HELP g Odd numbers.
            # TYPE g gauge
            g{n="1"} NaN
            g{n="2"} -Inf

            """
        );
    }

    [Fact]
    public async Task PromtoolFindsNothingToCorrect()
    {
        if (NpmPackages.FindProgram("promtool") is not { } promtool)
        {
            Assert.Skip("promtool is not installed: apt-get install prometheus");
            return;
        }

        var page = await FullPage().RenderAsync(TestContext.Current.CancellationToken);
        using var process = NpmPackages.Start(promtool, Path.GetTempPath(), ["check", "metrics"]);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.StandardInput.BaseStream.WriteAsync(page);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        (await output + await error).ShouldBe("");
        process.ExitCode.ShouldBe(0, Encoding.UTF8.GetString(page.Span));
    }

    [Fact]
    public async Task ThePageTellsOfRequestsModelsAndProcess()
    {
        var page = FullPage();
        page.Path.ShouldBe("/metrics");
        page.ContentType.ShouldBe("text/plain; version=0.0.4; charset=utf-8");
        var text = Encoding.UTF8.GetString(
            (await page.RenderAsync(TestContext.Current.CancellationToken)).Span
        );
        var lines = text.Split('\n');
        lines.ShouldContain(
            "mlops_serve_requests_total{operation=\"predict\",model=\"champion\",status=\"200\"} 1"
        );
        lines.ShouldContain("mlops_serve_predictions_total{model=\"champion\",class=\"Yes\"} 600");
        lines.ShouldContain(
            $"mlops_serve_model_info{{model=\"champion\",name=\"sample\",digest=\"{SampleServed.DigestA}\",trainer=\"linear\",role=\"server\"}} 1"
        );
        lines.ShouldContain("mlops_serve_model_weight{model=\"champion\"} 100");
        lines.ShouldContain("mlops_serve_score_bucket{model=\"champion\",le=\"+Inf\"} 600");
        lines
            .Count(l => l.StartsWith("mlops_serve_feature_drift{", StringComparison.Ordinal))
            .ShouldBe(10);
        Number("process_resident_memory_bytes").ShouldBeGreaterThan(1e6);
        Number("process_cpu_seconds_total").ShouldBeGreaterThan(0);
        using var self = Process.GetCurrentProcess();
        Number("process_start_time_seconds")
            .ShouldBe(
                (self.StartTime.ToUniversalTime() - DateTime.UnixEpoch).TotalSeconds,
                tolerance: 0.01
            );

        double Number(string name) =>
            double.Parse(
                lines.Single(l => l.StartsWith(name + " ", StringComparison.Ordinal)).Split(' ')[1]
            );
    }

    private static MetricsPage FullPage()
    {
        var models = new[]
        {
            SampleServed.Binary(),
            SampleServed.Of(
                Hostile,
                SampleServed.DigestB,
                SampleServed.Linear(
                    SampleServed.Signature(ModelTask.Multiclass, Hostile, "b", "c"),
                    3
                ),
                SampleServed.Contract(),
                0,
                true,
                null
            ),
        };
        var metrics = new ServingMetrics(models);
        for (var i = 0; i < 600; i++)
        {
            metrics.OnReceived();
            metrics.OnScored(models[0], 1, [i % 80, 3, 1, 0, 1], [0.7]);
            metrics.OnScored(models[1], 1, [i % 80, 3, 1, 0, 1], [0.7, 0.2, 0.1]);
        }

        metrics.OnShadowDropped(models[1]);
        metrics.OnInvalid(models[0], 2);
        metrics.OnAnswered(
            ServedOperation.Predict,
            models[0],
            200,
            TimeSpan.FromMilliseconds(0.3),
            null
        );
        metrics.OnAnswered(ServedOperation.Infer, null, 404, TimeSpan.FromMilliseconds(2), null);
        return new MetricsPage([
            metrics,
            new ProcessMetrics(SampleServed.Settings(models: models), models),
        ]);
    }
}
