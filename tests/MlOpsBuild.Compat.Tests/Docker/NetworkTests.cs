using Docker.DotNet;
using Docker.DotNet.Models;

namespace MlOpsBuild.Compat.Tests.Docker;

[Collection(EngineCollection.Name)]
public sealed class NetworkTests(Engine engine)
{
    [Fact]
    public async Task Containers_of_a_network_find_each_other_by_name_and_publish_ports()
    {
        var client = await engine.ConnectAsync();
        var network = await client.Networks.CreateNetworkAsync(
            new NetworksCreateParameters
            {
                Name = "net-names",
                Driver = "bridge",
                CheckDuplicate = true,
                Labels = new Dictionary<string, string> { ["net"] = "names" },
            },
            Engine.Token
        );
        try
        {
            await using var server = await engine.StartAsync(
                new CreateContainerParameters
                {
                    Cmd =
                    [
                        "/bin/busybox",
                        "nc",
                        "-ll",
                        "-p",
                        "80",
                        "-e",
                        "/bin/busybox",
                        "echo",
                        "served",
                    ],
                    ExposedPorts = new Dictionary<string, EmptyStruct> { ["80/tcp"] = default },
                    HostConfig = new HostConfig
                    {
                        NetworkMode = "net-names",
                        PortBindings = new Dictionary<string, IList<PortBinding>>
                        {
                            ["80/tcp"] = [new PortBinding { HostIP = "127.0.0.1" }],
                        },
                    },
                    NetworkingConfig = new NetworkingConfig
                    {
                        EndpointsConfig = new Dictionary<string, EndpointSettings>
                        {
                            ["net-names"] = new() { Aliases = ["server"] },
                        },
                    },
                }
            );
            var settings = (
                await client.Containers.InspectContainerAsync(server.Id, Engine.Token)
            ).NetworkSettings;
            settings.Networks["net-names"].NetworkID.ShouldBe(network.ID);
            settings.Networks["net-names"].IPAddress.ShouldNotBeNullOrEmpty();
            ushort.Parse(settings.Ports["80/tcp"][0].HostPort).ShouldBeGreaterThan((ushort)0);
            (
                await client.Containers.ListContainersAsync(
                    new ContainersListParameters(),
                    Engine.Token
                )
            )
                .Single(x => x.ID == server.Id)
                .Ports.ShouldContain(x => x.PrivatePort == 80 && x.PublicPort > 0);

            await using var other = await engine.StartAsync("/bin/busybox sleep 1000");
            await client.Networks.DisconnectNetworkAsync(
                "none",
                new NetworkDisconnectParameters { Container = other.Id, Force = true },
                Engine.Token
            );
            await client.Networks.ConnectNetworkAsync(
                network.ID,
                new NetworkConnectParameters
                {
                    Container = other.Id,
                    EndpointConfig = new EndpointSettings { Aliases = ["other"] },
                },
                Engine.Token
            );
            var found = await client.Networks.InspectNetworkAsync("net-names", Engine.Token);
            found.Created.Kind.ShouldNotBe(DateTimeKind.Unspecified);
            found.IPAM.Config[0].Subnet.ShouldEndWith("/28");
            found.Containers.Keys.ShouldBe([server.Id, other.Id], ignoreOrder: true);
            (await AskAsync(client, other.Id)).ShouldBe("served\n");

            await client.Networks.DisconnectNetworkAsync(
                network.ID,
                new NetworkDisconnectParameters { Container = other.Id },
                Engine.Token
            );
            (
                await client.Networks.InspectNetworkAsync(network.ID, Engine.Token)
            ).Containers.Keys.ShouldBe([server.Id]);
            var used = await Should.ThrowAsync<DockerApiException>(() =>
                client.Networks.DeleteNetworkAsync(network.ID, Engine.Token)
            );
            used.StatusCode.ShouldBe(System.Net.HttpStatusCode.Forbidden);
        }
        finally
        {
            await client.Networks.DeleteNetworkAsync(network.ID, CancellationToken.None);
        }

        await Should.ThrowAsync<DockerNetworkNotFoundException>(() =>
            client.Networks.InspectNetworkAsync(network.ID, Engine.Token)
        );
    }

    [Fact]
    public async Task Networks_are_listed_and_pruned()
    {
        var client = await engine.ConnectAsync();
        (await client.Networks.ListNetworksAsync(cancellationToken: Engine.Token))
            .Select(x => x.Name)
            .ShouldContain("none");
        var network = await client.Networks.CreateNetworkAsync(
            new NetworksCreateParameters
            {
                Name = "net-pruned",
                Internal = true,
                Labels = new Dictionary<string, string> { ["net"] = "pruned" },
            },
            Engine.Token
        );
        var filters = new Dictionary<string, IDictionary<string, bool>>
        {
            ["label"] = new Dictionary<string, bool> { ["net=pruned"] = true },
        };
        var listed = await client.Networks.ListNetworksAsync(
            new NetworksListParameters { Filters = filters },
            Engine.Token
        );
        listed.Single().ID.ShouldBe(network.ID);
        listed[0].Internal.ShouldBeTrue();
        (
            await client.Networks.PruneNetworksAsync(
                new NetworksDeleteUnusedParameters { Filters = filters },
                Engine.Token
            )
        ).NetworksDeleted.ShouldBe(["net-pruned"]);
    }

    private static async Task<string> AskAsync(DockerClient client, string container)
    {
        var exec = await client.Exec.ExecCreateContainerAsync(
            container,
            new ContainerExecCreateParameters
            {
                AttachStdout = true,
                AttachStderr = true,
                Cmd = ["/bin/busybox", "nc", "server", "80"],
            },
            Engine.Token
        );
        using var stream = await client.Exec.StartAndAttachContainerExecAsync(
            exec.ID,
            tty: false,
            Engine.Token
        );
        var (stdout, stderr) = await stream.ReadOutputToEndAsync(Engine.Token);
        return stdout + stderr;
    }
}
