namespace MlOpsBuild.Serving.Tests.Routing;

/// <summary>Requests that two servers in a row could cut in two ways: the front refuses them, and nothing reaches a backend.</summary>
public sealed class SmugglingTests
{
    private const string Hidden = "GET /admin HTTP/1.1\r\nHost: x\r\n\r\n";

    [Theory]
    [InlineData("Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcde")]
    [InlineData("Content-Length: 5, 6\r\n\r\nabcde")]
    [InlineData("Content-Length: -1\r\n\r\n")]
    [InlineData("Content-Length: 5x\r\n\r\nabcde")]
    [InlineData("Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n1;\nx\r\na\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n0x1\r\na\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n-1\r\na\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n1\r\nab\r\n0\r\n\r\n")]
    [InlineData("X-A: 1\r\n folded: 2\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("X A: 1\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("X-A: 1\0\r\nContent-Length: 0\r\n\r\n")]
    public async Task What_can_be_cut_in_two_ways_reaches_no_backend(string rest)
    {
        await using var backend = await TestBackend.StartAsync("a");
        await using var front = await TestFront.StartAsync();
        await front.PutAsync(backend.Route());
        using var client = await RawClient.ConnectAsync(front.Address);
        await client.SendAsync("POST /predict HTTP/1.1\r\nHost: x\r\n" + rest + Hidden);
        var text = await client.ReadToEndAsync();
        text.ShouldStartWith("HTTP/1.1 400 ");
        text.LastIndexOf("HTTP/1.1", StringComparison.Ordinal).ShouldBe(0);
        backend.Requests.ShouldBe(0);
    }

    /// <summary>RFC 9112, section 6.1: the transfer encoding counts, and the connection is closed.</summary>
    [Theory]
    [InlineData("Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\nContent-Length: 100\r\n\r\n0\r\n\r\n")]
    public async Task Of_a_length_and_chunks_only_the_chunks_count_and_nothing_comes_after(
        string rest
    )
    {
        await using var backend = await TestBackend.StartAsync("a");
        await using var front = await TestFront.StartAsync();
        await front.PutAsync(backend.Route());
        using var client = await RawClient.ConnectAsync(front.Address);
        await client.SendAsync("POST /predict HTTP/1.1\r\nHost: x\r\n" + rest + Hidden);
        var text = await client.ReadToEndAsync();
        text.ShouldStartWith("HTTP/1.1 200 ");
        text.ShouldContain("Connection: close");
        text.ShouldEndWith("\r\n\r\na:");
        backend.Requests.ShouldBe(1);
        backend.Heads.Single().ShouldContain("\nContent-Length: 0\n");
        backend.Heads.Single().ShouldNotContain("Transfer-Encoding");
    }

    [Fact]
    public async Task A_length_in_another_notation_goes_on_in_digits()
    {
        await using var backend = await TestBackend.StartAsync("a");
        await using var front = await TestFront.StartAsync();
        await front.PutAsync(backend.Route());
        using var client = await RawClient.ConnectAsync(front.Address);
        await client.SendAsync(
            "POST /predict HTTP/1.1\r\nHost: x\r\nContent-Length: +5\r\n\r\nabcde"
        );
        (await client.ReadAsync()).Body.ShouldBe("a:abcde");
        backend.Heads.Single().ShouldContain("\nContent-Length: 5\n");
    }

    [Fact]
    public async Task A_chunked_body_in_a_row_is_cut_where_the_client_cut_it()
    {
        await using var backend = await TestBackend.StartAsync("a");
        await using var front = await TestFront.StartAsync();
        await front.PutAsync(backend.Route());
        using var client = await RawClient.ConnectAsync(front.Address);
        await client.SendAsync(
            "POST /predict HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                + $"{Hidden.Length:x}\r\n{Hidden}\r\n0\r\n\r\n"
                + "POST /predict HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\n2"
        );
        (await client.ReadAsync()).Body.ShouldBe("a:" + Hidden);
        (await client.ReadAsync()).Body.ShouldBe("a:2");
        backend.Requests.ShouldBe(2);
        backend.Heads.ShouldNotContain(h => h.StartsWith("GET /admin", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_backend_sends_unasked_goes_to_nobody()
    {
        await using var backend = RawBackend.Saying(
            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokHTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil",
            keepOpen: true
        );
        await using var front = await TestFront.StartAsync();
        await front.PutAsync(backend.Route("a"));
        for (var i = 0; i < 5; i++)
        {
            (await front.PredictAsync()).ShouldBe("ok");
        }
    }
}
