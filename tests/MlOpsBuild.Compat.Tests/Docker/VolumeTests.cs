using Docker.DotNet;
using Docker.DotNet.Models;

namespace MlOpsBuild.Compat.Tests.Docker;

[Collection(EngineCollection.Name)]
public sealed class VolumeTests(Engine engine)
{
    [Fact]
    public async Task A_volume_keeps_what_containers_write()
    {
        var client = await engine.ConnectAsync();
        var volume = await client.Volumes.CreateAsync(
            new VolumesCreateParameters
            {
                Name = "kept",
                Labels = new Dictionary<string, string> { ["a"] = "b" },
            },
            Engine.Token
        );
        volume.Driver.ShouldBe("local");
        volume.Labels["a"].ShouldBe("b");
        await using (var writer = await WithVolumeAsync("echo text > /data/file"))
        {
            await client.Containers.WaitContainerAsync(writer.Id, Engine.Token);
            (await client.Containers.InspectContainerAsync(writer.Id, Engine.Token))
                .Mounts.Single()
                .Name.ShouldBe("kept");
            var used = await Should.ThrowAsync<DockerApiException>(() =>
                client.Volumes.RemoveAsync("kept", cancellationToken: Engine.Token)
            );
            used.StatusCode.ShouldBe(System.Net.HttpStatusCode.Conflict);
        }

        await using (
            var reader = await WithVolumeAsync("[ $(/bin/busybox cat /data/file) = text ]")
        )
        {
            (
                await client.Containers.WaitContainerAsync(reader.Id, Engine.Token)
            ).StatusCode.ShouldBe(0);
        }

        (await client.Volumes.InspectAsync("kept", Engine.Token)).Mountpoint.ShouldBe(
            volume.Mountpoint
        );
        (await client.Volumes.ListAsync(Engine.Token)).Volumes.ShouldContain(x => x.Name == "kept");
        await client.Volumes.RemoveAsync("kept", force: true, Engine.Token);
        var gone = await Should.ThrowAsync<DockerApiException>(() =>
            client.Volumes.InspectAsync("kept", Engine.Token)
        );
        gone.StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Volumes_are_listed_and_pruned()
    {
        var client = await engine.ConnectAsync();
        await client.Volumes.CreateAsync(
            new VolumesCreateParameters
            {
                Name = "pruned",
                Labels = new Dictionary<string, string> { ["prune"] = "me" },
            },
            Engine.Token
        );
        var filters = new Dictionary<string, IDictionary<string, bool>>
        {
            ["label"] = new Dictionary<string, bool> { ["prune=me"] = true },
        };
        (
            await client.Volumes.ListAsync(
                new VolumesListParameters { Filters = filters },
                Engine.Token
            )
        )
            .Volumes.Select(x => x.Name)
            .ShouldBe(["pruned"]);
        (
            await client.Volumes.PruneAsync(
                new VolumesPruneParameters { Filters = filters },
                Engine.Token
            )
        ).VolumesDeleted.ShouldBe(["pruned"]);
    }

    private Task<RunningContainer> WithVolumeAsync(string script) =>
        engine.StartAsync(
            new CreateContainerParameters
            {
                Cmd = ["/bin/busybox", "sh", "-c", script],
                HostConfig = new HostConfig { NetworkMode = "none", Binds = ["kept:/data"] },
            }
        );
}
