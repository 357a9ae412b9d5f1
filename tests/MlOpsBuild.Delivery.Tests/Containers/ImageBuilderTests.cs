using System.Security.Cryptography;
using MlOpsBuild.Common;
using MlOpsBuild.Delivery.Containers;
using MlOpsBuild.Delivery.Containers.Engine;
using MlOpsBuild.Registry.Images;
using MlOpsBuild.Registry.Remote;
using MlOpsBuild.Shared;

namespace MlOpsBuild.Delivery.Tests.Containers;

/// <summary>What an image is, and that it is the same wherever and whenever it is built.</summary>
public sealed class ImageBuilderTests(TestEngine engines)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_builds_have_the_same_layers_also_in_another_engine()
    {
        using var model = await SampleModel.CreateAsync();
        var engine = await engines.NeedAsync();
        var first = await BuildAsync(engine, model, await engines.NeedDebianAsync(), "same:1");

        // Other times, other places, other rights of the files.
        using var copy = new CopiedFolder(model.Folder);
        var second = await BuildAsync(
            engine,
            model,
            await engines.NeedDebianAsync(),
            "same:2",
            copy.Folder
        );
        second.Layers.ShouldBe(first.Layers);
        second.Id.ShouldNotBe(first.Id, "nothing of the first build may have been taken over");

        await using var other = new DockerDaemon();
        await other.InitializeAsync();
        other.Need();
        using var elsewhere = await ContainerEngine.ConnectAsync(
            new ContainerEngineOptions { Endpoint = other.Endpoint },
            Token
        );
        var third = await BuildAsync(
            elsewhere,
            model,
            await TestEngine.ImportDebianAsync(other),
            "same:3",
            copy.Folder
        );
        third.Layers.ShouldBe(first.Layers);
    }

    [Fact]
    public async Task The_context_has_the_same_bytes_each_time()
    {
        using var model = await SampleModel.CreateAsync();
        using var copy = new CopiedFolder(model.Folder);
        var app = await new ServingApp(TestEngine.App).GetAsync("linux-x64", null, Token);
        var digests = new List<string>();
        foreach (var folder in new[] { model.Folder, copy.Folder })
        {
            var context = await BuildContext.CreateAsync(app, folder, Token);
            await using var stream = context.OpenRead("FROM scratch\n");
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes, Token);
            bytes.Length.ShouldBe(stream.Length);
            digests.Add(Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray())));
        }

        digests[1].ShouldBe(digests[0]);
    }

    [Fact]
    public async Task A_new_model_is_one_small_layer_and_the_image_says_what_it_is()
    {
        var engine = await engines.NeedAsync();
        using var model = await SampleModel.CreateAsync(seed: 11);
        using var other = await SampleModel.CreateAsync(seed: 12);
        var first = await ModelImage.BuildAsync(await RequestAsync(model), null, Token);
        var second = await ModelImage.BuildAsync(await RequestAsync(other), null, Token);
        second.Layers[0].ShouldBe(first.Layers[0]);
        second.Layers[1].ShouldNotBe(first.Layers[1]);
        second.LayerBytes[1].ShouldBeLessThan(1_000_000);

        var image = await engine.Client.Images.InspectImageAsync(first.Tag, Token);
        image.ID.ShouldBe(first.ImageId.ToString());
        var config = image.Config;
        config.User.ShouldBe("10001");
        config.Entrypoint.ShouldBe(["/app/mlops-serve"]);
        config.Cmd.ShouldBe(["serve", "--models", "/models", "--address", "0.0.0.0"]);
        config.ExposedPorts.Keys.ShouldBe(["8080/tcp"]);
        config.Healthcheck.Test.ShouldBe(["CMD", "/app/mlops-serve", "health"]);
        config
            .Labels.OrderBy(l => l.Key, StringComparer.Ordinal)
            .ShouldBe(
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    [ImageLabels.Commit] = new string('c', 40),
                    [ImageLabels.DataDigest] = "sha256:" + new string('0', 64),
                    [ImageLabels.ImageKey] = first.Key.ToString(),
                    [ImageLabels.ModelDigest] = model.Digest.ToString(),
                    [ImageLabels.ModelName] = "sample",
                    [ImageLabels.BaseName] = "test/debian:1",
                    [ImageLabels.Revision] = new string('c', 40),
                    [ImageLabels.Source] = "https://example.org/team/churn",
                    [ImageLabels.Title] = "sample",
                }
            );

        // As it runs: nobody, read-only, and its health check works.
        await using var container = await RunningContainer.StartAsync(
            engine,
            new ContainerRun { Image = first.Tag },
            Token
        );
        await container.WaitUntilReadyAsync(TimeSpan.FromSeconds(60), Token);
        var check = await container.ExecAsync([.. config.Healthcheck.Test.Skip(1)], null, Token);
        check.ExitCode.ShouldBe(0, check.Error);
        var pid = (await container.InspectAsync(Token)).State.Pid;
        (
            await File.ReadAllLinesAsync(
                string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/status"),
                Token
            )
        ).ShouldContain("Uid:\t10001\t10001\t10001\t10001");
        (await container.InspectAsync(Token)).HostConfig.ReadonlyRootfs.ShouldBeTrue();
    }

    [Fact]
    public async Task What_changes_the_image_builds_it_again_and_nothing_else_does()
    {
        var engine = await engines.NeedAsync();
        using var model = await SampleModel.CreateAsync(seed: 21);
        var request = await RequestAsync(model);
        var first = await ModelImage.BuildAsync(request, null, Token);

        (await IsBuiltAsync(request with { Commit = new string('d', 40) })).ShouldBeFalse();
        (await IsBuiltAsync(request with { Version = "1.2.3" })).ShouldBeFalse();
        (await IsBuiltAsync(request with { Golden = [.. model.Golden.Skip(1)] })).ShouldBeTrue();
        (await IsBuiltAsync(request)).ShouldBeTrue(); // the record is of the other now

        // Without its name, or with a name that went to another image.
        await engine.Client.Images.TagImageAsync(
            "test/debian:1",
            new() { RepositoryName = first.Tag[..^13], Tag = first.Tag[^12..] },
            Token
        );
        (await IsBuiltAsync(request)).ShouldBeFalse();
        (await engine.Client.Images.InspectImageAsync(first.Tag, Token))
            .Config.Labels[ImageLabels.ImageKey]
            .ShouldBe(first.Key.ToString());

        // Without the image, without the record, with a damaged one.
        engines.Daemon.Docker("rmi", "--force", request.Records.Read("sample")!.ImageId.ToString());
        (await IsBuiltAsync(request)).ShouldBeTrue();
        File.Delete(request.Records.PathOf("sample"));
        (await IsBuiltAsync(request)).ShouldBeTrue();
        await File.WriteAllTextAsync(request.Records.PathOf("sample"), "{", Token);
        (await IsBuiltAsync(request)).ShouldBeTrue();
        (await IsBuiltAsync(request)).ShouldBeFalse();
        (await IsBuiltAsync(request with { Force = true })).ShouldBeTrue();

        // A file more.
        await File.WriteAllTextAsync(
            Path.Combine(model.Folder, "champion/model-card.md"),
            "x",
            Token
        );
        (await IsBuiltAsync(request)).ShouldBeTrue();
        engines
            .Daemon.Docker("images", "--quiet", "--filter", "dangling=true", "--no-trunc")
            .ShouldNotContain(first.ImageId.ToString());
    }

    [Fact]
    public async Task A_base_image_that_cannot_be_had_is_told_with_what_to_do()
    {
        using var model = await SampleModel.CreateAsync();
        var request = model.Request(
            await engines.NeedAsync(),
            TestEngine.App,
            "127.0.0.1:1/dotnet/runtime-deps:10.0"
        );
        var e = await Should.ThrowAsync<EngineException>(() =>
            ModelImage.BuildAsync(request, null, Token)
        );
        e.Message.ShouldStartWith(
            "The base image 127.0.0.1:1/dotnet/runtime-deps:10.0 cannot be had: "
        );
        e.Message.ShouldContain("connection refused");
        e.Message.ShouldContain("container.baseImage in mlops.yaml, or --base-image");
        request.Records.Read("sample").ShouldBeNull();
    }

    [Fact]
    public async Task A_base_image_comes_from_a_registry_that_wants_a_password()
    {
        DockerRegistry.Need();
        await using var registry = await PasswordRegistry.StartAsync();
        var engine = await engines.NeedAsync();
        await engines.NeedDebianAsync();
        var name = $"127.0.0.1:{registry.Port}/base:1";
        await engine.TagAsync("test/debian:1", name, Token);
        await engine.Client.Images.PushImageAsync(
            name[..^2],
            new() { Tag = "1" },
            new() { Username = PasswordRegistry.User, Password = PasswordRegistry.Password },
            new Progress<Docker.DotNet.Models.JSONMessage>(),
            Token
        );
        engines.Daemon.Docker("rmi", name);

        var refused = await Should.ThrowAsync<EngineException>(() =>
            BaseImage.GetAsync(engine, name, new FixedCredentials(null), null, Token)
        );
        refused.Message.ShouldContain("docker login");
        var found = await BaseImage.GetAsync(
            engine,
            name,
            PasswordRegistry.Credentials,
            null,
            Token
        );
        found.Title.ShouldStartWith($"127.0.0.1:{registry.Port}/base:1@sha256:");
        found.Layers.ShouldBe(1);
        engines.Daemon.Docker("rmi", name);
    }

    private async Task<ModelImageRequest> RequestAsync(SampleModel model) =>
        model.Request(await engines.NeedAsync(), TestEngine.App, await engines.NeedDebianAsync());

    private static async Task<bool> IsBuiltAsync(ModelImageRequest request)
    {
        var lines = new List<string>();
        await ModelImage.BuildAsync(request, lines.Add, Token);
        return lines.Any(l => l.StartsWith("Step ", StringComparison.Ordinal));
    }

    private static async Task<(string Id, Digest[] Layers)> BuildAsync(
        ContainerEngine engine,
        SampleModel model,
        string baseImage,
        string tag,
        string? folder = null
    )
    {
        var app = await new ServingApp(TestEngine.App).GetAsync("linux-x64", null, Token);
        var image = await new ImageBuilder(engine).BuildAsync(
            await BuildContext.CreateAsync(app, folder ?? model.Folder, Token),
            Dockerfile.Render(
                baseImage,
                new Dictionary<string, string>(StringComparer.Ordinal) { ["tag"] = tag }
            ),
            tag,
            null,
            useCache: false,
            Token
        );
        return (image.ID, [.. image.RootFS.Layers.Select(Digest.Parse)]);
    }
}
