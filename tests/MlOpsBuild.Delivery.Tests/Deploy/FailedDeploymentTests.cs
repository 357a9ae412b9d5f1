using System.Net;
using System.Net.Sockets;
using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Delivery.Deploy;
using MlOpsBuild.Registry.Deployments;

namespace MlOpsBuild.Delivery.Tests.Deploy;

/// <summary>
/// Whatever goes wrong: one clear error, what served goes on serving without a failed request, nothing is left, and the history
/// says what happened.
/// </summary>
[Collection<DeployCollection>]
public sealed class FailedDeploymentTests(DeployWorld world) : IDisposable
{
    private readonly Observed _observed = new();
    private readonly List<EnvironmentConfig> _environments = [];

    [Fact]
    public async Task A_server_that_is_never_ready()
    {
        var (a, b) = (await world.NeedAsync(1), await world.NeedAsync(2));
        var image = await world.ScriptedAsync(b, "never-ready", "exec /busybox/busybox sleep 600");
        var environment = Environment(DeployStrategy.Replace) with
        {
            ReadyWithin = TimeSpan.FromSeconds(1),
        };
        await DeployAsync(environment with { ReadyWithin = TimeSpan.FromSeconds(20) }, a);
        var e = await FailAsync(environment, a, b with { Image = image });
        e.Message.ShouldStartWith(
            $"sample {b.Facts.Model.Display} is not deployed to {environment.Name}: The container mlops-sample-{environment.Name}-{image.ImageId.Short}-1 was not ready after "
        );
        e.Message.ShouldContain($" All requests go to sample {a.Facts.Model.Display}, as before.");
        await RecordedAsync(environment, DeploymentOutcome.Failed, "was not ready after ");
    }

    [Fact]
    public async Task A_server_that_ends_again_and_again()
    {
        var (a, b) = (await world.NeedAsync(1), await world.NeedAsync(2));
        var image = await world.ScriptedAsync(b, "crash-loop", "echo no model, no mercy; exit 7");
        var environment = Environment(DeployStrategy.BlueGreen);
        await DeployAsync(environment, a);
        var e = await FailAsync(environment, a, b with { Image = image });
        e.ExitCode.ShouldBe(MlOpsExitCode.Broken);
        e.Message.ShouldContain("with exit code 7");
        e.Message.ShouldEndWith("\n  no model, no mercy");
        await RecordedAsync(environment, DeploymentOutcome.Failed, "with exit code 7");
    }

    [Fact]
    public async Task An_image_with_another_model_in_it_than_its_labels_say()
    {
        var (a, b) = (await world.NeedAsync(1), await world.NeedAsync(2));
        var image = await world.MixedUpAsync(b, a);
        var environment = Environment(DeployStrategy.Canary);
        await DeployAsync(environment, a);
        (await FailAsync(environment, a, b with { Image = image })).Message.ShouldContain(
            $"serves {a.ModelDigest} of sample, expected {b.ModelDigest}. All requests go to"
        );
        await RecordedAsync(environment, DeploymentOutcome.Failed, $"expected {b.ModelDigest}");
    }

    [Fact]
    public async Task A_server_that_answers_otherwise_than_the_evaluated_model_in_one_bit()
    {
        var (a, b) = (await world.NeedAsync(1), await world.NeedAsync(2));
        var environment = Environment(DeployStrategy.BlueGreen);
        await DeployAsync(environment, a);
        var other = await world.WithOtherGoldenAsync(b);
        (await FailAsync(environment, a, other)).Message.ShouldContain(
            "answers otherwise than the evaluated model for 1 of 12 rows: "
        );
        await RecordedAsync(environment, DeploymentOutcome.Failed, "1 of 12 rows");
    }

    [Fact]
    public async Task Errors_of_a_canary()
    {
        var (a, b) = (await world.NeedAsync(1), await world.NeedAsync(2));

        // All that comes without the header that load has is answered by the real program behind it.
        var image = await world.ScriptedAsync(
            b,
            "errors",
            """
            /app/mlops-serve serve --models /models --address 127.0.0.1 --port 8081 &
            exec $b nc -ll -p 8080 -e /models/handler.sh
            """,
            """
            length=0 load= head=
            cr=$($b printf '\r')
            while IFS= read -r line; do
              line=${line%$cr}
              [ -n "$line" ] || break
              case "$line" in
                [Cc]ontent-[Ll]ength:*) length=${line##*: } ;;
                [Xx]-[Ll]oad:*) load=yes ;;
                [Cc]onnection:*) continue ;;
              esac
              head="$head$line$cr
            "
            done
            if [ -n "$load" ]; then
              $b head -c "$length" > /dev/null
              $b printf 'HTTP/1.1 500 Internal Server Error\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}'
            else
              { $b printf '%sConnection: close\r\n\r\n' "$head"; $b head -c "$length"; $b sleep 1; } | $b nc 127.0.0.1 8081
            fi
            """
        );
        var environment = Environment(DeployStrategy.Canary);
        await DeployAsync(environment, a);
        await using var load = LoadClient.Start(environment, a, LoadTolerance.ServerError);
        await load.MoreAsync(20);
        var e = await Should.ThrowAsync<MlOpsException>(() =>
            DeployAsync(environment, b with { Image = image })
        );
        e.Message.ShouldContain(
            "the new servers do not keep their conditions: of ",
            Case.Sensitive,
            e.Message
        );
        e.Message.ShouldContain(
            $" requests 100 % failed, expected at most 1 %. All requests go to sample {a.Facts.Model.Display}, as before."
        );
        load.Tolerated.ShouldBeGreaterThan(0);
        var failed = load.Tolerated;
        await load.MoreAsync(50);
        load.Tolerated.ShouldBe(failed);
        await load.EndAsync(a);
        Unchanged(environment, a);
        await RecordedAsync(environment, DeploymentOutcome.RolledBack, "100 % failed");
    }

