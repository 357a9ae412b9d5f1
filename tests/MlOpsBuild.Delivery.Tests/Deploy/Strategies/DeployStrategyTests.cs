using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Delivery.Deploy.Strategies;

namespace MlOpsBuild.Delivery.Tests.Deploy.Strategies;

/// <summary>In which order each strategy starts, routes and stops.</summary>
public sealed class DeployStrategyTests
{
    [Fact]
    public async Task Replace_goes_server_by_server()
    {
        var rollout = await RunAsync(DeployStrategy.Replace, 2, 2);
        rollout.Log.ShouldBe([
            "start new-1",
            "route new-1:100 old-2:100",
            "| 1 of 2 replaced",
            "retire old-1",
            "start new-2",
            "route new-1:100 new-2:100",
            "| 2 of 2 replaced",
            "retire old-2",
        ]);
    }

    [Fact]
    public async Task Replace_stops_what_is_too_much_and_starts_what_is_missing()
    {
        (await RunAsync(DeployStrategy.Replace, 3, 1)).Log.ShouldBe([
            "start new-1",
            "route new-1:100",
            "| 1 of 1 replaced",
            "retire old-1",
            "retire old-2",
            "retire old-3",
        ]);
        (await RunAsync(DeployStrategy.Replace, 1, 2)).Log.ShouldBe([
            "start new-1",
            "route new-1:100",
            "| 1 of 2 replaced",
            "retire old-1",
            "start new-2",
            "route new-1:100 new-2:100",
            "| 2 of 2 replaced",
        ]);
    }

    [Fact]
    public async Task Blue_green_switches_once()
    {
        var rollout = await RunAsync(DeployStrategy.BlueGreen, 2, 2);
        rollout.Log.ShouldBe([
            "start new-1",
            "start new-2",
            "route new-1:100 new-2:100",
            "| all requests go to the new servers",
            "retire old-1",
            "retire old-2",
        ]);
    }

    [Fact]
    public async Task Blue_green_stops_nothing_when_new_servers_fall_over_at_once()
    {
        var rollout = new RolloutDouble(1, RolloutDouble.Config(DeployStrategy.BlueGreen, 1))
        {
            OnCheck = () => throw new MlOpsException("it ended"),
        };
        await Should.ThrowAsync<MlOpsException>(() =>
            DeployStrategies
                .Of(DeployStrategy.BlueGreen)
                .RunAsync(rollout, TestContext.Current.CancellationToken)
        );
        rollout.Log.ShouldNotContain("retire old-1");
    }

    [Fact]
    public async Task A_shadow_changes_nobodys_share()
    {
        var rollout = await RunAsync(DeployStrategy.Shadow, 2, 1);
        rollout.Log.ShouldBe([
            "start new-1",
            "route old-1:100 old-2:100 new-1:shadow",
            "| copies of the requests go to the new servers, which answer nobody",
        ]);
        (
            await Should.ThrowAsync<UsageException>(() => RunAsync(DeployStrategy.Shadow, 0, 1))
        ).Message.ShouldBe(
            "Nothing serves in staging whose requests could be copied: deploy a model with another strategy first."
        );
    }

    [Theory]
    [InlineData(DeployStrategy.Replace)]
    [InlineData(DeployStrategy.BlueGreen)]
    [InlineData(DeployStrategy.Canary)]
    public async Task At_first_deployments_all_requests_go_to_the_new_servers(
        DeployStrategy strategy
    )
    {
        var rollout = await RunAsync(strategy, 0, 1);
        rollout.Log.Count(l => !l.StartsWith('|')).ShouldBe(2);
        rollout.Log.ShouldContain("route new-1:100");
        rollout.Clock.Elapsed.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void Every_strategy_is_known_by_the_name_that_configuration_has()
    {
        foreach (var kind in Enum.GetValues<DeployStrategy>())
        {
            DeployStrategies.Of(kind).Kind.ShouldBe(kind);
        }

        DeployStrategies.Of(DeployStrategy.BlueGreen).Name.ShouldBe("blue-green");
    }

    private static async Task<RolloutDouble> RunAsync(
        DeployStrategy strategy,
        int old,
        int replicas
    )
    {
        var rollout = new RolloutDouble(old, RolloutDouble.Config(strategy, replicas));
        await DeployStrategies
            .Of(strategy)
            .RunAsync(rollout, TestContext.Current.CancellationToken);
        return rollout;
    }
}
