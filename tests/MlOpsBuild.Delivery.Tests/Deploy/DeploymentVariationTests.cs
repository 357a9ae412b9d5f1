using System.Net;
using System.Net.Http.Headers;
using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Delivery.Deploy;
using MlOpsBuild.Registry.Deployments;
using MlOpsBuild.Registry.Images;
using MlOpsBuild.Registry.Models;
using MlOpsBuild.Registry.Remote;
using MlOpsBuild.Scoring.Serving;
using MlOpsBuild.Shared;

namespace MlOpsBuild.Delivery.Tests.Deploy;

/// <summary>Registries, keys, logs, and fronts that others made.</summary>
[Collection<DeployCollection>]
public sealed class DeploymentVariationTests(DeployWorld world) : IDisposable
{
    // me, s3cret-pass
    private const string Users =
        "me:$2y$05$abcdefghijklmnopqrstuuV7fpPozvyqJfnY19y0802WTlXUm6Rjy\n";

    private const string Password = "s3cret-pass";

    private readonly Observed _observed = new();
    private readonly List<EnvironmentConfig> _environments = [];

    [Fact]
    public async Task Going_back_needs_no_registry()
    {
        DockerRegistry.Need();
        var (a, b) = (await world.NeedAsync(1), await world.NeedAsync(2));
        var environment = Environment();
        await using var registry = new DockerRegistry();
        await registry.InitializeAsync();
        using var client = new RegistryClient(
            RegistryReference.Parse($"127.0.0.1:{registry.Port}/history"),
            new RegistryOptions { MaxAttempts = 1 }
        );
        var sync = new CatalogSync(world.Catalog, client);
        await Deployer(sync).DeployAsync(DeployWorld.Request(environment, a), DeployWorld.Token);
        await Deployer(sync).DeployAsync(DeployWorld.Request(environment, b), DeployWorld.Token);
        _observed.Warnings.ShouldBeEmpty();
        (await TagsAsync(client)).ShouldContain($"deploy.{environment.Name}.2");
        await registry.DisposeAsync();

        var back = await Deployer(sync)
            .RollbackAsync(
                new RollbackRequest { Environment = environment, Who = "Bob" },
                DeployWorld.Token
            );
        back.Record!.Model.Version.ShouldBe(a.Facts.Model.Version);
        back.Record.Number.ShouldBe(3);
        _observed.Warnings.ShouldContain(w =>
            w.EndsWith(
                $"What is known of the deployments to {environment.Name} is what this machine has.",
                StringComparison.Ordinal
            )
        );
        await using var load = LoadClient.Start(environment, a);
        await load.EndAsync(a);
    }

    [Fact]
    public async Task An_image_that_the_engine_lacks_is_pulled_by_its_digest_with_credentials()
    {
        DockerRegistry.Need();
        var a = await world.NeedAsync(1);
        var environment = Environment();
        var registry = new DockerRegistry();
        var users = Path.Combine(registry.Folder, "users");
        await File.WriteAllTextAsync(users, Users, DeployWorld.Token);
        registry.Auth = $$"""auth: { htpasswd: { realm: tests, path: "{{users}}" } }""";
        await using var ended = registry;
        await registry.InitializeAsync();

        // An image of its own, which no other test has in use.
        var image = await world.ScriptedAsync(
            a,
            "pulled",
            "exec /app/mlops-serve serve --models /models --address 0.0.0.0"
        );
        var repository = $"127.0.0.1:{registry.Port}/sample/serve";
        world.Docker("tag", image.Tag, repository + ":1");
        world.Docker(
            "login",
            "--username",
            "me",
            "--password",
            Password,
            $"127.0.0.1:{registry.Port}"
        );
        var pushed = world.Docker("push", repository + ":1");
        world.Docker("logout", $"127.0.0.1:{registry.Port}");
        var digest = pushed[pushed.IndexOf("sha256:", StringComparison.Ordinal)..][..71];
        world.Docker("rmi", repository + ":1", image.Tag);
        var model = a with { Image = image with { Reference = $"{repository}@{digest}" } };

        // Without credentials the registry refuses, and nothing is touched.
        (
            await Should.ThrowAsync<MlOpsException>(() => DeployAsync(environment, model))
        ).Message.ShouldContain($"did not pull {repository}@{digest}: ");
        world.Containers(environment).ShouldBeEmpty();

        await Deployer(null, new Fixed(new RegistryCredential("me", Password)))
            .DeployAsync(DeployWorld.Request(environment, model), DeployWorld.Token);
        _observed.Steps.ShouldContain($"the engine pulls {repository}@{digest}");
        world
            .Docker("image", "inspect", "--format", "{{.Id}}", image.Tag)
            .ShouldBe(image.ImageId.ToString());
        await using var load = LoadClient.Start(environment, a);
        await load.EndAsync(a);
    }

    [Fact]
    public async Task Servers_get_keys_and_new_keys_are_a_new_deployment()
    {
        var a = await world.NeedAsync(1);
        var image = await world.WithSettingsAsync(
            a,
            "keys",
            settings => settings with { ApiKeys = true }
        );
        var environment = Environment();
        var request = DeployWorld.Request(environment, a with { Image = image }) with
        {
            ApiKeys = "first-key, second-key",
        };
        (await Deployer().DeployAsync(request, DeployWorld.Token)).Record.ShouldNotBeNull();
        (await StatusOfAsync(environment, a, null)).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusOfAsync(environment, a, "second-key")).ShouldBe(HttpStatusCode.OK);
        (await Deployer().DeployAsync(request, DeployWorld.Token)).Record.ShouldBeNull();

