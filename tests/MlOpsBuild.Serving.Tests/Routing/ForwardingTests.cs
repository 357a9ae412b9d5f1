using System.Text;

namespace MlOpsBuild.Serving.Tests.Routing;

public sealed class ForwardingTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Headers_go_on_without_those_of_the_connection_and_say_who_asked()
    {
        await using var backend = await TestBackend.StartAsync("a");
        await using var front = await TestFront.StartAsync();
        await front.PutAsync(backend.Route());
        using var client = await RawClient.ConnectAsync(front.Address);
        await client.SendAsync(
            "POST /predict?x=%2F&y HTTP/1.1\r\nHost: models.example\r\nConnection: X-Secret-Hop\r\n"
                + "Keep-Alive: timeout=9\r\nProxy-Connection: keep-alive\r\nTE: trailers\r\nUpgrade: h2c\r\nX-Secret-Hop: 1\r\n"
                + "Proxy-Authorization: Basic eA==\r\nAuthorization: Bearer KEY\r\nX-Api-Key: KEY2\r\nX-Twice: 1\r\nX-Twice: 2\r\n"
                + "X-Forwarded-For: 10.1.2.3\r\nX-Forwarded-Proto: https\r\nVia: 1.0 edge\r\nContent-Length: 2\r\n\r\n{}"
        );
        (await client.ReadAsync()).Body.ShouldBe("a:{}");
        backend.Heads.TryDequeue(out var head).ShouldBeTrue();
        var lines = head.Split('\n');
        lines[0].ShouldBe("POST /predict?x=%2F&y");
        string[] expected =
        [
            "Host: models.example",
            "Authorization: Bearer KEY",
            "X-Api-Key: KEY2",
            "X-Twice: 1",
            "X-Twice: 2",
            "X-Forwarded-For: 10.1.2.3, 127.0.0.1",
            "X-Forwarded-Proto: https",
            "X-Forwarded-Host: models.example",
            "Via: 1.0 edge, 1.1 mlops-front",
            "Content-Length: 2",
        ];
        expected.ShouldBeSubsetOf(lines);
        foreach (
            var hop in new[]
            {
                "Connection",
                "Keep-Alive",
                "Proxy-Connection",
                "TE",
                "Upgrade",
                "X-Secret-Hop",
                "Proxy-Authorization",
                "Transfer-Encoding",
            }
        )
        {
            RawClient
                .Header(head.Replace("\n", "\r\n", StringComparison.Ordinal), hop)
                .ShouldBeNull(hop);
        }
    }

    [Fact]
    public async Task The_bytes_of_a_header_value_stay_as_they_are()
    {
        string? seen = null;
        await using var backend = new RawBackend(
            async (stream, head) =>
            {
                seen = RawClient.Header(head, "X-Utf8");
                await stream.WriteAsync(
                    Encoding.Latin1.GetBytes(
                        "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nX-Latin: caf\u00e9\r\n\r\n"
                    )
                );
                return true;
            }
        );
        await using var front = await TestFront.StartAsync();
        await front.PutAsync(backend.Route("a"));
        using var client = await RawClient.ConnectAsync(front.Address);
        await client.SendAsync("GET / HTTP/1.1\r\nHost: x\r\nX-Utf8: caf\u00c3\u00a9\r\n\r\n");
        RawClient.Header((await client.ReadAsync()).Head, "X-Latin").ShouldBe("caf\u00e9");
        seen.ShouldBe("caf\u00c3\u00a9");
    }

    [Fact]
    public async Task An_answer_keeps_its_headers_without_those_of_the_connection()
    {
        await using var backend = RawBackend.Saying(
            "HTTP/1.1 201 Made\r\nContent-Type: text/x\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\nX-Model-Digest: sha256:1\r\nServer: other\r\nKeep-Alive: timeout=1\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok"
        );
        await using var front = await TestFront.StartAsync();
        await front.PutAsync(backend.Route("a"));
        using var client = await RawClient.ConnectAsync(front.Address);
        for (var i = 0; i < 2; i++) // the client's connection stays open all the same
        {
            await client.PostAsync("/x", "{}");
            var (status, head, body) = await client.ReadAsync();
            status.ShouldBe(201);
            body.ShouldBe("ok");
            head.Split("\r\n")
                .Count(l => l.StartsWith("Set-Cookie:", StringComparison.Ordinal))
                .ShouldBe(2);
            RawClient.Header(head, "X-Model-Digest").ShouldBe("sha256:1");
            RawClient.Header(head, "Server").ShouldBe("other");
            RawClient.Header(head, "Keep-Alive").ShouldBeNull();
            RawClient.Header(head, "Connection").ShouldBeNull();
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    [InlineData(100_000)]
    [InlineData(1 << 20)]
    [InlineData((1 << 20) + 1)]
    [InlineData(20_000_000)]
    public async Task A_body_of_any_size_goes_there_and_back(int size)
    {
        await using var backend = await TestBackend.StartAsync("a");
        await using var front = await TestFront.StartAsync();
        await front.PutAsync(backend.Route());
        var body = new string('x', size - 1) + "!";
        (await front.PredictAsync(body)).ShouldBe("a:" + body);
        using var chunked = new HttpRequestMessage(HttpMethod.Post, "/predict")
        {
            Content = new StringContent(body),
        };
        chunked.Headers.TransferEncodingChunked = true;
        using var answer = await front.Client.SendAsync(chunked, Ct);
        (await answer.Content.ReadAsStringAsync(Ct)).ShouldBe("a:" + body);
        (await front.StatsAsync("a")).Requests.ShouldBe(2);
    }

    [Theory]
    [InlineData("Content-Length: 3\r\n\r\nabc", "abc")]
    [InlineData(
        "Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n002;x=y\r\nbc\r\n0\r\nX-Trailer: 1\r\n\r\n",
        "abc"
    )]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "")]
    [InlineData("\r\nabc until the end", "abc until the end")]
    [InlineData("Content-Length: 0\r\n\r\n", "")]
    public async Task An_answer_is_whole_however_it_is_framed_and_cut(string rest, string expected)
    {
        var bytes = Encoding.Latin1.GetBytes(
            "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\n"
                + rest
        );
        await using var backend = new RawBackend(
            async (stream, _) =>
            {
                foreach (var one in bytes)
                {
                    await stream.WriteAsync(new[] { one });
                }

                return false;
            }
        );
        await using var front = await TestFront.StartAsync();
        await front.PutAsync(backend.Route("a"));
        (await front.PredictAsync()).ShouldBe(expected);
    }

    [Fact]
    public async Task A_part_of_an_answer_is_there_before_the_rest_is()
    {
        using var more = new SemaphoreSlim(0);
        await using var backend = await TestBackend.StartAsync(
            "a",
            async exchange =>
            {
                await exchange.Writer.WriteAsync("first"u8.ToArray());
                await more.WaitAsync(Ct);
                await exchange.Writer.WriteAsync("second"u8.ToArray());
                return true;
            }
        );
        await using var front = await TestFront.StartAsync();
        await front.PutAsync(backend.Route());
        using var client = await RawClient.ConnectAsync(front.Address);
        await client.PostAsync("/stream", "{}");
        RawClient.Header(await client.ReadHeadAsync(), "Transfer-Encoding").ShouldBe("chunked");
        (await client.ReadLineAsync()).ShouldBe("5");
        (await client.ReadLineAsync()).ShouldBe("first");
        more.Release();
        (await client.ReadLineAsync()).ShouldBe("6");
        (await client.ReadLineAsync()).ShouldBe("second");
        (await client.ReadLineAsync()).ShouldBe("0");
    }

    [Fact]
    public async Task A_part_of_a_large_body_is_there_before_the_rest_is()
    {
        var first = new TaskCompletionSource<int>();
        await using var backend = await TestBackend.StartAsync(
            "a",
            async exchange =>
            {
                var read = await exchange.Reader.ReadAsync(Ct);
                first.TrySetResult((int)read.Buffer.Length);
                exchange.Reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                return false;
            }
        );
        await using var front = await TestFront.StartAsync(new() { BufferedBytes = 10 });
        await front.PutAsync(backend.Route());
        using var client = await RawClient.ConnectAsync(front.Address);
        await client.SendAsync(
            "POST /x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nd\r\nmore than ten\r\n"
        );
        (await first.Task.WaitAsync(Ct)).ShouldBe(13);
        await client.SendAsync("3\r\nend\r\n0\r\nX-Trailer: passed over\r\n\r\n");
        (await client.ReadAsync()).Body.ShouldBe("a:more than tenend");
    }

    [Fact]
    public async Task A_backend_that_refuses_a_large_body_is_heard()
    {
        await using var backend = await TestBackend.StartAsync(
            "a",
            async exchange =>
            {
                exchange.ResponseHeaders.Connection = "close";
                await exchange.AnswerAsync(413, "text/plain", "too large"u8.ToArray());
                return true;
            }
        );
        await using var front = await TestFront.StartAsync();
        await front.PutAsync(backend.Route());
        using var client = await RawClient.ConnectAsync(front.Address);
        await client.SendAsync(
            "POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 30000000\r\n\r\n"
                + new string('x', 3000)
        );
        var (status, _, body) = await client.ReadAsync();
        (status, body).ShouldBe((413, "too large"));
        (await front.StatsAsync("a")).Rejected.ShouldBe(1);
    }

    [Fact]
    public async Task HEAD_has_the_length_and_no_body()
    {
        await using var backend = await TestBackend.StartAsync("a");
        await using var front = await TestFront.StartAsync();
        await front.PutAsync(backend.Route());
        using var client = await RawClient.ConnectAsync(front.Address);
        for (var i = 0; i < 2; i++)
        {
            await client.SendAsync("HEAD /card HTTP/1.1\r\nHost: x\r\n\r\n");
            var (status, head, _) = await client.ReadAsync(isHead: true);
            status.ShouldBe(200);
            RawClient.Header(head, "Content-Length").ShouldBe("2");
        }
    }

    [Theory]
    [InlineData("204 No Content\r\n")]
    [InlineData("304 Not Modified\r\nETag: \"1\"\r\n")]
    public async Task Answers_without_a_body_have_none(string answer)
    {
        await using var backend = RawBackend.Saying($"HTTP/1.1 {answer}\r\n", keepOpen: true);
        await using var front = await TestFront.StartAsync();
        await front.PutAsync(backend.Route("a"));
        using var client = await RawClient.ConnectAsync(front.Address);
        for (var i = 0; i < 3; i++)
        {
            await client.SendAsync("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
            (await client.ReadAsync()).Status.ShouldBe(
                int.Parse(answer.AsSpan(0, 3), CultureInfo.InvariantCulture)
            );
        }
    }

    [Fact]
    public async Task Who_expects_100_Continue_gets_it_from_the_front()
    {
        await using var backend = await TestBackend.StartAsync("a");
        await using var front = await TestFront.StartAsync();
        await front.PutAsync(backend.Route());
        using var client = await RawClient.ConnectAsync(front.Address);
        await client.SendAsync(
            "POST /predict HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n"
        );
        (await client.ReadAsync()).Status.ShouldBe(100);
        await client.SendAsync("{}");
        (await client.ReadAsync()).Body.ShouldBe("a:{}");
        backend.Heads.ShouldNotContain(h => h.Contains("Expect", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(
        "GET http://models.example/card?x=1 HTTP/1.1\r\nHost: models.example\r\n\r\n",
        "GET /card?x=1"
    )]
    [InlineData("GET http://models.example HTTP/1.1\r\nHost: models.example\r\n\r\n", "GET /")]
    [InlineData(
        "GET /a//b/../%2e%2e/c%20d HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /a//b/../%2e%2e/c%20d"
    )]
    [InlineData("GET / HTTP/1.0\r\n\r\n", "GET /")]
    [InlineData("OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n", "OPTIONS *")]
    public async Task Targets_go_on_in_the_form_for_servers(string request, string expected)
    {
        await using var backend = await TestBackend.StartAsync("a");
        await using var front = await TestFront.StartAsync();
        await front.PutAsync(backend.Route());
        using var client = await RawClient.ConnectAsync(front.Address);
        await client.SendAsync(request);
        (await client.ReadAsync()).Status.ShouldBe(200);
        backend.Heads.TryDequeue(out var head).ShouldBeTrue();
        head.Split('\n')[0].ShouldBe(expected);
    }

    [Theory]
    [InlineData(
        "GET /live HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: eA==\r\nSec-WebSocket-Version: 13\r\n\r\n"
    )]
    [InlineData("CONNECT example.com:443 HTTP/1.1\r\nHost: example.com:443\r\n\r\n")]
    public async Task Connections_are_not_passed_on(string request)
    {
        await using var backend = await TestBackend.StartAsync("a");
        await using var front = await TestFront.StartAsync();
        await front.PutAsync(backend.Route());
        using var client = await RawClient.ConnectAsync(front.Address);
        await client.SendAsync(request);
        var (status, _, body) = await client.ReadAsync();
        status.ShouldBe(501);
        body.ShouldContain("error");
        backend.Requests.ShouldBe(0);
    }

    [Fact]
    public async Task A_client_that_breaks_off_frees_the_backend()
    {
        var started = new TaskCompletionSource();
        var aborted = new TaskCompletionSource();
        await using var backend = await TestBackend.StartAsync(
            "a",
            async exchange =>
            {
                if (exchange.Path != "/slow")
                {
                    return false;
                }

                await using var _ = exchange.Aborted.Register(() => aborted.TrySetResult());
                started.TrySetResult();
                await aborted.Task.WaitAsync(Ct);
                return true;
            }
        );
        await using var front = await TestFront.StartAsync();
        await front.PutAsync(backend.Route());
        using (var client = await RawClient.ConnectAsync(front.Address))
        {
            await client.PostAsync("/slow", "{}");
            await started.Task.WaitAsync(Ct);
            (await front.StatsAsync("a")).InFlight.ShouldBe(1);
        }

        await aborted.Task.WaitAsync(Ct);
        await TestFront.UntilAsync(async () => (await front.StatsAsync("a")).InFlight == 0);
        var stats = await front.StatsAsync();
        stats.Failures.ShouldBe(0);
        stats.Backends.ShouldAllBe(b => b.Failures == 0);
        (await front.PredictAsync()).ShouldBe("a:{}");
    }

    [Fact]
    public async Task A_client_that_breaks_off_within_its_body_costs_nobody_anything()
    {
        await using var backend = await TestBackend.StartAsync("a");
        await using var front = await TestFront.StartAsync(new() { BufferedBytes = 10 });
        await front.PutAsync(backend.Route());
        foreach (
            var part in new[]
            {
                "POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nabc",
                "POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\nabc",
                "POST /x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nd\r\nmore than ten\r\n5\r\nab",
            }
        )
        {
            using var client = await RawClient.ConnectAsync(front.Address);
            await client.SendAsync(part);
        }

        (await front.PredictAsync()).ShouldBe("a:{}");
        await TestFront.UntilAsync(async () => (await front.StatsAsync("a")).InFlight == 0);
        (await front.StatsAsync()).Failures.ShouldBe(0);
    }
}