    [Fact]
    public async Task A_canary_that_is_killed()
    {
        var (a, b) = (await world.NeedAsync(1), await world.NeedAsync(2));
        var environment = Environment(DeployStrategy.Canary);
        await DeployAsync(environment, a);
        _observed.OnEach = step =>
        {
            if (step.StartsWith("step 2 of 2", StringComparison.Ordinal))
            {
                world.Docker("kill", $"mlops-sample-{environment.Name}-{b.Image.ImageId.Short}-1");
            }
        };

        // What it had in flight when it was killed, the front sent to the other one.
        (await FailAsync(environment, a, b)).Message.ShouldContain("ended with exit code 137");
        await RecordedAsync(environment, DeploymentOutcome.RolledBack, "exit code 137");
    }

    [Fact]
    public async Task A_replacement_that_fails_half_way()
    {
        var (a, b) = (await world.NeedAsync(1), await world.NeedAsync(2));
        var environment = Environment(DeployStrategy.Replace, 2);
        await DeployAsync(environment, a);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(DeployWorld.Token);
        _observed.OnEach = step =>
        {
            // One of the old servers is stopped by then.
            if (step.StartsWith("server 2 of 2", StringComparison.Ordinal))
            {
                throw new MlOpsException("the second one is not right");
            }
        };
        (await FailAsync(environment, a, b)).Message.ShouldContain(
            "the second one is not right. All requests go to"
        );
        await RecordedAsync(environment, DeploymentOutcome.RolledBack, "the second one");
    }

    [Fact]
    public async Task A_deployment_that_is_cancelled()
    {
        var (a, b) = (await world.NeedAsync(1), await world.NeedAsync(2));
        var environment = Environment(DeployStrategy.Canary);
        await DeployAsync(environment, a);
        await using var load = LoadClient.Start(environment, a);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(DeployWorld.Token);
        _observed.OnEach = step =>
        {
            if (step.StartsWith("step 1 of 2", StringComparison.Ordinal))
            {
                stop.Cancel();
            }
        };
        await Should.ThrowAsync<OperationCanceledException>(() =>
            world.Deployer(_observed).DeployAsync(DeployWorld.Request(environment, b), stop.Token)
        );
        await load.EndAsync(a, b);
        Unchanged(environment, a);
        _observed.Warnings.ShouldBe([
            $"All requests go to sample {a.Facts.Model.Display}, as before.",
        ]);
        await RecordedAsync(environment, DeploymentOutcome.RolledBack, "it was cancelled");
    }

    [Fact]
    public async Task A_registry_that_is_down_when_the_engine_needs_the_image()
    {
        var (a, b) = (await world.NeedAsync(1), await world.NeedAsync(2));
        var environment = Environment(DeployStrategy.Replace);
        await DeployAsync(environment, a);
        var reference = $"127.0.0.1:{DeployWorld.FreePort()}/sample/serve@{Digest.Of("nowhere")}";
        var missing = b with
        {
            Image = b.Image with { ImageId = Digest.Of("nowhere"), Reference = reference },
        };
        var e = await FailAsync(environment, a, missing);
        e.Message.ShouldStartWith($"The container engine did not pull {reference}: ");
        e.Message.ShouldContain("connection refused");
        (await world.HistoryAsync(environment)).Records.Count.ShouldBe(1);

        var nowhere = b with { Image = b.Image with { ImageId = Digest.Of("nowhere") } };
        (await FailAsync(environment, a, nowhere)).Message.ShouldContain(
            $" has no image {b.Image.Tag} ({Digest.Of("nowhere").Short}), and it is in no registry"
        );
    }

