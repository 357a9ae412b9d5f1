using System.Net;

namespace MlOpsBuild.Serving.Tests.Routing;

public sealed class TrafficTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Shares_are_exact()
    {
        await using var a = await TestBackend.StartAsync("a");
        await using var b = await TestBackend.StartAsync("b");
        await using var front = await TestFront.StartAsync();
        await front.PutAsync(a.Route(95), b.Route(5));
        await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(async _ =>
                {
                    for (var i = 0; i < 50; i++)
                    {
                        await front.PredictAsync();
                    }
                })
        );
        (a.Requests, b.Requests).ShouldBe((190, 10));
        (await front.StatsAsync("b")).Requests.ShouldBe(10);
    }

    [Fact]
    public async Task Shares_of_three_are_exact_too()
    {
        await using var a = await TestBackend.StartAsync("a");
        await using var b = await TestBackend.StartAsync("b");
        await using var c = await TestBackend.StartAsync("c");
        await using var front = await TestFront.StartAsync();
        await front.PutAsync(a.Route(5), b.Route(3), c.Route(2));
        for (var i = 0; i < 100; i++)
        {
            await front.PredictAsync();
        }

        (a.Requests, b.Requests, c.Requests).ShouldBe((50, 30, 20));
    }

    [Fact]
    public async Task A_key_has_its_backend()
    {
        await using var a = await TestBackend.StartAsync("a");
        await using var b = await TestBackend.StartAsync("b");
        await using var front = await TestFront.StartAsync();
        await front.PutAsync(a.Route(50), b.Route(50));
        var homes = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < 100; i++)
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"customer {i % 20}");
            using var request = new HttpRequestMessage(HttpMethod.Post, "/predict");
            request.Headers.Add("X-Route-Key", key);
            using var answer = await front.Client.SendAsync(request, Ct);
            var home = await answer.Content.ReadAsStringAsync(Ct);
            homes.TryAdd(key, home);
            homes[key].ShouldBe(home);
        }

        homes.Values.Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task A_digest_has_its_backend_whatever_the_weight()
    {
        await using var a = await TestBackend.StartAsync("a");
        await using var b = await TestBackend.StartAsync("b");
        await using var front = await TestFront.StartAsync();
        await front.PutAsync(a.Route(100), b.Route(0));
        string Path(string name) => $"/v2/models/churn/versions/{TestBackend.Digest(name)}/infer";
        for (var i = 0; i < 5; i++)
        {
            (await front.PredictAsync()).ShouldBe("a:{}");
            (await front.PredictAsync(path: Path("b"))).ShouldBe("b:{}");
            (await front.PredictAsync(path: Path("a"))).ShouldBe("a:{}");
            (
                await front.PredictAsync(
                    path: Path("b").Replace(":", "%3A", StringComparison.Ordinal)
                )
            ).ShouldBe("b:{}");
            // Another digest may be one of several models in one server: whoever has weight answers.
            (await front.PredictAsync(path: Path("c"))).ShouldBe("a:{}");
        }
    }

    [Fact]
    public async Task A_digest_whose_backend_is_gone_is_answered_by_nobody_else()
    {
        await using var a = await TestBackend.StartAsync("a");
        await using var front = await TestFront.StartAsync();
        var b = await TestBackend.StartAsync("b");
        await front.PutAsync(a.Route(100), b.Route(0));
        await b.DisposeAsync();
        using var answer = await front.Client.PostAsync(
            $"/v2/models/churn/versions/{TestBackend.Digest("b")}/infer",
            null,
            Ct
        );
        answer.StatusCode.ShouldBe(HttpStatusCode.BadGateway);
        a.Requests.ShouldBe(0);
    }

    [Fact]
    public async Task A_shadow_gets_a_copy_of_each_prediction_and_of_nothing_else()
    {
        var bodies = new System.Collections.Concurrent.ConcurrentQueue<string>();
        await using var a = await TestBackend.StartAsync("a");
        await using var s = await TestBackend.StartAsync(
            "s",
            async exchange =>
            {
                bodies.Enqueue(
                    $"{exchange.Path} {System.Text.Encoding.UTF8.GetString(await TestBackend.ReadAsync(exchange))} {exchange.RequestHeaders["X-Api-Key"]}"
                );
                await exchange.AnswerAsync(500, "text/plain", default);
                return true;
            }
        );
        await using var front = await TestFront.StartAsync();
        await front.PutAsync(a.Route(), s.Route(shadow: true));
        front.Client.DefaultRequestHeaders.Add("X-Api-Key", "KEY");
        for (var i = 0; i < 20; i++)
        {
            var body = string.Create(CultureInfo.InvariantCulture, $"{i}");
            (await front.PredictAsync(body)).ShouldBe("a:" + body);
        }

        (await front.PredictAsync("infer", "/v2/models/m/infer")).ShouldBe("a:infer");
        (await front.PredictAsync("x", "/other")).ShouldBe("a:x");
        (await front.Client.GetStringAsync("/predict", Ct)).ShouldBe("a:");
        await TestFront.UntilAsync(async () => (await front.StatsAsync("s")).Requests >= 21);
        bodies
            .Order(StringComparer.Ordinal)
            .ShouldBe(
                Enumerable
                    .Range(0, 20)
                    .Select(i => string.Create(CultureInfo.InvariantCulture, $"/predict {i} KEY"))
                    .Append("/v2/models/m/infer infer KEY")
                    .Order(StringComparer.Ordinal)
            );
        var stats = await front.StatsAsync();
        stats.Requests.ShouldBe(23);
        stats.Failures.ShouldBe(0);
        stats.Backends.Single(b => b.Name == "s").Failures.ShouldBe(21);
        stats.Backends.Single(b => b.Name == "s").Dropped.ShouldBe(0);
    }

    [Fact]
    public async Task A_shadow_that_hangs_delays_nobody_and_what_is_too_much_is_dropped()
    {
        using var never = new CancellationTokenSource();
        await using var a = await TestBackend.StartAsync("a");
        await using var s = await TestBackend.StartAsync(
            "s",
            async exchange =>
            {
                await Task.Delay(Timeout.Infinite, never.Token)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return false;
            }
        );
        await using var front = await TestFront.StartAsync(new() { ShadowQueue = 10 });
        await front.PutAsync(a.Route(), s.Route(shadow: true));
        for (var i = 0; i < 100; i++)
        {
            (await front.PredictAsync()).ShouldBe("a:{}");
        }

        // Eight are being sent and ten wait.
        await TestFront.UntilAsync(async () => (await front.StatsAsync("s")).InFlight == 8);
        (await front.StatsAsync("s")).Dropped.ShouldBeInRange(82, 90);
        await never.CancelAsync();
    }

    [Fact]
    public async Task A_shadow_that_is_not_there_is_counted_only()
    {
        await using var a = await TestBackend.StartAsync("a");
        var s = await TestBackend.StartAsync("s");
        await s.DisposeAsync();
        await using var front = await TestFront.StartAsync();
        await front.PutAsync(a.Route(), s.Route(shadow: true));
        for (var i = 0; i < 10; i++)
        {
            (await front.PredictAsync()).ShouldBe("a:{}");
        }

        (await front.StatsAsync("s")).Dropped.ShouldBe(10);
        (await front.StatsAsync()).Failures.ShouldBe(0);
    }

    [Fact]
    public async Task The_front_answers_for_its_own_health()
    {
        await using var a = await TestBackend.StartAsync("a");
        await using var front = await TestFront.StartAsync(
            new() { ProbeInterval = TimeSpan.FromMilliseconds(20) }
        );
        async Task<(int, string)> GetAsync(string path)
        {
            using var answer = await front.Client.GetAsync(path, Ct);
            return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(Ct));
        }

        (await GetAsync("/v2/health/live")).ShouldBe((200, "{\"live\":true}\n"));
        (await GetAsync("/v2/health/ready")).ShouldBe((503, "{\"ready\":false}\n"));
        await front.PutAsync(a.Route(0));
        (await GetAsync("/v2/health/ready")).Item1.ShouldBe(503); // ready, but without weight
        await front.PutAsync(a.Route(1));
        (await GetAsync("/v2/health/ready")).ShouldBe((200, "{\"ready\":true}\n"));
        a.IsReady = false;
        await TestFront.UntilAsync(async () => (await GetAsync("/v2/health/ready")).Item1 == 503);
        using var post = await front.Client.PostAsync("/v2/health/ready", null, Ct);
        post.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        (await front.StatsAsync()).Requests.ShouldBe(0);
        a.Requests.ShouldBe(0);
    }

    [Fact]
    public async Task Metrics_are_the_fronts_own_and_those_of_a_backend_on_demand()
    {
        await using var a = await TestBackend.StartAsync("a");
        await using var b = await TestBackend.StartAsync("b");
        await using var front = await TestFront.StartAsync();
        await front.PutAsync(a.Route(3), b.Route(1));
        for (var i = 0; i < 4; i++)
        {
            await front.PredictAsync();
        }

        var lines = (await front.Client.GetStringAsync("/metrics", Ct)).Split('\n');
        string[] expected =
        [
            "# TYPE mlops_front_backend_latency_seconds histogram",
            "mlops_front_requests_total 4",
            "mlops_front_failures_total 0",
            "mlops_front_backend_weight{backend=\"a\"} 3",
            "mlops_front_backend_ready{backend=\"b\"} 1",
            "mlops_front_backend_in_flight{backend=\"a\"} 0",
            "mlops_front_backend_latency_seconds_bucket{backend=\"a\",le=\"+Inf\"} 3",
            "mlops_front_backend_latency_seconds_count{backend=\"b\"} 1",
        ];
        expected.ShouldBeSubsetOf(lines);
        (await front.Client.GetStringAsync("/backends/b/metrics", Ct)).ShouldBe("b:");
        b.Heads.Last().ShouldStartWith("GET /metrics\n");
        using var unknown = await front.Client.GetAsync("/backends/x/metrics", Ct);
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
