using MlOpsBuild.Configuration;
using MlOpsBuild.Delivery.Deploy;
using MlOpsBuild.Registry.Deployments;

namespace MlOpsBuild.Delivery.Tests.Deploy;

/// <summary>Deployments to a real engine while requests go on: none of them fails.</summary>
[Collection<DeployCollection>]
public sealed class DeployerTests(DeployWorld world) : IDisposable
{
    private readonly Observed _observed = new();
    private readonly List<EnvironmentConfig> _environments = [];

    [Fact]
    public async Task The_first_deployment_starts_a_front_and_a_second_one_has_nothing_to_do()
    {
        var a = await world.NeedAsync(1);
        var environment = Environment(DeployStrategy.Replace, 2);
        var result = await DeployAsync(environment, a);
        result.Before.ShouldBeNull();
        result.Record!.Number.ShouldBe(1);
        result.Address.ShouldBe($"http://127.0.0.1:{environment.Port}");
        var name = $"mlops-{DeployWorld.Model}-{environment.Name}";
        world
            .Containers(environment)
            .ShouldBe([
                $"{name} running",
                $"{name}-{a.Image.ImageId.Short}-1 running",
                $"{name}-{a.Image.ImageId.Short}-2 running",
            ]);
        await using (var load = LoadClient.Start(environment, a))
        {
            await load.MoreAsync(50);
            var again = await DeployAsync(environment, a);
            again.Record.ShouldBeNull();
            DeployText
                .Render(again)
                .ShouldBe(
                    $"sample {a.Facts.Model.Display} serves at http://127.0.0.1:{environment.Port} already, with 2 servers; nothing to do\n"
                );
            await load.EndAsync(a);
        }

        (await world.HistoryAsync(environment)).Records.Count.ShouldBe(1);
        _observed.Warnings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(DeployStrategy.Replace, 2)]
    [InlineData(DeployStrategy.BlueGreen, 1)]
    [InlineData(DeployStrategy.Canary, 1)]
    public async Task A_new_model_takes_over_without_a_failed_request(
        DeployStrategy strategy,
        int replicas
    )
    {
        var (a, b) = (await world.NeedAsync(1), await world.NeedAsync(2));
        var environment = Environment(strategy, replicas);
        await DeployAsync(environment, a);
        await using var load = LoadClient.Start(environment, a);
        await load.MoreAsync(30);
        var result = await DeployAsync(environment, b);
        result.Before.ShouldBe($"sample {a.Facts.Model.Display}");
        var before = load.Answers[a.ModelDigest.ToString()];
        await load.MoreAsync(50);
        load.Answers[a.ModelDigest.ToString()].ShouldBe(before);

        // Back, and forth again: what it goes back to is in the engine still.
        var back = await RollbackAsync(environment);
        back.Record!.Model.Version.ShouldBe(a.Facts.Model.Version);
        await load.MoreAsync(30);
        await DeployAsync(environment, b);
        await load.EndAsync(a, b);
        load.Answers.Count.ShouldBe(2);
        (await world.HistoryAsync(environment))
            .Records.Select(r => (r.Action, r.Outcome, r.Model.Version))
            .ShouldBe([
                (DeploymentAction.Deploy, DeploymentOutcome.Succeeded, a.Facts.Model.Version),
                (DeploymentAction.Deploy, DeploymentOutcome.Succeeded, b.Facts.Model.Version),
                (DeploymentAction.Rollback, DeploymentOutcome.Succeeded, a.Facts.Model.Version),
                (DeploymentAction.Deploy, DeploymentOutcome.Succeeded, b.Facts.Model.Version),
            ]);
        _observed.Warnings.ShouldBeEmpty();
        if (strategy == DeployStrategy.Canary)
        {
            _observed.Steps.ShouldContain(s =>
                s.EndsWith("0 % failed", StringComparison.Ordinal)
                || s.Contains("requests, 0 % failed, p99 ", StringComparison.Ordinal)
            );
        }
    }