    [Fact]
    public async Task A_foreign_image()
    {
        var (a, b) = (await world.NeedAsync(1), await world.NeedAsync(2));
        var environment = Environment(DeployStrategy.Replace);
        await DeployAsync(environment, a);
        var id = Digest.Parse(
            world.Docker("image", "inspect", "--format", "{{.Id}}", "test/debian:1")
        );
        var e = await FailAsync(
            environment,
            a,
            b with
            {
                Image = b.Image with { ImageId = id, Tag = "test/debian:1" },
            }
        );
        e.ExitCode.ShouldBe(MlOpsExitCode.Rejected);
        e.Message.ShouldContain("has no labels org.mlopsbuild.model-name and");
        (await world.HistoryAsync(environment)).Records.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_port_that_a_container_or_another_program_has()
    {
        var a = await world.NeedAsync(1);
        var taken = Environment(DeployStrategy.Replace);
        await DeployAsync(taken, a);
        var environment = Environment(DeployStrategy.Replace) with { Port = taken.Port };
        (
            await Should.ThrowAsync<MlOpsException>(() => DeployAsync(environment, a))
        ).Message.ShouldBe(
            $"sample {a.Facts.Model.Display} is not deployed to {environment.Name}: The port 127.0.0.1:{taken.Port}, which {environment.Name} is to have, is taken by the container mlops-sample-{taken.Name}: stop that, or give the environment another 'port:' in mlops.yaml. Nothing was changed."
        );
        Nothing(environment);

        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        environment = environment with { Port = ((IPEndPoint)listener.LocalEndpoint).Port };
        (
            await Should.ThrowAsync<MlOpsException>(() => DeployAsync(environment, a))
        ).Message.ShouldContain("is taken by another program on the engine's machine: stop that");
        Nothing(environment);
        Unchanged(taken, a);
    }

    [Fact]
    public async Task A_first_deployment_leaves_nothing()
    {
        var b = await world.NeedAsync(2);
        var image = await world.ScriptedAsync(b, "first", "exit 1");
        var environment = Environment(DeployStrategy.Replace);
        (
            await Should.ThrowAsync<MlOpsException>(() =>
                DeployAsync(environment, b with { Image = image })
            )
        ).Message.ShouldContain(" Nothing serves there, as before.");
        Nothing(environment);
        await RecordedAsync(environment, DeploymentOutcome.Failed, "exit code 1");
    }

    [Fact]
    public async Task A_port_that_changed_needs_a_new_front()
    {
        var a = await world.NeedAsync(1);
        var environment = Environment(DeployStrategy.Replace);
        await DeployAsync(environment, a);
        var moved = environment with { Port = DeployWorld.FreePort() };
        var e = await Should.ThrowAsync<MlOpsException>(() => DeployAsync(moved, a));
        e.ExitCode.ShouldBe(MlOpsExitCode.Usage);
        e.Message.ShouldContain(
            $"The front of {environment.Name} publishes 127.0.0.1:{environment.Port}, and mlops.yaml says 127.0.0.1:{moved.Port}"
        );
        await world
            .Deployer(_observed)
            .DeployAsync(
                DeployWorld.Request(moved, a) with
                {
                    RecreateFront = true,
                },
                DeployWorld.Token
            );
        await using var load = LoadClient.Start(moved, a);
        await load.EndAsync(a);
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

    // Deploys under load, and sees that it fails, and that nothing is different then.
    private async Task<MlOpsException> FailAsync(
        EnvironmentConfig environment,
        SampleModel serving,
        SampleModel next
    )
    {
        await using var load = LoadClient.Start(environment, serving);
        await load.MoreAsync(20);
        var e = await Should.ThrowAsync<MlOpsException>(() => DeployAsync(environment, next));
        await load.EndAsync(serving, next);
        Unchanged(environment, serving);
        return e;
    }

    private void Unchanged(EnvironmentConfig environment, SampleModel serving)
    {
        var name = $"mlops-sample-{environment.Name}";
        world
            .Containers(environment)
            .ShouldBe([
                $"{name} running",
                .. Enumerable
                    .Range(1, environment.Replicas)
                    .Select(n => $"{name}-{serving.Image.ImageId.Short}-{n} running"),
            ]);
    }

    private void Nothing(EnvironmentConfig environment)
    {
        world.Containers(environment).ShouldBeEmpty();
        foreach (var kind in new[] { "network", "volume" })
        {
            world
                .Docker(kind, "ls", "--quiet", "--filter", $"name=mlops-sample-{environment.Name}")
                .ShouldBeEmpty();
        }
    }

    private async Task RecordedAsync(
        EnvironmentConfig environment,
        DeploymentOutcome outcome,
        string reason
    )
    {
        var history = await world.HistoryAsync(environment);
        history.Problem.ShouldBeNull();
        history.Last!.Outcome.ShouldBe(outcome);
        history.Last.Reason.ShouldContain(reason);
        history.Last.Reason.ShouldNotContain("\n");
    }

    public void Dispose() => _environments.ForEach(world.Remove);
}
