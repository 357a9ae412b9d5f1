using System.Net;
using System.Net.Sockets;
using Docker.DotNet;
using Docker.DotNet.Models;
using MlOpsBuild.Shared;

namespace MlOpsBuild.Compat.Tests.Docker;

/// <summary>A daemon for the tests of this folder, with an image that has nothing but busybox.</summary>
public sealed class Engine : IAsyncLifetime
{
    public const string Busybox = "bb:1";

    private readonly int _port = FreePort();
    private readonly DockerDaemon _daemon;
    private readonly SemaphoreSlim _one = new(1);
    private DockerClient? _client;

    public Engine() =>
        _daemon = new DockerDaemon
        {
            WithNetwork = true,
            StorageDriver = "overlay2",
            Options = ["--host", $"tcp://127.0.0.1:{_port}", "--tls=false"],
        };

    public Uri Endpoint => new(_daemon.Endpoint);

    public Uri TcpEndpoint => new($"tcp://127.0.0.1:{_port}");

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _daemon.InitializeAsync();

    /// <summary>A client of the daemon, which has the image. The test is skipped where there is no daemon.</summary>
    public async Task<DockerClient> ConnectAsync()
    {
        _daemon.Need();
        await _one.WaitAsync(Token);
        try
        {
            if (_client is null)
            {
                var busybox = (Environment.GetEnvironmentVariable("PATH") ?? "")
                    .Split(Path.PathSeparator)
                    .Select(x => Path.Combine(x, "busybox"))
                    .FirstOrDefault(File.Exists);
                Assert.SkipWhen(busybox is null, "busybox is not on the PATH");
                var client = new DockerClientConfiguration(Endpoint).CreateClient();
                await BuildAsync(
                    client,
                    Busybox,
                    "FROM scratch\nCOPY busybox /bin/busybox\n",
                    ("busybox", await File.ReadAllBytesAsync(busybox, Token))
                );
                _client = client;
            }

            return _client;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Builds an image; what went wrong is thrown.</summary>
    public static async Task BuildAsync(
        DockerClient client,
        string tag,
        string dockerfile,
        params (string Name, byte[] Content)[] files
    )
    {
        var messages = new Collected<JSONMessage>();
        await client.Images.BuildImageFromDockerfileAsync(
            new ImageBuildParameters { Tags = [tag] },
            Archives.Tar([
                ("Dockerfile", System.Text.Encoding.UTF8.GetBytes(dockerfile)),
                .. files,
            ]),
            null,
            null,
            messages,
            Token
        );
        messages.All.Select(x => x.ErrorMessage).OfType<string>().ShouldBeEmpty();
    }

    /// <summary>Creates a container of the image and starts it; it is removed with the test.</summary>
    public async Task<RunningContainer> StartAsync(CreateContainerParameters parameters)
    {
        var client = await ConnectAsync();
        parameters.Image ??= Busybox;
        parameters.HostConfig ??= new HostConfig { NetworkMode = "none" };
        var created = await client.Containers.CreateContainerAsync(parameters, Token);
        var container = new RunningContainer(client, created.ID);
        (await client.Containers.StartContainerAsync(created.ID, null, Token)).ShouldBeTrue();
        return container;
    }

    /// <summary>Runs a script of busybox's shell in a container.</summary>
    public Task<RunningContainer> StartAsync(string script, bool tty = false) =>
        StartAsync(
            new CreateContainerParameters { Cmd = ["/bin/busybox", "sh", "-c", script], Tty = tty }
        );

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        _one.Dispose();
        await _daemon.DisposeAsync();
    }
}