    [Fact]
    public async Task A_shadow_gets_copies_and_answers_nobody_until_the_next_deployment()
    {
        var (a, b) = (await world.NeedAsync(1), await world.NeedAsync(2));
        var environment = Environment(DeployStrategy.BlueGreen);
        await DeployAsync(environment, a);
        await using var load = LoadClient.Start(environment, a);
        var shadow = await DeployAsync(environment with { Strategy = DeployStrategy.Shadow }, b);
        shadow.Record!.Action.ShouldBe(DeploymentAction.Shadow);
        DeployText
            .Render(shadow)
            .ShouldContain(
                $"gets copies of the requests at {shadow.Address}; sample {a.Facts.Model.Display} answers\n"
            );
        await load.MoreAsync(40);
        load.Answers.Keys.ShouldBe([a.ModelDigest.ToString()]);
        var status = await StatusAsync(environment);
        status.Servers.Count.ShouldBe(2);
        var copied = status.Servers.Single(s => s.Shadow);
        copied.ModelDigest.ShouldBe(b.ModelDigest.ToString());
        (copied.Share, copied.Ready).ShouldBe((0, true));
        copied.Requests.ShouldBeGreaterThan(10);
        status.Servers.Single(s => !s.Shadow).Share.ShouldBe(1);

        // The shadow is the model that is deployed then.
        await DeployAsync(environment, b);
        await load.EndAsync(a, b);
        (await StatusAsync(environment)).Servers.Single().Shadow.ShouldBeFalse();
        world
            .Containers(environment)
            .Count(c => c.EndsWith(" running", StringComparison.Ordinal))
            .ShouldBe(2);
        _observed.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_front_knows_its_routes_after_a_restart_in_which_nobody_has_the_port()
    {
        var a = await world.NeedAsync(1);
        var environment = Environment(DeployStrategy.Replace);
        await DeployAsync(environment, a);
        await using var load = LoadClient.Start(environment, a, LoadTolerance.NoAnswer);
        await load.MoreAsync(30);
        world.Docker("restart", $"mlops-{DeployWorld.Model}-{environment.Name}");
        await load.MoreAsync(30);

        // And a new one, which has the state of the old one.
        await Deployer()
            .DeployAsync(
                DeployWorld.Request(environment, a) with
                {
                    RecreateFront = true,
                },
                DeployWorld.Token
            );
        await load.EndAsync(a);
        load.Tolerated.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task There_is_nothing_to_roll_back_to_before_there_were_two()
    {
        var a = await world.NeedAsync(1);
        var environment = Environment(DeployStrategy.Replace);
        (
            await Should.ThrowAsync<Common.UsageException>(() => RollbackAsync(environment))
        ).Message.ShouldBe(
            $"There is nothing to roll back to in {environment.Name}: no deployment of sample is known to have succeeded there."
        );
        await DeployAsync(environment, a);
        (
            await Should.ThrowAsync<Common.UsageException>(() => RollbackAsync(environment))
        ).Message.ShouldBe(
            $"There is nothing to roll back to in {environment.Name}: only sample {a.Facts.Model.Display} has served there. './build.sh Deploy' deploys another one."
        );
    }

    [Fact]
    public async Task The_status_tells_what_runs()
    {
        var a = await world.NeedAsync(1);
        var environment = Environment(DeployStrategy.Replace);
        EnvironmentStatusText
            .Render(await StatusAsync(environment))
            .ShouldBe($"{environment.Name}: sample is not deployed here\n");
        await DeployAsync(environment, a);
        var status = await StatusAsync(environment);
        status.IsReady.ShouldBeTrue();
        var lines = EnvironmentStatusText.Render(status).Split('\n');
        lines[0]
            .ShouldBe($"{environment.Name}: sample answers at http://127.0.0.1:{environment.Port}");
        lines[1].ShouldStartWith("  share  ready  requests  failed  p99  model");
        lines[2].ShouldStartWith("  100 %  yes           0       0    -  " + a.Facts.Model.Display);
        lines[3]
            .ShouldStartWith(
                $"  last: deploy of {a.Facts.Model.Display} by Ada <ada@example.org>, "
            );
        world.Docker("stop", $"mlops-{DeployWorld.Model}-{environment.Name}");
        EnvironmentStatusText
            .Render(await StatusAsync(environment))
            .ShouldContain("the front is exited, so nothing answers at");

        // A deployment starts it again.
        (await DeployAsync(environment, a)).Record.ShouldBeNull();
        (await StatusAsync(environment)).IsReady.ShouldBeTrue();
    }

    private EnvironmentConfig Environment(DeployStrategy strategy, int replicas = 1)
    {
        var environment = world.Environment(strategy, replicas);
        _environments.Add(environment);
        return environment;
    }

    private Deployer Deployer() => world.Deployer(_observed);

    private Task<DeployResult> DeployAsync(EnvironmentConfig environment, SampleModel model) =>
        Deployer().DeployAsync(DeployWorld.Request(environment, model), DeployWorld.Token);

    private Task<DeployResult> RollbackAsync(EnvironmentConfig environment) =>
        Deployer()
            .RollbackAsync(
                new RollbackRequest { Environment = environment, Who = "Bob" },
                DeployWorld.Token
            );

    private Task<EnvironmentStatus> StatusAsync(EnvironmentConfig environment) =>
        Deployer().StatusAsync(environment, DeployWorld.Token);

    public void Dispose() => _environments.ForEach(world.Remove);
}
