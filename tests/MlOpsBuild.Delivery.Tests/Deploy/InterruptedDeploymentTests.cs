using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Delivery.Containers.Engine;
using MlOpsBuild.Delivery.Deploy;
using MlOpsBuild.Registry.Deployments;

namespace MlOpsBuild.Delivery.Tests.Deploy;

/// <summary>
/// A deployment whose process is gone: the lock is free at once, requests are answered all the time, and the next deployment
/// cleans up.
/// </summary>
[Collection<DeployCollection>]
public sealed class InterruptedDeploymentTests(DeployWorld world, TestEngine test) : IDisposable
{
    private readonly Observed _observed = new();
    private readonly List<EnvironmentConfig> _environments = [];

    [Theory]
    [InlineData(DeployStrategy.BlueGreen, 1, "server 1 of 1")] // nothing routed
    [InlineData(DeployStrategy.Canary, 1, "step 1 of 2")] // both answer
    [InlineData(DeployStrategy.Replace, 2, "server 2 of 2")] // one old server is stopped
    [InlineData(DeployStrategy.BlueGreen, 1, "all requests go to")] // the old one is needed no more
    public async Task The_next_deployment_cleans_up(
        DeployStrategy strategy,
        int replicas,
        string cutAt
    )
    {
        var (a, b) = (await world.NeedAsync(1), await world.NeedAsync(2));
        var environment = Environment(strategy, replicas);
        await DeployAsync(environment, a);
        await using var load = LoadClient.Start(environment, a);
        await InterruptAsync(environment, b, cutAt);
        await load.MoreAsync(20);

        // Another one than the interrupted one.
        var c = await world.NeedAsync(3);
        var observed = new Observed();
        await world
            .Deployer(observed)
            .DeployAsync(DeployWorld.Request(environment, c), DeployWorld.Token);
        await load.EndAsync(a, b, c);
        var running = world
            .Containers(environment)
            .Where(n => n.EndsWith(" running", StringComparison.Ordinal))
            .ToArray();
        var name = $"mlops-sample-{environment.Name}";
        running.ShouldBe([
            $"{name} running",
            .. Enumerable
                .Range(1, replicas)
                .Select(n => $"{name}-{c.Image.ImageId.Short}-{n} running"),
        ]);

        // What was ended half way has not served, so that it is not gone back to.
        var back = await world
            .Deployer(new Observed())
            .RollbackAsync(
                new RollbackRequest { Environment = environment, Who = "Bob" },
                DeployWorld.Token
            );
        back.Record!.Model.Version.ShouldBe(a.Facts.Model.Version);
        if (cutAt.StartsWith("step", StringComparison.Ordinal))
        {
            observed.Warnings.ShouldBe([
                $"A deployment to {environment.Name} was ended in the middle: all requests go to the image {a.Image.ImageId.Short} again.",
            ]);
        }
    }

    [Fact]
    public async Task A_rollback_after_an_interrupted_canary_ends_it()
    {
        var (a, b) = (await world.NeedAsync(1), await world.NeedAsync(2));
        var environment = Environment(DeployStrategy.Canary);
        await DeployAsync(environment, a);
        await using var load = LoadClient.Start(environment, a);
        await InterruptAsync(environment, b, "step 1 of 2");
        var back = await world
            .Deployer(_observed)
            .RollbackAsync(
                new RollbackRequest { Environment = environment, Who = "Bob" },
                DeployWorld.Token
            );
        back.Record.ShouldBeNull();
        back.Model.ShouldBe($"sample {a.Facts.Model.Display}");
        await load.EndAsync(a, b);
        var name = $"mlops-sample-{environment.Name}";
        world
            .Containers(environment)
            .ShouldBe([$"{name} running", $"{name}-{a.Image.ImageId.Short}-1 running"]);
    }

    [Fact]
    public async Task Two_at_once_exclude_each_other()
    {
        var (a, b) = (await world.NeedAsync(1), await world.NeedAsync(2));
        var environment = Environment(DeployStrategy.Canary);
        await DeployAsync(environment, a);
        MlOpsException? refused = null;
        _observed.OnEach = step =>
        {
            if (step.StartsWith("step 1 of 2", StringComparison.Ordinal))
            {
                refused = Should.Throw<MlOpsException>(() =>
                    world
                        .Deployer(new Observed())
                        .DeployAsync(DeployWorld.Request(environment, a), DeployWorld.Token)
                );
            }
        };
        await DeployAsync(environment, b);
        refused.ShouldNotBeNull();

        refused.Message.ShouldMatch(
            $"^Another deployment of sample to {environment.Name} is under way, by Ada <ada@example.org> since .* UTC: wait until it has ended. One that will never end is ended with 'docker rm -f mlops-sample-{environment.Name}-lock'.$"
        );
        (await world.HistoryAsync(environment)).Records.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_lock_that_somebody_takes_away_ends_the_deployment()
    {
        var (a, b) = (await world.NeedAsync(1), await world.NeedAsync(2));
        var environment = Environment(DeployStrategy.Canary);
        await DeployAsync(environment, a);
        await using var load = LoadClient.Start(environment, a);
        _observed.OnEach = step =>
        {
            if (step.StartsWith("step 1 of 2", StringComparison.Ordinal))
            {
                world.Docker("rm", "--force", $"mlops-sample-{environment.Name}-lock");
            }
        };
        (
            await Should.ThrowAsync<MlOpsException>(() => DeployAsync(environment, b))
        ).Message.ShouldContain("the connection to the engine that kept others out was lost");
        await load.EndAsync(a, b);
    }

    [Fact]
    public async Task What_is_left_of_a_lock_that_was_never_taken_is_removed()
    {
        var a = await world.NeedAsync(1);
        var environment = Environment(DeployStrategy.Replace);
        world.Docker(
            "run",
            "--detach",
            "--name",
            $"mlops-sample-{environment.Name}-lock",
            "--network",
            "none",
            a.Image.Tag,
            "version"
        );
        world.Docker("wait", $"mlops-sample-{environment.Name}-lock");
        await DeployAsync(environment, a);
        (await world.HistoryAsync(environment)).Serving!.Model.Version.ShouldBe(
            a.Facts.Model.Version
        );
    }

    // A process whose connections to the engine break at that step, and that does nothing more.
    private async Task InterruptAsync(
        EnvironmentConfig environment,
        SampleModel model,
        string cutAt
    )
    {
        using var proxy = new CutProxy(test.Daemon.Endpoint);
        using var engine = await ContainerEngine.ConnectAsync(
            new ContainerEngineOptions { Endpoint = proxy.Endpoint },
            DeployWorld.Token
        );
        var observed = new Observed
        {
            OnEach = step =>
            {
                if (step.StartsWith(cutAt, StringComparison.Ordinal))
                {
                    proxy.Cut();
                }
            },
        };
        var e = await Should.ThrowAsync<MlOpsException>(() =>
            world
                .Deployer(observed, engine)
                .DeployAsync(DeployWorld.Request(environment, model), DeployWorld.Token)
        );
        e.Message.ShouldContain("Going back did not work either: ");
        e.Message.ShouldContain("then deploy or roll back again, which cleans up.");
    }

    private EnvironmentConfig Environment(DeployStrategy strategy, int replicas = 1)
    {
        var environment = world.Environment(strategy, replicas);
        _environments.Add(environment);
        return environment;
    }

    private Task<DeployResult> DeployAsync(EnvironmentConfig environment, SampleModel model) =>
        world
            .Deployer(_observed)
            .DeployAsync(DeployWorld.Request(environment, model), DeployWorld.Token);

    public void Dispose() => _environments.ForEach(world.Remove);
}