        request = request with { ApiKeys = "third-key" };
        (await Deployer().DeployAsync(request, DeployWorld.Token)).Record.ShouldNotBeNull();
        (await StatusOfAsync(environment, a, "second-key")).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusOfAsync(environment, a, "third-key")).ShouldBe(HttpStatusCode.OK);
        string.Join('\n', _observed.Steps.Concat(_observed.Warnings)).ShouldNotContain("-key");
        foreach (var record in (await world.HistoryAsync(environment)).Records)
        {
            System.Text.Encoding.UTF8.GetString(record.ToBytes()).ShouldNotContain("-key");
        }
    }

    [Fact]
    public async Task Of_several_models_in_an_image_the_deployed_one_is_proven()
    {
        var (a, b) = (await world.NeedAsync(1), await world.NeedAsync(2));
        var image = await world.WithSettingsAsync(
            a,
            "several",
            settings =>
                settings with
                {
                    Models =
                    [
                        .. settings.Models,
                        new ServedModelSettings { Name = "challenger", Path = "challenger" },
                    ],
                },
            b
        );
        var environment = Environment();
        await DeployAsync(environment, a with { Image = image });
        await using var load = LoadClient.Start(environment, a);
        await load.EndAsync(a, b);
        load.Answers.Count.ShouldBe(2);
    }

    [Fact]
    public async Task The_prediction_log_can_be_written_and_goes_with_its_server()
    {
        var a = await world.NeedAsync(1);
        var log = new PredictionLogSettings();
        var image = await world.WithSettingsAsync(
            a,
            "log",
            settings => settings with { Log = log }
        );
        var environment = Environment();
        var request = DeployWorld.Request(environment, a with { Image = image }) with { Log = log };
        await Deployer().DeployAsync(request, DeployWorld.Token);
        await using (var load = LoadClient.Start(environment, a))
        {
            await load.EndAsync(a);
        }

        var server = $"mlops-sample-{environment.Name}-{image.ImageId.Short}-1";
        world.Docker("stop", server);
        world
            .Docker("cp", $"{server}:/var/log/mlops/predictions.jsonl", "-")
            .ShouldContain(a.ModelDigest.ToString());
        var volume = world.Docker(
            "inspect",
            "--format",
            "{{range .Mounts}}{{.Name}}{{end}}",
            server
        );
        world.Docker("volume", "ls", "--quiet").Split('\n').ShouldContain(volume);
        world.Docker("start", server);
        await DeployAsync(environment, await world.NeedAsync(2));
        await DeployAsync(environment, await world.NeedAsync(3));
        world.Docker("volume", "ls", "--quiet").Split('\n').ShouldNotContain(volume);
    }

    [Fact]
    public async Task A_front_whose_image_has_none_is_made_anew()
    {
        var a = await world.NeedAsync(1);
        var shell = await world.NeedShellAsync();
        var environment = Environment();
        var name = $"mlops-sample-{environment.Name}";
        world.Docker("network", "create", name);
        world.Docker(
            "create",
            "--name",
            name,
            "--label",
            $"org.mlopsbuild.model-name=sample",
            "--label",
            $"org.mlopsbuild.environment={environment.Name}",
            "--label",
            "org.mlopsbuild.role=front",
            "--network",
            name,
            "--publish",
            $"127.0.0.1:{environment.Port}:8080",
            shell,
            "route"
        );
        await DeployAsync(environment, a);
        _observed.Warnings.Single().ShouldEndWith(" It is made anew.");
        await using var load = LoadClient.Start(environment, a);
        await load.EndAsync(a);
    }

    private EnvironmentConfig Environment()
    {
        var environment = world.Environment(DeployStrategy.BlueGreen);
        _environments.Add(environment);
        return environment;
    }

    private Deployer Deployer(CatalogSync? sync = null, IRegistryCredentials? credentials = null) =>
        new(
            new DeployerOptions
            {
                Engine = world.Engine,
                Catalog = world.Catalog,
                Sync = sync,
                Observer = _observed,
                Credentials = credentials ?? new Fixed(null),
            }
        );

    private Task<DeployResult> DeployAsync(EnvironmentConfig environment, SampleModel model) =>
        Deployer().DeployAsync(DeployWorld.Request(environment, model), DeployWorld.Token);

    private static async Task<HttpStatusCode> StatusOfAsync(
        EnvironmentConfig environment,
        SampleModel model,
        string? key
    )
    {
        using var client = new HttpClient();
        if (key is not null)
        {
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
                "Bearer",
                key
            );
        }

        using var content = new ReadOnlyMemoryContent(model.Golden[0].Inputs);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var response = await client.PostAsync(
            $"http://127.0.0.1:{environment.Port}/predict",
            content,
            DeployWorld.Token
        );
        return response.StatusCode;
    }

    private static async Task<List<string>> TagsAsync(RegistryClient client)
    {
        var tags = new List<string>();
        await foreach (var tag in client.ListTagsAsync(null, DeployWorld.Token))
        {
            tags.Add(tag);
        }

        return tags;
    }

    public void Dispose() => _environments.ForEach(world.Remove);

    private sealed class Fixed(RegistryCredential? credential) : IRegistryCredentials
    {
        public ValueTask<RegistryCredential?> FindAsync(
            string registry,
            CancellationToken cancellationToken
        ) => ValueTask.FromResult(credential);
    }
}
