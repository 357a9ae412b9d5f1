using Docker.DotNet;
using Docker.DotNet.Models;

namespace MlOpsBuild.Compat.Tests.Docker;

[Collection(EngineCollection.Name)]
public sealed class SystemTests(Engine engine)
{
    [Fact]
    public async Task Events_come_as_they_happen_until_cancelled()
    {
        var client = await engine.ConnectAsync();
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Engine.Token);
        var events = new Collected<Message>();
        var watching = client.System.MonitorEventsAsync(
            new ContainerEventsParameters
            {
                Since = "0",
                Filters = new Dictionary<string, IDictionary<string, bool>>
                {
                    ["type"] = new Dictionary<string, bool> { ["volume"] = true },
                    ["volume"] = new Dictionary<string, bool> { ["watched"] = true },
                },
            },
            events,
            enough.Token
        );
        await client.Volumes.CreateAsync(
            new VolumesCreateParameters { Name = "watched" },
            Engine.Token
        );
        var message = await events.First;
        message.Type.ShouldBe("volume");
        message.Action.ShouldBe("create");
        message.Actor.ID.ShouldBe("watched");
        message.Actor.Attributes["driver"].ShouldBe("local");
        message.TimeNano.ShouldBeGreaterThan(message.Time);
        watching.IsCompleted.ShouldBeFalse();
        await enough.CancelAsync();
        await Should.ThrowAsync<TaskCanceledException>(() => watching);
        await client.Volumes.RemoveAsync("watched", cancellationToken: Engine.Token);
    }

    [Fact]
    public async Task The_daemon_says_what_it_is()
    {
        var client = await engine.ConnectAsync();
        var version = await client.System.GetVersionAsync(Engine.Token);
        version.Components.ShouldContain(x => x.Name == "Engine" && x.Version == version.Version);
        version.Components[0].Details["ApiVersion"].ShouldBe(version.APIVersion);
        var info = await client.System.GetSystemInfoAsync(Engine.Token);
        info.Driver.ShouldBe("overlay2");
        info.DriverStatus.ShouldContain(x => x[0] == "Supports d_type");
        info.NCPU.ShouldBe(Environment.ProcessorCount);
        info.OSType.ShouldBe("linux");
        info.Runtimes["runc"].Path.ShouldBe("runc");
        info.RegistryConfig.InsecureRegistryCIDRs.ShouldContain("127.0.0.0/8");
        info.Plugins.Network.ShouldContain("bridge");
        info.ServerVersion.ShouldBe(version.Version);
    }
}
