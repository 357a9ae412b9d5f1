using MlOpsBuild.Registry.Remote;
using static MlOpsBuild.Tests.Registry.Remote.Remotes;

namespace MlOpsBuild.Tests.Registry.Remote;

public sealed class RetryTests
{
    private static readonly string s_tags = Fault.Json(200, "{\"tags\":[\"x\"]}");

    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task What_passes_is_waited_for_longer_each_time(int status)
    {
        var fault = new Fault("GET") { Answer = Fault.Json(status, "{}") };
        await using var proxy = new FaultProxy(0, fault, fault, fault)
        {
            Always = new Fault("") { Answer = s_tags },
        };
        var clock = new SkippingClock();
        using var client = new RegistryClient(proxy.At("a"), Options(clock));
        (await client.ListTagsAsync(null, Token).ToListAsync(Token)).ShouldBe(["x"]);
        clock.Delays.Count.ShouldBe(3);
        foreach (var (delay, longest) in clock.Delays.Zip([0.5, 1, 2]))
        {
            delay.TotalSeconds.ShouldBeInRange(0, longest);
        }
    }

    [Fact]
    public async Task Who_fail_together_come_again_apart_and_each_the_same_way_every_time()
    {
        var first = await DelaysAsync(seed: 1);
        (await DelaysAsync(seed: 1)).ShouldBe(first);
        (await DelaysAsync(seed: 2)).ShouldNotBe(first);
        first.Distinct().Count().ShouldBe(5);
    }

