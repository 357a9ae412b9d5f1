using System.Text;
using System.Text.Json;
using MlOpsBuild.Common;
using MlOpsBuild.Serving.Tests.Hosting;
using MlOpsBuild.Serving.Tools;

namespace MlOpsBuild.Serving.Tests.Tools;

public sealed class MeasureCommandTests(SampleFolder samples)
{
    private static readonly Uri Url = new("http://localhost:1/");

    [Fact]
    public async Task Every_request_is_answered_and_timed()
    {
        await using var app = await TestApp.StartAsync(samples);
        var url = new Uri(app.Host.Addresses[0]);
        var rows = $$"""
            {"inputs":{{SampleRequests.Row}},"outputs":[0.5]}

            {{SampleRequests.Row}}
            """;
        var requests = MeasureCommand.Requests(url, Encoding.UTF8.GetBytes(rows));
        requests.Count.ShouldBe(2);
        requests[0].ShouldBe(requests[1]);
        var result = await new Measurement(url, requests, 50, 3, 10).RunAsync(
            TestContext.Current.CancellationToken
        );
        result.Errors.ShouldBe(0);
        result.Percentile(0.5).ShouldBeGreaterThan(0);
        var json = JsonElement.Parse(result.ToJson());
        json.GetProperty("requests").GetInt32().ShouldBe(50);
        json.GetProperty("errors").GetInt32().ShouldBe(0);
        json.GetProperty("requestsPerSecond").GetDouble().ShouldBeGreaterThan(0);
        json.GetProperty("p99Seconds").GetDouble().ShouldBe(result.Percentile(0.99));
    }

    [Fact]
    public async Task Answers_that_are_not_200_are_errors()
    {
        await using var app = await TestApp.StartAsync(samples);
        var url = new Uri(app.Host.Addresses[0] + "/predict");
        var requests = MeasureCommand.Requests(url, "{\"a\":1}"u8.ToArray());
        var result = await new Measurement(url, requests, 7, 1, 0).RunAsync(
            TestContext.Current.CancellationToken
        );
        result.Errors.ShouldBe(7);
    }

    [Fact]
    public void Percentiles_are_exact()
    {
        var ticks = Enumerable
            .Range(1, 200)
            .Select(i => (long)i * TimeProvider.System.TimestampFrequency);
        var result = new MeasurementResult(ticks.Reverse(), 0, TimeSpan.FromSeconds(1));
        result.Percentile(0.5).ShouldBe(100);
        result.Percentile(0.99).ShouldBe(198);
        result.Percentile(1).ShouldBe(200);
        new MeasurementResult([TimeProvider.System.TimestampFrequency], 0, TimeSpan.FromSeconds(1))
            .Percentile(0.99)
            .ShouldBe(1);
    }

    [Theory]
    [InlineData("", "--rows has no rows.")]
    [InlineData(
        "{}\n[1]\n",
        "--rows: line 2 is no row, expected a JSON object a line, as in golden.jsonl."
    )]
    [InlineData(
        "{\n",
        "--rows: line 1 is no row, expected a JSON object a line, as in golden.jsonl."
    )]
    public void Rows_that_are_none(string lines, string message) =>
        Should
            .Throw<UsageException>(() =>
                MeasureCommand.Requests(Url, Encoding.UTF8.GetBytes(lines))
            )
            .Message.ShouldBe(message);

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public async Task Health_is_an_exit_code(bool isReady, int code)
    {
        await using var app = await TestApp.StartAsync(samples);
        app.App.IsDraining = !isReady;
        (
            await HealthCommand.RunAsync(
                (string[])["--url", app.Host.Addresses[0]],
                TestContext.Current.CancellationToken
            )
        ).ShouldBe(code);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_not_ready() =>
        (
            await HealthCommand.RunAsync(
                (string[])["--url=http://127.0.0.1:1"],
                TestContext.Current.CancellationToken
            )
        ).ShouldBe(1);
}
