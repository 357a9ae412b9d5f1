using System.Net;
using System.Net.Sockets;
using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Serving.Tests.Hosting;

public sealed class ShutdownTests(SampleFolder samples)
{
    [Fact]
    public async Task What_is_in_flight_is_finished_and_nothing_new_is_taken()
    {
        GatedScorer? gate = null;
        await using var app = await TestApp.StartAsync(
            samples,
            [new ServedModelSettings { Name = "champion", Path = "binary" }],
            change: m => m.With(gate = new GatedScorer(m.Scorer))
        );
        var inFlight = app.PostAsync("/predict", SampleRequests.Row);
        await gate!.Asked.WaitAsync(TestContext.Current.CancellationToken);
        using var idle = new RawConnection(app.Host.Addresses[0]);
        await idle.SendAsync("GET /v2/health/live HTTP/1.1\r\nHost: x\r\n\r\n");
        await idle.ReadUntilAsync("{\"live\":true}");

        app.App.IsDraining = true;
        var stop = app.Host.StopAsync();
        app.Host.IsStopping.ShouldBeTrue();
        // The idle connection ends, so the port is closed by now.
        (await idle.ReadToEndAsync()).ShouldBeEmpty();
        Should
            .Throw<SocketException>(() => new RawConnection(app.Host.Addresses[0]).Dispose())
            .SocketErrorCode.ShouldBe(SocketError.ConnectionRefused);
        stop.IsCompleted.ShouldBeFalse();
        inFlight.IsCompleted.ShouldBeFalse();

        gate.Gate.Release();
        using var response = await inFlight;
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Headers.ConnectionClose.ShouldBe(true);
        await stop;
    }

    [Fact]
    public async Task A_server_that_drains_is_not_ready()
    {
        await using var app = await TestApp.StartAsync(samples);
        app.App.IsDraining = true;
        using var ready = await app.Client.GetAsync(
            "/v2/health/ready",
            TestContext.Current.CancellationToken
        );
        (await TestApp.JsonAsync(ready, HttpStatusCode.ServiceUnavailable))
            .GetProperty("ready")
            .GetBoolean()
            .ShouldBeFalse();
        using var model = await app.Client.GetAsync(
            "/v2/models/churn/ready",
            TestContext.Current.CancellationToken
        );
        model.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        using var live = await app.Client.GetAsync(
            "/v2/health/live",
            TestContext.Current.CancellationToken
        );
        live.StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
