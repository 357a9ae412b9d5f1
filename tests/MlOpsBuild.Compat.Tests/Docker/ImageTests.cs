using Docker.DotNet;
using Docker.DotNet.Models;

namespace MlOpsBuild.Compat.Tests.Docker;

[Collection(EngineCollection.Name)]
public sealed class ImageTests(Engine engine)
{
    [Fact]
    public async Task Progress_comes_while_the_image_is_built_and_cancelling_ends_the_build()
    {
        var client = await engine.ConnectAsync();
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Engine.Token);
        var running = new TaskCompletionSource();
        var messages = new Collected<JSONMessage>(x =>
        {
            if (x.Stream?.Contains("Running in", StringComparison.Ordinal) == true)
            {
                running.TrySetResult();
            }
        });
        var building = client.Images.BuildImageFromDockerfileAsync(
            new ImageBuildParameters
            {
                Tags = ["never:1"],
                NoCache = true,
                ForceRemove = true,
                NetworkMode = "none",
            },
            Dockerfile("FROM bb:1\nRUN [\"/bin/busybox\", \"sleep\", \"1000\"]\n"),
            null,
            null,
            messages,
            enough.Token
        );
        await running.Task;
        building.IsCompleted.ShouldBeFalse();
        await enough.CancelAsync();
        await Should.ThrowAsync<TaskCanceledException>(() => building);
        // The daemon ends a build whose client is gone, and its container with it.
        while (
            (
                await client.Containers.ListContainersAsync(
                    new ContainersListParameters { All = true },
                    Engine.Token
                )
            ).Any(x => x.Command.Contains("sleep 1000", StringComparison.Ordinal))
        )
        {
            Engine.Token.ThrowIfCancellationRequested();
        }
    }

    [Fact]
    public async Task All_that_a_build_is_given_reaches_it()
    {
        var client = await engine.ConnectAsync();
        var messages = new Collected<JSONMessage>();
        await client.Images.BuildImageFromDockerfileAsync(
            new ImageBuildParameters
            {
                Tags = ["given:1", "given:2"],
                Dockerfile = "sub/Other.Dockerfile",
                Target = "wanted",
                NetworkMode = "none",
                ExtraHosts = ["a.example:198.18.0.1"],
                Memory = 64 * 1024 * 1024,
                BuildArgs = new Dictionary<string, string> { ["A"] = "ä & b" },
                Labels = new Dictionary<string, string> { ["x"] = "y" },
                ForceRemove = true,
            },
            Archives.Tar(
                (
                    "sub/Other.Dockerfile",
                    """
                    FROM bb:1 AS wanted
                    ARG A
                    LABEL a="$A"
                    RUN ["/bin/busybox", "grep", "-q", "198.18.0.1", "/etc/hosts"]
                    FROM nowhere/none
                    """u8.ToArray()
                )
            ),
            [
                new AuthConfig
                {
                    ServerAddress = "r.example",
                    Username = "u",
                    Password = "p",
                },
            ],
            new Dictionary<string, string> { ["X-More"] = "1" },
            messages,
            Engine.Token
        );
        messages.All.Select(x => x.ErrorMessage).OfType<string>().ShouldBeEmpty();
        var id = messages.All.Single(x => x.Aux is not null).Aux.ExtensionData["ID"];
        var image = await client.Images.InspectImageAsync("given:2", Engine.Token);
        image.ID.ShouldBe(id);
        image.RepoTags.ShouldBe(["given:1", "given:2"], ignoreOrder: true);
        image.Config.Labels["a"].ShouldBe("ä & b");
        image.Config.Labels["x"].ShouldBe("y");
        image.RootFS.Type.ShouldBe("layers");
        await RemoveAsync(client, "given:1", "given:2");
    }

    [Fact]
    public async Task A_build_can_be_read_as_it_comes()
    {
        var client = await engine.ConnectAsync();
#pragma warning disable CS0618 // as the package has it
        await using var stream = await client.Images.BuildImageFromDockerfileAsync(
            Dockerfile("FROM bb:1\nLABEL raw=1\n"),
            new ImageBuildParameters { Tags = ["raw:1"] },
            Engine.Token
        );
#pragma warning restore CS0618
        using var reader = new StreamReader(stream);
        (await reader.ReadToEndAsync(Engine.Token)).ShouldContain("Successfully tagged raw:1");
        await RemoveAsync(client, "raw:1");
    }

    [Fact]
    public async Task A_context_of_unknown_length_is_sent()
    {
        var client = await engine.ConnectAsync();
        var messages = new Collected<JSONMessage>();
        await client.Images.BuildImageFromDockerfileAsync(
            new ImageBuildParameters { Tags = ["piped:1"] },
            new UnseekableStream(Dockerfile("FROM bb:1\nLABEL piped=1\n")),
            null,
            null,
            messages,
            Engine.Token
        );
        messages.All[^1].Stream.ShouldBe("Successfully tagged piped:1\n");
        await RemoveAsync(client, "piped:1");
    }

    [Fact]
    public async Task Images_are_saved_and_loaded()
    {
        var client = await engine.ConnectAsync();
        await Engine.BuildAsync(client, "saved:1", "FROM bb:1\nLABEL saved=1\n");
        var id = (await client.Images.InspectImageAsync("saved:1", Engine.Token)).ID;
        using var archive = new MemoryStream();
        await using (var stream = await client.Images.SaveImageAsync("saved:1", Engine.Token))
        {
            await stream.CopyToAsync(archive, Engine.Token);
        }

        await RemoveAsync(client, "saved:1");
        archive.Position = 0;
        var messages = new Collected<JSONMessage>();
        await client.Images.LoadImageAsync(
            new ImageLoadParameters { Quiet = true },
            archive,
            messages,
            Engine.Token
        );
        messages.All[^1].Stream.ShouldBe("Loaded image: saved:1\n");
        (await client.Images.InspectImageAsync("saved:1", Engine.Token)).ID.ShouldBe(id);

        await using var both = await client.Images.SaveImagesAsync(
            ["saved:1", "bb:1"],
            Engine.Token
        );
        (await Archives.ReadAsync(both))["repositories"].ShouldContain("\"bb\"");
        await RemoveAsync(client, "saved:1");
        await Should.ThrowAsync<DockerImageNotFoundException>(() =>
            client.Images.SaveImageAsync("saved:1", Engine.Token)
        );
    }

    [Fact]
    public async Task An_archive_is_imported()
    {
        var client = await engine.ConnectAsync();
        var messages = new Collected<JSONMessage>();
        await client.Images.CreateImageAsync(
            new ImagesCreateParameters
            {
                Repo = "imported",
                Tag = "1",
                Message = "from a test",
                Changes = ["LABEL a=b"],
            },
            Archives.Tar(("hello.txt", "hello"u8.ToArray())),
            null,
            messages,
            Engine.Token
        );
        messages.All[^1].Status.ShouldStartWith("sha256:");
        var image = await client.Images.InspectImageAsync("imported:1", Engine.Token);
        image.Comment.ShouldBe("from a test");
        image.Config.Labels["a"].ShouldBe("b");
        await RemoveAsync(client, "imported:1");
    }

    [Fact]
    public async Task What_is_missing_is_told()
    {
        var client = await engine.ConnectAsync();
        var created = await Should.ThrowAsync<DockerImageNotFoundException>(() =>
            client.Containers.CreateContainerAsync(
                new CreateContainerParameters { Image = "none:1" },
                Engine.Token
            )
        );
        created.ResponseBody.ShouldContain("none:1");
        await Should.ThrowAsync<DockerImageNotFoundException>(() =>
            client.Images.TagImageAsync("none:1", new ImageTagParameters(), Engine.Token)
        );
        await Should.ThrowAsync<DockerImageNotFoundException>(() =>
            client.Images.GetImageHistoryAsync("none:1", Engine.Token)
        );
        await Should.ThrowAsync<DockerImageNotFoundException>(() =>
            client.Images.DeleteImageAsync("none:1", new ImageDeleteParameters(), Engine.Token)
        );
        var pushed = new Collected<JSONMessage>();
        await client.Images.PushImageAsync(
            "127.0.0.1:1/none",
            new ImagePushParameters { Tag = "1" },
            null,
            pushed,
            Engine.Token
        );
        pushed.All[^1].Error.Message.ShouldContain("does not exist");
    }

    [Fact]
    public async Task Images_without_a_name_are_pruned()
    {
        var client = await engine.ConnectAsync();
        await Engine.BuildAsync(client, "pruned:1", "FROM bb:1\nLABEL pruned=1\n");
        var id = (await client.Images.InspectImageAsync("pruned:1", Engine.Token)).ID;
        await Engine.BuildAsync(client, "pruned:1", "FROM bb:1\nLABEL pruned=2\n");
        var pruned = await client.Images.PruneImagesAsync(
            new ImagesPruneParameters
            {
                Filters = new Dictionary<string, IDictionary<string, bool>>
                {
                    ["label"] = new Dictionary<string, bool> { ["pruned"] = true },
                },
            },
            Engine.Token
        );
        pruned.ImagesDeleted.ShouldContain(x => x.Deleted == id);
        await RemoveAsync(client, "pruned:1");
    }

    private static MemoryStream Dockerfile(string text) =>
        Archives.Tar(("Dockerfile", System.Text.Encoding.UTF8.GetBytes(text)));

    private static async Task RemoveAsync(IDockerClient client, params string[] images)
    {
        foreach (var image in images)
        {
            var gone = await client.Images.DeleteImageAsync(
                image,
                new ImageDeleteParameters { Force = true },
                Engine.Token
            );
            gone[0].ShouldContainKey("Untagged");
        }
    }

    /// <summary>As what is packed while it is sent.</summary>
    private sealed class UnseekableStream(Stream inner) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) =>
            inner.Read(buffer, offset, count);

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) =>
            throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) =>
            throw new NotSupportedException();
    }
}