    private static async Task<IReadOnlyList<TimeSpan>> DelaysAsync(ulong seed)
    {
        await using var proxy = new FaultProxy(0)
        {
            Always = new Fault("") { Answer = Fault.Json(500, "{}") },
        };
        var clock = new SkippingClock();
        using var client = new RegistryClient(
            proxy.At("a"),
            Options(clock) with
            {
                JitterSeed = seed,
            }
        );
        await Should.ThrowAsync<RegistryUnavailableException>(() =>
            client.ResolveAsync("v1", Token)
        );
        return clock.Delays;
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("Thu, 01 Jan 2026 00:00:20 GMT", 20)]
    [InlineData("Wed, 31 Dec 2025 00:00:00 GMT", 0)]
    public async Task The_servers_wish_is_kept(string after, int seconds)
    {
        await using var proxy = new FaultProxy(
            0,
            new Fault("GET") { Answer = Fault.Json(429, "{}", $"Retry-After: {after}\r\n") }
        )
        {
            Always = new Fault("") { Answer = s_tags },
        };
        var clock = new SkippingClock();
        using var client = new RegistryClient(proxy.At("a"), Options(clock));
        await client.ListTagsAsync(null, Token).ToListAsync(Token);
        // No timer is made for no time.
        clock.Delays.Sum(d => d.TotalSeconds).ShouldBe(seconds);
        proxy.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_registry_that_always_fails_ends_with_a_clear_error()
    {
        await using var proxy = new FaultProxy(0)
        {
            Always = new Fault("") { Answer = Fault.Json(500, "{}") },
        };
        var clock = new SkippingClock();
        using var client = new RegistryClient(proxy.At("a/b"), Options(clock));
        var error = await Should.ThrowAsync<RegistryUnavailableException>(() =>
            client.ResolveAsync("v1", Token)
        );
        error.Message.ShouldBe(
            $"Cannot look for manifest v1 in 127.0.0.1:{proxy.Port}/a/b: it answered HTTP 500, 6 times in {clock.Delays.Sum(d => d.TotalSeconds):0} s. Check that the registry is running and can be reached from here, then try again."
        );
        error.Problem.Status.ShouldBe(500);
        proxy.Requests.Count.ShouldBe(6);
        clock.Delays.Count.ShouldBe(5);
    }

    [Fact]
    public async Task A_wish_that_is_too_long_is_told_at_once()
    {
        await using var proxy = new FaultProxy(0)
        {
            Always = new Fault("") { Answer = Fault.Json(429, "{}", "Retry-After: 3000\r\n") },
        };
        using var client = new RegistryClient(proxy.At("a"), Options());
        var error = await Should.ThrowAsync<RegistryUnavailableException>(() =>
            client.ResolveAsync("v1", Token)
        );
        error.Message.ShouldContain("asks to wait 3000 s");
        proxy.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Where_nobody_listens_the_error_says_so()
    {
        RegistryReference address;
        await using (var proxy = new FaultProxy(0))
        {
            address = proxy.At("a");
        }

        using var client = new RegistryClient(address, Options());
        var error = await Should.ThrowAsync<RegistryUnavailableException>(() =>
            client.ResolveAsync("v1", Token)
        );
        error.Message.ShouldContain("the connection failed");
        error.Message.ShouldContain("6 times");
    }

    [Fact]
    public async Task Silence_is_a_failure()
    {
        await using var proxy = new FaultProxy(0, new Fault("GET") { Hang = true })
        {
            Always = new Fault("") { Answer = s_tags },
        };
        using var client = new RegistryClient(
            proxy.At("a"),
            Options() with
            {
                Time = TimeProvider.System,
                FirstDelay = TimeSpan.Zero,
                IdleTimeout = TimeSpan.FromMilliseconds(200),
                MaxAttempts = 50,
            }
        );
        (await client.ListTagsAsync(null, Token).ToListAsync(Token)).ShouldBe(["x"]);
    }

    [Fact]
    public async Task A_cancelled_request_is_not_repeated()
    {
        await using var proxy = new FaultProxy(0) { Always = new Fault("") { Hang = true } };
        using var client = new RegistryClient(proxy.At("a"), Options());
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await Should.ThrowAsync<OperationCanceledException>(() =>
            client.ResolveAsync("v1", cancel.Token)
        );
        proxy.Requests.Count.ShouldBeLessThan(2);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    public async Task What_will_not_pass_is_not_repeated(int status)
    {
        await using var proxy = new FaultProxy(0)
        {
            Always = new Fault("") { Answer = Fault.Json(status, "no json") },
        };
        using var client = new RegistryClient(proxy.At("a"), Options());
        var error = await Should.ThrowAsync<RegistryException>(() =>
            client.ReadManifestAsync("v1", null, Token)
        );
        error.Problem.Status.ShouldBe(status);
        proxy.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Redirects_are_followed_and_take_no_password_along()
    {
        await using var store = new FaultProxy(0)
        {
            Always = new Fault("")
            {
                Answer = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc",
            },
        };
        await using var proxy = new FaultProxy(
            0,
            new Fault("GET")
            {
                Answer = Fault.Json(401, "", "WWW-Authenticate: Basic realm=\"r\"\r\n"),
            }
        )
        {
            Always = new Fault("")
            {
                Answer = Fault.Json(
                    307,
                    "",
                    $"Location: http://127.0.0.1:{store.Port}/elsewhere\r\n"
                ),
            },
        };
        using var client = new RegistryClient(
            proxy.At("a"),
            Options(credentials: new Fixed(new RegistryCredential("me", "s3cret")))
        );
        var abc = "abc"u8.ToArray();
        (await client.ReadBlobAsync(Describe(abc), Token)).ShouldBe(abc);
        proxy.Authorizations.ShouldBe([false, true]);
        store.Authorizations.ShouldBe([false]);
        store.Requests.ShouldBe(["GET /elsewhere"]);
    }

    [Fact]
    public async Task A_circle_of_redirects_ends()
    {
        await using var proxy = new FaultProxy(0)
        {
            Always = new Fault("") { Answer = Fault.Json(302, "", "Location: /v2/\r\n") },
        };
        using var client = new RegistryClient(proxy.At("a"), Options());
        var error = await Should.ThrowAsync<RegistryException>(() =>
            client.ResolveAsync("v1", Token)
        );
        error.Message.ShouldContain("without end");
    }
}
