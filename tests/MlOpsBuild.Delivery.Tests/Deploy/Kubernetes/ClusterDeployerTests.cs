using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Delivery.Containers.Engine;
using MlOpsBuild.Delivery.Deploy;
using MlOpsBuild.Delivery.Deploy.Kubernetes;
using MlOpsBuild.Registry.Deployments;
using MlOpsBuild.Registry.Images;

namespace MlOpsBuild.Delivery.Tests.Deploy.Kubernetes;

/// <summary>Registered models on the stand-in of a cluster, whose pods are real servers of real images: what is proven and recorded.</summary>
[Collection<DeployCollection>]
public sealed class ClusterDeployerTests(DeployWorld world) : IAsyncLifetime
{
    private readonly ClusterStandIn _cluster = new();
    private readonly List<string> _containers = [];
    private string _network = "";

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var container in _containers)
        {
            world.Docker("rm", "--force", container);
        }

        if (_network.Length > 0)
        {
            world.Docker("network", "rm", _network);
        }

        await _cluster.DisposeAsync();
    }

    [Fact]
    public async Task Each_deployment_is_proven_and_recorded_and_rolled_back()
    {
        var (a, b) = (await world.NeedAsync(1), await world.NeedAsync(2));
        var environment = EnvironmentOf(DeployStrategy.BlueGreen);
        var first = await DeployAsync(environment, a, await ServedAsync(a.Image, '1'));
        first.Record!.Number.ShouldBe(1);
        first.Record.Address.ShouldBe(first.Address);
        first.Before.ShouldBeNull();
        var second = await DeployAsync(environment, b, await ServedAsync(b.Image, '2'));
        second.Record!.ModelDigest.ShouldBe(b.ModelDigest);
        second.Before.ShouldBe(Releases.Image('1'));
        _cluster.Running.ShouldBe(["2 x 2"]);
        _cluster.Steps.ShouldContain(s =>
            s.EndsWith(
                $"{b.Golden.Count} golden rows answered as evaluated",
                StringComparison.Ordinal
            )
        );

        var back = await Deployer()
            .RollbackAsync(
                new RollbackRequest { Environment = environment, Who = "Ben" },
                DeployWorld.Token
            );
        back.Record!.Action.ShouldBe(DeploymentAction.Rollback);
        back.Record.ModelDigest.ShouldBe(a.ModelDigest);
        back.Record.Address.ShouldBe(back.Address);
        _cluster.Running.ShouldBe(["1 x 2"]);
        var history = await world.HistoryAsync(environment);
        history.Records.Select(r => r.Outcome).Distinct().ShouldBe([DeploymentOutcome.Succeeded]);
        history.Serving!.ModelDigest.ShouldBe(a.ModelDigest);
    }

    [Fact]
    public async Task A_server_of_another_model_gets_no_requests_and_the_failure_is_recorded()
    {
        var (a, b) = (await world.NeedAsync(1), await world.NeedAsync(2));
        var environment = EnvironmentOf(DeployStrategy.BlueGreen);
        await DeployAsync(environment, a, await ServedAsync(a.Image, '1'));
        var image = await ServedAsync(a.Image, '2'); // the image that is told to be b's serves a
        var failure = await Should.ThrowAsync<MlOpsException>(() =>
            DeployAsync(environment, b, b.Image with { Reference = image.Reference })
        );
        failure.Message.ShouldContain("serves another model");
        _cluster.Running.ShouldBe(["1 x 2"]);
        var history = await world.HistoryAsync(environment);
        history.Last!.Outcome.ShouldBe(DeploymentOutcome.Failed);
        history.Last.Reason.ShouldNotBeEmpty();
        history.Serving!.ModelDigest.ShouldBe(a.ModelDigest);
    }

    [Fact]
    public async Task Where_keys_are_asked_for_golden_rows_and_figures_carry_one()
    {
        var a = await world.NeedAsync(1);
        var keys = await world.WithSettingsAsync(
            a,
            "cluster-keys",
            settings => settings with { ApiKeys = true }
        );
        var environment = EnvironmentOf(DeployStrategy.Canary);
        _cluster.AddSecret($"mlops-{DeployWorld.Model}-{environment.Name}-api-keys");
        foreach (var digit in "12")
        {
            var image = await ServedAsync(keys, digit, "MLOPS_API_KEYS=good-key");
            var result = await Deployer()
                .DeployAsync(
                    DeployWorld.Request(environment, a with { Image = image }) with
                    {
                        ApiKeys = " good-key , other-key",
                    },
                    DeployWorld.Token
                );
            result.Record.ShouldNotBeNull();
        }

        _cluster.Warnings.ShouldBeEmpty();
        _cluster.Running.ShouldBe(["2 x 2"]);
        _cluster.Traffic.ShouldContain("12");
    }

    [Fact]
    public async Task Manifests_alone_ask_no_cluster_and_record_nothing()
    {
        var a = await world.NeedAsync(1);
        var environment = EnvironmentOf(DeployStrategy.Replace);
        var result = await Deployer(renderOnly: true)
            .DeployAsync(
                DeployWorld.Request(
                    environment,
                    a with
                    {
                        Image = a.Image with { Reference = Releases.Image('1') },
                    }
                ),
                DeployWorld.Token
            );
        result.Record.ShouldBeNull();
        result.Manifests.Count.ShouldBeGreaterThan(1);
        result.Manifests.ShouldAllBe(f => File.Exists(f));
        (await world.HistoryAsync(environment)).LastNumber.ShouldBe(0);
    }

    [Fact]
    public async Task An_image_that_is_in_no_registry_is_told_to_be_pushed()
    {
        var a = await world.NeedAsync(1);
        var failure = await Should.ThrowAsync<UsageException>(() =>
            DeployAsync(EnvironmentOf(DeployStrategy.Replace), a, a.Image)
        );
        failure.Message.ShouldContain("--push-image");
    }

    private ClusterDeployer Deployer(bool renderOnly = false) =>
        new(
            new ClusterDeployerOptions
            {
                Catalog = world.Catalog,
                Folder = _cluster.Deployments,
                RenderOnly = renderOnly,
                Program = _cluster.Program,
                Observer = _cluster,
                Time = _cluster.Clock,
            }
        );

    private Task<DeployResult> DeployAsync(
        EnvironmentConfig environment,
        SampleModel model,
        ImageRecord image
    ) =>
        Deployer()
            .DeployAsync(
                DeployWorld.Request(environment, model with { Image = image }),
                DeployWorld.Token
            );

    private EnvironmentConfig EnvironmentOf(DeployStrategy strategy) =>
        world.Environment(strategy, replicas: 2) with
        {
            Target = DeployTarget.Kubernetes,
            Kubernetes = new KubernetesConfig { Namespace = "models" },
        };

    // The image as pushed to a registry of that name; a container of it plays the pods.
    private async Task<ImageRecord> ServedAsync(
        ImageRecord image,
        char digit,
        string variable = "A=b"
    )
    {
        var port = DeployWorld.FreePort();
        if (_network.Length == 0)
        {
            _network = $"pods-{Guid.NewGuid():n}";
            world.Docker("network", "create", _network);
        }

        _containers.Add(
            world
                .Docker(
                    "run",
                    "--detach",
                    "--network",
                    _network,
                    "--env",
                    variable,
                    "--publish",
                    string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}:8080"),
                    image.Tag
                )
                .Trim()
        );
        await new RunningContainer(world.Engine, _containers[^1]).WaitUntilReadyAsync(
            TimeSpan.FromSeconds(60),
            DeployWorld.Token
        );
        _cluster.AddServer(Releases.Image(digit), port);
        return image with { Reference = Releases.Image(digit) };
    }
}
