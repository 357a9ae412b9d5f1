using MlOpsBuild.Serving.Routing;

namespace MlOpsBuild.Serving.Tests.Routing;

/// <summary>Clients that never pause, while everything behind the front changes: not one request may fail.</summary>
public sealed class SwapTests
{
    private const int Clients = 8;

    private static readonly RouteOptions Fast = new()
    {
        ProbeInterval = TimeSpan.FromMilliseconds(50),
    };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_request_fails_while_one_server_replaces_another_again_and_again()
    {
        await using var front = await TestFront.StartAsync(Fast);
        var old = await TestBackend.StartAsync("v0");
        await front.PutAsync(old.Route());
        await using var hammer = new Hammer(front.Address, Clients);
        for (var i = 1; i <= 15; i++)
        {
            await hammer.MoreAsync(50);
            var next = await TestBackend.StartAsync(
                string.Create(CultureInfo.InvariantCulture, $"v{i}")
            );
            await front.PutAsync(next.Route());
            using var drained = await front.Control.PostAsync(
                $"/drain?backend={old.Name}&seconds=30",
                null,
                Ct
            );
            drained.IsSuccessStatusCode.ShouldBeTrue();
            var seen = old.Requests;
            await hammer.MoreAsync(20);
            old.Requests.ShouldBe(seen, "a request came after the drain");
            await old.DisposeAsync();
            old = next;
        }

        await hammer.MoreAsync(50);
        (await hammer.EndAsync()).ShouldBeEmpty();
        var stats = await front.StatsAsync();
        stats.Failures.ShouldBe(0);
        stats.Retries.ShouldBe(0); // nobody was even asked twice
        await old.DisposeAsync();
    }

    [Fact]
    public async Task No_request_fails_while_weights_move_from_one_to_the_other()
    {
        await using var a = await TestBackend.StartAsync("a");
        await using var b = await TestBackend.StartAsync("b");
        await using var front = await TestFront.StartAsync(Fast);
        await front.PutAsync(a.Route());
        await using var hammer = new Hammer(front.Address, Clients);
        foreach (var weight in new[] { 5, 25, 50, 100, 0, 50 })
        {
            await front.PutAsync(a.Route(100 - weight), b.Route(weight));
            var (beforeA, beforeB) = (a.Requests, b.Requests);
            await hammer.MoreAsync(400);
            double gotA = a.Requests - beforeA;
            double gotB = b.Requests - beforeB;
            // Requests in flight while the table changed blur the ends.
            (100 * gotB / (gotA + gotB)).ShouldBeInRange(weight - 3, weight + 3);
        }

        (await hammer.EndAsync()).ShouldBeEmpty();
        (await front.StatsAsync()).Failures.ShouldBe(0);
    }

    [Fact]
    public async Task No_request_fails_while_servers_end_without_notice_and_come_back()
    {
        await using var stable = await TestBackend.StartAsync("stable");
        await using var front = await TestFront.StartAsync(Fast);
        var other = await TestBackend.StartAsync("other");
        var route = other.Route(50);
        await front.PutAsync(stable.Route(50), route);
        await using var hammer = new Hammer(front.Address, Clients);
        for (var i = 0; i < 8; i++)
        {
            await hammer.MoreAsync(50);
            await other.DisposeAsync(); // still in the table
            await hammer.MoreAsync(50);
            other = await TestBackend.StartAsync("other", port: other.Port);
            var back = other;
            await TestFront.UntilAsync(() => back.Requests > 5);
        }

        (await hammer.EndAsync()).ShouldBeEmpty();
        (await front.StatsAsync()).Failures.ShouldBe(0);
        await other.DisposeAsync();
    }

    [Fact]
    public async Task No_request_fails_while_a_servers_process_is_killed_and_started_again()
    {
        await using var stable = await ChildBackend.StartAsync("stable");
        await using var front = await TestFront.StartAsync(Fast);
        var other = await ChildBackend.StartAsync("other");
        await front.PutAsync(stable.Route(), other.Route());
        await using var hammer = new Hammer(front.Address, Clients);
        for (var i = 0; i < 4; i++)
        {
            await hammer.MoreAsync(100);
            other.Kill();
            await hammer.MoreAsync(100);
            await other.DisposeAsync();
            other = await ChildBackend.StartAsync("other", other.Port);
            var before = (await front.StatsAsync("other")).Requests;
            await TestFront.UntilAsync(async () =>
                await front.StatsAsync("other") is { Ready: true } stats
                && stats.Requests > before + 20
            );
        }

        (await hammer.EndAsync()).ShouldBeEmpty();
        var all = await front.StatsAsync();
        all.Failures.ShouldBe(0);
        await other.DisposeAsync();
    }

    [Fact]
    public async Task The_front_finishes_what_is_in_flight_when_it_ends()
    {
        using var go = new SemaphoreSlim(0);
        await using var a = await TestBackend.StartAsync(
            "a",
            async _ =>
            {
                await go.WaitAsync(Ct);
                return false;
            }
        );
        var front = await TestFront.StartAsync(Fast);
        await front.PutAsync(a.Route());
        using var client = await RawClient.ConnectAsync(front.Address);
        await client.PostAsync("/predict", "{}");
        await TestFront.UntilAsync(() => a.Requests == 1);
        var ended = front.Server.DisposeAsync().AsTask();
        go.Release();
        var (status, head, body) = await client.ReadAsync();
        (status, body).ShouldBe((200, "a:{}"));
        RawClient.Header(head, "Connection").ShouldBe("close");
        await ended;
        await front.DisposeAsync();
    }
}
