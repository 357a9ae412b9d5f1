using Docker.DotNet;
using Docker.DotNet.Models;
using MlOpsBuild.Shared;

namespace MlOpsBuild.Compat.Tests.Docker;

/// <summary>Images go to a registry with a password and come back.</summary>
[Collection(EngineCollection.Name)]
public sealed class RegistryTests(Engine engine)
{
    // bcrypt of the password below, at its lowest cost
    private const string Users =
        "me:$2y$05$abcdefghijklmnopqrstuuV7fpPozvyqJfnY19y0802WTlXUm6Rjy\n";
    private const string Password = "s3cret-pass";

    [Fact]
    public async Task Images_are_pushed_and_pulled_with_a_password()
    {
        await using var registry = await StartAsync();
        var client = await engine.ConnectAsync();
        var repository = $"127.0.0.1:{registry.Port}/team/app";
        await TagAsync(client, repository);
        var messages = new Collected<JSONMessage>();
        await PushAsync(client, repository, Account(registry, Password), messages);
        messages.All.ShouldNotContain(x => x.Error != null);
        messages.All.ShouldContain(x => x.Status == "Pushed" && x.ID.Length == 12);
        messages.All.ShouldContain(x => x.Progress != null && x.Progress.Total > 0);
        var pushed = messages.All.Single(x => x.Aux is not null).Aux.ExtensionData;
        pushed["Tag"].ShouldBe("1");
        pushed["Digest"].ShouldBeOfType<string>().ShouldStartWith("sha256:");
        pushed["Size"].ShouldBeOfType<long>().ShouldBeGreaterThan(0);
        (
            await client.Images.InspectImageAsync(repository + ":1", Engine.Token)
        ).RepoDigests.ShouldBe([$"{repository}@{pushed["Digest"]}"]);
        await RemoveAsync(client, repository + ":1");

        var pulled = new Collected<JSONMessage>();
        await client.Images.CreateImageAsync(
            new ImagesCreateParameters { FromImage = repository, Tag = "1" },
            Account(registry, Password),
            pulled,
            Engine.Token
        );
        pulled.All.ShouldContain(x => x.Status == $"Digest: {pushed["Digest"]}");
        await client.System.AuthenticateAsync(Account(registry, Password), Engine.Token);
        await RemoveAsync(client, repository + ":1");
    }

    [Fact]
    public async Task A_wrong_password_is_an_error_message_and_no_exception()
    {
        await using var registry = await StartAsync();
        var client = await engine.ConnectAsync();
        var repository = $"127.0.0.1:{registry.Port}/team/app";
        await TagAsync(client, repository);
        var messages = new Collected<JSONMessage>();
        await PushAsync(client, repository, Account(registry, "wrong"), messages);
        messages.All[^1].Error.Message.ShouldContain("unauthorized");
        messages.All[^1].ErrorMessage.ShouldBe(messages.All[^1].Error.Message);

        var none = new Collected<JSONMessage>();
        await PushAsync(client, repository, null, none);
        none.All[^1].Error.Message.ShouldContain("no basic auth credentials");
        await RemoveAsync(client, repository + ":1");

        var refused = await Should.ThrowAsync<DockerApiException>(() =>
            client.System.AuthenticateAsync(Account(registry, "wrong"), Engine.Token)
        );
        refused.Message.ShouldNotContain(Password);
        var missing = await Should.ThrowAsync<DockerApiException>(() =>
            client.Images.CreateImageAsync(
                new ImagesCreateParameters { FromImage = repository, Tag = "none" },
                Account(registry, Password),
                new Collected<JSONMessage>(),
                Engine.Token
            )
        );
        missing.ResponseBody.ShouldContain("manifest unknown");
    }

    private static async Task<DockerRegistry> StartAsync()
    {
        DockerRegistry.Need();
        var registry = new DockerRegistry();
        var file = Path.Combine(registry.Folder, "users");
        await File.WriteAllTextAsync(file, Users, Engine.Token);
        registry.Auth = $$"""auth: { htpasswd: { realm: tests, path: "{{file}}" } }""";
        await registry.InitializeAsync();
        return registry;
    }

    private static AuthConfig Account(DockerRegistry registry, string password) =>
        new()
        {
            Username = "me",
            Password = password,
            ServerAddress = $"127.0.0.1:{registry.Port}",
        };

    private static Task TagAsync(DockerClient client, string repository) =>
        client.Images.TagImageAsync(
            Engine.Busybox,
            new ImageTagParameters { RepositoryName = repository, Tag = "1" },
            Engine.Token
        );

    private static Task PushAsync(
        DockerClient client,
        string repository,
        AuthConfig? account,
        IProgress<JSONMessage> progress
    ) =>
        client.Images.PushImageAsync(
            repository,
            new ImagePushParameters { Tag = "1" },
            account,
            progress,
            Engine.Token
        );

    private static Task RemoveAsync(DockerClient client, string image) =>
        client.Images.DeleteImageAsync(image, new ImageDeleteParameters(), Engine.Token);
}
