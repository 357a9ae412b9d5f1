using System.Net;
using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Serving.Tests.Routing;

public sealed class FailureTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>A port at which nobody listens.</summary>
    private static RouteBackend Dead(string name, int weight = 100)
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new RouteBackend
        {
            Name = name,
            Url = $"http://{listener.LocalEndpoint}",
            ModelDigest = TestBackend.Digest(name),
            Weight = weight,
        };
    }

    private static async Task<(HttpStatusCode Status, string Body, TimeSpan? RetryAfter)> PostAsync(
        TestFront front,
        string path = "/predict"
    )
    {
        using var answer = await front.Client.PostAsync(path, new StringContent("{}"), Ct);
        return (
            answer.StatusCode,
            await answer.Content.ReadAsStringAsync(Ct),
            answer.Headers.RetryAfter?.Delta
        );
    }

    [Fact]
    public async Task Without_a_backend_the_answer_is_503_and_says_when_to_come_again()
    {
        await using var front = await TestFront.StartAsync();
        var (status, body, retryAfter) = await PostAsync(front);
        status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        body.ShouldBe(
            "{\"error\":\"no server has a share of the requests; routes must be put first.\"}\n"
        );
        retryAfter.ShouldBe(TimeSpan.FromSeconds(1));
        (await front.StatsAsync()).Failures.ShouldBe(1);
    }

    [Fact]
    public async Task When_all_fail_the_answer_is_502_and_names_the_last()
    {
        await using var front = await TestFront.StartAsync();
        await front.PutAsync(Dead("a"));
        var (status, body, _) = await PostAsync(front);
        status.ShouldBe(HttpStatusCode.BadGateway);
        body.ShouldBe(
            "{\"error\":\"no server answered; the last one, a: no connection: ConnectionRefused.\"}\n"
        );
        (await front.StatsAsync("a")).Failures.ShouldBe(1);
    }

    [Fact]
    public async Task What_is_not_there_is_replaced_by_what_is()
    {
        await using var backend = await TestBackend.StartAsync("b");
        await using var front = await TestFront.StartAsync();
        await front.PutAsync(Dead("a", 1000), backend.Route(1));
        for (var i = 0; i < 20; i++)
        {
            (await front.PredictAsync()).ShouldBe("b:{}");
        }

        (await front.StatsAsync()).Failures.ShouldBe(0);
    }

    [Theory]
    [InlineData("")] // closes without a word
    [InlineData("HTTP/1.1 200")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n")]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n\r\n")]
    [InlineData("HTTP/1.1 101 Switching Protocols\r\n\r\n")]
    [InlineData("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n")]
    public async Task What_breaks_off_before_the_client_has_a_byte_is_replaced(string answer)
    {
        await using var bad = RawBackend.Saying(answer);
        await using var good = await TestBackend.StartAsync("b");
        await using var front = await TestFront.StartAsync();
        await front.PutAsync(bad.Route("a", 1_000_000), good.Route(1));
        (await front.PredictAsync("{\"x\":1}")).ShouldBe("b:{\"x\":1}");
        // Twice when the connection that readiness was asked on is closed without a word: it may have been closed before.
        bad.Requests.ShouldBe(answer.Length == 0 ? 2 : 1);
        var stats = await front.StatsAsync();
        stats.Requests.ShouldBe(1);
        stats.Failures.ShouldBe(0);
        stats.Retries.ShouldBe(bad.Requests);
        stats.Backends.Single(b => b.Name == "a").Failures.ShouldBe(1);
        stats.Backends.Single(b => b.Name == "b").Failures.ShouldBe(0);
    }

    [Fact]
    public async Task A_head_without_end_is_not_read_to_its_end()
    {
        await using var backend = RawBackend.Saying(
            "HTTP/1.1 200 OK\r\nX-A: " + new string('a', 100_000)
        );
        await using var front = await TestFront.StartAsync();
        await front.PutAsync(backend.Route("a"));
        var (status, body, _) = await PostAsync(front);
        status.ShouldBe(HttpStatusCode.BadGateway);
        body.ShouldContain("16 KiB");
    }

    [Fact]
    public async Task The_only_backend_says_503_itself()
    {
        await using var backend = RawBackend.Saying(
            "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 7\r\nContent-Length: 4\r\n\r\nbusy"
        );
        await using var front = await TestFront.StartAsync();
        await front.PutAsync(backend.Route("a"));
        var (status, body, retryAfter) = await PostAsync(front);
        (status, body, retryAfter).ShouldBe(
            (HttpStatusCode.ServiceUnavailable, "busy", TimeSpan.FromSeconds(7))
        );
    }

    [Theory]
    [InlineData("Content-Length: 100000\r\n\r\nhalf")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\nzz\r\n")]
    public async Task What_breaks_off_within_an_answer_is_broken_off_for_the_client(string answer)
    {
        await using var bad = RawBackend.Saying("HTTP/1.1 200 OK\r\n" + answer);
        await using var good = await TestBackend.StartAsync("b");
        await using var front = await TestFront.StartAsync();
        await front.PutAsync(bad.Route("a", 1_000_000), good.Route(1));
        using var client = await RawClient.ConnectAsync(front.Address);
        await client.PostAsync("/predict", "{}");
        var text = await client.ReadToEndAsync();
        text.ShouldNotContain("\r\n0\r\n\r\n"); // no end that would make it look whole
        text.ShouldNotContain("b:");
        (await front.StatsAsync()).Failures.ShouldBe(1);
    }

    [Fact]
    public async Task A_connection_that_the_backend_closed_meanwhile_is_replaced_unnoticed()
    {
        // Answers once on each connection, says that it stays open, then closes it at the next request.
        await using var backend = new RawBackend(
            async (stream, head) =>
            {
                await stream.WriteAsync(
                    "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"u8.ToArray(),
                    Ct
                );
                await stream.ReadExactlyAsync(new byte[1], Ct);
                return false;
            }
        );
        await using var front = await TestFront.StartAsync(
            new() { ProbeInterval = TimeSpan.FromHours(1) }
        );
        await front.PutAsync(backend.Route("a"));
        for (var i = 0; i < 10; i++)
        {
            (await front.PredictAsync()).ShouldBe("ok");
        }

        var stats = await front.StatsAsync();
        stats.Failures.ShouldBe(0);
        stats.Backends[0].Failures.ShouldBe(0);
        stats.Retries.ShouldBe(9);
    }

    [Fact]
    public async Task An_answer_that_does_not_come_ends_with_504()
    {
        var never = new TaskCompletionSource();
        await using var backend = await TestBackend.StartAsync(
            "a",
            async exchange =>
            {
                await using var _ = exchange.Aborted.Register(never.SetResult);
                await never.Task.WaitAsync(Ct);
                return true;
            }
        );
        await using var front = await TestFront.StartAsync(
            new()
            {
                AnswerLimit = TimeSpan.FromMilliseconds(50),
                ProbeInterval = TimeSpan.FromMilliseconds(50),
            }
        );
        await front.PutAsync(backend.Route());
        var (status, body, _) = await PostAsync(front);
        status.ShouldBe(HttpStatusCode.GatewayTimeout);
        body.ShouldBe("{\"error\":\"the server a did not answer in time.\"}\n");
        await never.Task.WaitAsync(Ct); // the backend knows that nobody waits any more
        (await front.StatsAsync("a")).InFlight.ShouldBe(0);
    }

    [Fact]
    public async Task A_body_that_cannot_be_sent_again_is_not_lost_by_an_old_connection()
    {
        await using var backend = new RawBackend(
            async (stream, head) =>
            {
                await stream.WriteAsync(
                    "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"u8.ToArray(),
                    Ct
                );
                return false;
            }
        );
        await using var front = await TestFront.StartAsync(new() { BufferedBytes = 1 });
        await front.PutAsync(backend.Route("a"));
        for (var i = 0; i < 5; i++)
        {
            (await front.PredictAsync("more than one byte")).ShouldBe("ok");
        }

        (await front.StatsAsync()).Retries.ShouldBe(0);
    }

    [Fact]
    public async Task A_backend_that_ends_readiness_gets_nothing_more_and_comes_back()
    {
        await using var a = await TestBackend.StartAsync("a");
        await using var b = await TestBackend.StartAsync("b");
        await using var front = await TestFront.StartAsync(
            new() { ProbeInterval = TimeSpan.FromMilliseconds(20) }
        );
        await front.PutAsync(a.Route(), b.Route());
        a.IsReady = false;
        await TestFront.UntilAsync(async () => !(await front.StatsAsync("a")).Ready);
        var before = a.Requests;
        for (var i = 0; i < 10; i++)
        {
            (await front.PredictAsync()).ShouldBe("b:{}");
        }

        a.Requests.ShouldBe(before);
        a.IsReady = true;
        await TestFront.UntilAsync(async () => await front.PredictAsync() == "a:{}");
        front.Log.ShouldContain("a is not ready.");
        front.Log.ShouldContain("a is ready.");
    }
}
