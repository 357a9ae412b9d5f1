using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Delivery.Deploy.Strategies;
using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Delivery.Tests.Deploy.Strategies;

/// <summary>A canary takes its steps, and goes no further when the new servers do not keep their conditions.</summary>
public sealed class CanaryStrategyTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_takes_its_steps_and_measures_between_them()
    {
        var rollout = Rollout(new DeploySuccessConfig { Every = TimeSpan.FromSeconds(10) });
        await new CanaryStrategy().RunAsync(rollout, Token);
        rollout.Clock.Elapsed.ShouldBe(TimeSpan.FromSeconds(45));
        rollout.Log.ShouldBe([
            "start new-1",
            "route new-1:100000 old-1:900000",
            "| step 1 of 2: 10 % of the requests go to the new servers for 25 s",
            "| 100 requests, 0 % failed, p99 2.49 ms",
            "| 100 requests, 0 % failed, p99 2.49 ms",
            "| 100 requests, 0 % failed, p99 2.49 ms",
            "route new-1:500000 old-1:500000",
            "| step 2 of 2: 50 % of the requests go to the new servers for 20 s",
            "| 500 requests, 0 % failed, p99 2.49 ms",
            "| 500 requests, 0 % failed, p99 2.49 ms",
            "route new-1:100",
            "| all requests go to the new servers",
            "retire old-1",
        ]);
    }

    [Fact]
    public async Task Errors_above_the_limit_end_it_at_once()
    {
        var rollout = Rollout(new DeploySuccessConfig());
        rollout.Traffic = reading => (1000, reading < 2 ? 0 : 0.05, 0.002);
        var failure = await Should.ThrowAsync<MlOpsException>(() =>
            new CanaryStrategy().RunAsync(rollout, Token)
        );
        failure.Message.ShouldBe(
            "the new servers do not keep their conditions: of 100 requests 5 % failed, expected at most 1 %"
        );
        rollout.Log.ShouldNotContain("retire old-1");
        rollout.Log.Count(l => l.StartsWith("route", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task So_do_answers_that_take_too_long()
    {
        var rollout = Rollout(new DeploySuccessConfig { MaxP99 = 0.05 });
        rollout.Traffic = _ => (1000, 0, 0.2);
        (
            await Should.ThrowAsync<MlOpsException>(() =>
                new CanaryStrategy().RunAsync(rollout, Token)
            )
        ).Message.ShouldBe(
            "the new servers do not keep their conditions: of 100 requests p99 is 248.5 ms, expected at most 50 ms"
        );
    }

    [Fact]
    public async Task As_many_measurements_may_fail_as_the_limit_says()
    {
        var rollout = Rollout(new DeploySuccessConfig { FailureLimit = 2 });
        rollout.Traffic = reading => (1000, reading is 1 or 3 ? 0.5 : 0, 0.002);
        await new CanaryStrategy().RunAsync(rollout, Token);
        rollout
            .Log.Count(l => l.StartsWith("| failed, and allowed: of ", StringComparison.Ordinal))
            .ShouldBe(2);

        rollout = Rollout(new DeploySuccessConfig { FailureLimit = 2 });
        rollout.Traffic = reading => (1000, reading is 1 or 3 or 4 ? 0.5 : 0, 0.002);
        (
            await Should.ThrowAsync<MlOpsException>(() =>
                new CanaryStrategy().RunAsync(rollout, Token)
            )
        ).Message.ShouldEndWith("(measurement 3 that failed, 2 allowed)");
    }

    [Fact]
    public async Task Too_few_requests_count_neither_way_and_are_not_forgotten()
    {
        // 4 requests at each reading for the new ones, a quarter of them fails; 20 are needed.
        var rollout = Rollout(new DeploySuccessConfig { Every = TimeSpan.FromSeconds(5) });
        rollout.Traffic = _ => (40, 0.25, 0.002);
        var failure = await Should.ThrowAsync<MlOpsException>(() =>
            new CanaryStrategy().RunAsync(rollout, Token)
        );
        failure.Message.ShouldContain("of 20 requests 25 % failed");
        rollout
            .Log.Where(l => l.StartsWith('|'))
            .ShouldBe([
                "| step 1 of 2: 10 % of the requests go to the new servers for 25 s",
                "| 4 requests, fewer than 20: inconclusive",
                "| 8 requests, fewer than 20: inconclusive",
                "| 12 requests, fewer than 20: inconclusive",
                "| 16 requests, fewer than 20: inconclusive",
            ]);
    }

    [Fact]
    public async Task Without_requests_it_goes_on_and_says_that_nothing_was_measured()
    {
        var rollout = Rollout(new DeploySuccessConfig());
        rollout.Traffic = _ => (0, 0, 0);
        await new CanaryStrategy().RunAsync(rollout, Token);
        rollout.Log.ShouldContain(
            "! No measurement had the 20 requests that it needs: the new servers take over because they are ready and were proven, not because of what they did."
        );
    }

    [Fact]
    public async Task A_server_that_falls_over_ends_it_without_a_measurement()
    {
        var rollout = Rollout(new DeploySuccessConfig { FailureLimit = 10 });
        rollout.OnCheck = () => throw new MlOpsException("it ended with exit code 139");
        (
            await Should.ThrowAsync<MlOpsException>(() =>
                new CanaryStrategy().RunAsync(rollout, Token)
            )
        ).Message.ShouldBe("it ended with exit code 139");
    }

    [Fact]
    public async Task It_can_be_stopped_in_a_step()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var rollout = Rollout(new DeploySuccessConfig());
        rollout.OnCheck = stop.Cancel;
        await Should.ThrowAsync<OperationCanceledException>(() =>
            new CanaryStrategy().RunAsync(rollout, stop.Token)
        );
        rollout.Log.ShouldNotContain("retire old-1");
    }

    [Fact]
    public void A_small_share_is_split_among_many()
    {
        var many = new RolloutDouble(32, RolloutDouble.Config(DeployStrategy.Canary, 32)).Old;
        var shares = CanaryStrategy.Share(many, many, 1);
        shares.Take(32).ShouldAllBe(b => b.Weight == 312);
        shares.Skip(32).ShouldAllBe(b => b.Weight == 30_937);
    }

    [Fact]
    public void A_front_that_began_anew_tells_nothing()
    {
        var names = new HashSet<string>(StringComparer.Ordinal) { "new-1" };
        TrafficWindow.Between(Stats(100), Stats(10), names).ShouldBeNull();
        var analysis = new CanaryAnalysis(new DeploySuccessConfig());
        analysis.Judge(null, out var said).ShouldBe(CanaryJudgement.Inconclusive);
        said.ShouldBe("the front began to count anew: inconclusive");
    }

    [Fact]
    public void Quantiles_are_interpolated_within_their_bin()
    {
        // 90 up to 1 ms, 10 in the bin from 25 to 50 ms.
        var latency = new long[BackendStats.LatencyLimits.Count + 1];
        latency[1] = 90;
        latency[7] = 10;
        var window = new TrafficWindow(100, 0, latency);
        window.Quantile(0.95).ShouldBe(0.0375, 1e-9);
        window.Quantile(0.99).ShouldBe(0.0475, 1e-9);
        window.Quantile(0.45).ShouldBe(0.00075, 1e-9);
        latency[^1] = 10;
        window.Quantile(0.99).ShouldBe(double.PositiveInfinity);
        new TrafficWindow(0, 0, new long[16]).Quantile(0.99).ShouldBe(0);
    }

    private static RouteStats Stats(long requests) =>
        new()
        {
            Generation = 1,
            Backends =
            [
                new BackendStats
                {
                    Name = "new-1",
                    Requests = requests,
                    Latency = new long[BackendStats.LatencyLimits.Count + 1],
                },
            ],
        };

    private static RolloutDouble Rollout(DeploySuccessConfig success) =>
        new(
            1,
            RolloutDouble.Config(DeployStrategy.Canary, 1) with
            {
                Success = success,
                Steps =
                [
                    new CanaryStepConfig { Weight = 10, Interval = TimeSpan.FromSeconds(25) },
                    new CanaryStepConfig { Weight = 50, Interval = TimeSpan.FromSeconds(20) },
                ],
            }
        );
}
