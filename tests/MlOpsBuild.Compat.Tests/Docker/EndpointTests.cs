using Docker.DotNet;
using Docker.DotNet.Models;

namespace MlOpsBuild.Compat.Tests.Docker;

/// <summary>Where daemons are, and what goes to them.</summary>
[Collection(EngineCollection.Name)]
public sealed class EndpointTests(Engine engine)
{
    private static readonly string Pong = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nOK";

    [Fact]
    public async Task A_daemon_is_reached_over_tcp_for_streams_too()
    {
        await using var container = await engine.StartAsync("/bin/busybox sleep 1000");
        using var client = new DockerClientConfiguration(engine.TcpEndpoint).CreateClient();
        await client.System.PingAsync(Engine.Token);
        var exec = await client.Exec.ExecCreateContainerAsync(
            container.Id,
            new ContainerExecCreateParameters
            {
                AttachStdin = true,
                AttachStdout = true,
                Cmd = ["/bin/busybox", "cat"],
            },
            Engine.Token
        );
        using var stream = await client.Exec.StartAndAttachContainerExecAsync(
            exec.ID,
            tty: false,
            Engine.Token
        );
        await stream.WriteAsync("over tcp"u8.ToArray(), 0, 8, Engine.Token);
        stream.CloseWrite();
        (await stream.ReadOutputToEndAsync(Engine.Token)).stdout.ShouldBe("over tcp");
    }

    [Fact]
    public async Task A_wanted_version_is_in_each_path()
    {
        await engine.ConnectAsync();
        using var old = new DockerClientConfiguration(engine.Endpoint).CreateClient(
            new Version(1, 24)
        );
        (await old.System.GetVersionAsync(Engine.Token)).ShouldNotBeNull();
        using var future = new DockerClientConfiguration(engine.Endpoint).CreateClient(
            new Version(1, 999)
        );
        var refused = await Should.ThrowAsync<DockerApiException>(() =>
            future.System.GetVersionAsync(Engine.Token)
        );
        refused.StatusCode.ShouldBe(System.Net.HttpStatusCode.BadRequest);
        refused.ResponseBody.ShouldContain("client version 1.999 is too new");
    }

    [Fact]
    public async Task Headers_of_the_configuration_go_with_each_request()
    {
        var head = "";
        await using var daemon = new ScriptedDaemon(async connection =>
        {
            (head, _) = await connection.ReadRequestAsync();
            await connection.WriteAsync(Pong);
        });
        using var client = new DockerClientConfiguration(
            daemon.Endpoint,
            defaultHttpRequestHeaders: new Dictionary<string, string> { ["X-Team"] = "blue" }
        ).CreateClient(new Version(1, 41));
        await client.System.PingAsync(Engine.Token);
        head.ShouldStartWith("GET /v1.41/_ping HTTP/1.1\n");
        head.Split('\n').ShouldContain("X-Team: blue");
    }

    [Fact]
    public async Task A_request_ends_after_the_clients_time_and_a_wait_does_not()
    {
        var given = new TaskCompletionSource();
        await using var daemon = new ScriptedDaemon(async connection =>
        {
            var (head, _) = await connection.ReadRequestAsync();
            await given.Task;
            if (head.Contains("/wait", StringComparison.Ordinal))
            {
                await connection.WriteAsync(
                    "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{\"StatusCode\":9}"
                );
            }
        });
        using var client = new DockerClientConfiguration(
            daemon.Endpoint,
            defaultTimeout: TimeSpan.FromMilliseconds(50)
        ).CreateClient();
        client.DefaultTimeout.ShouldBe(TimeSpan.FromMilliseconds(50));
        var waiting = client.Containers.WaitContainerAsync("x", Engine.Token);
        await Should.ThrowAsync<TaskCanceledException>(() => client.System.PingAsync(Engine.Token));
        waiting.IsCompleted.ShouldBeFalse();
        given.SetResult();
        (await waiting).StatusCode.ShouldBe(9);
    }

    [Fact]
    public void Configurations_have_the_values_of_the_package()
    {
        using var configuration = new DockerClientConfiguration();
        configuration.EndpointBaseUri.ShouldBe(
            OperatingSystem.IsWindows()
                ? new Uri("npipe://./pipe/docker_engine")
                : new Uri("unix:/var/run/docker.sock")
        );
        configuration.Credentials.ShouldBeOfType<AnonymousCredentials>();
        configuration.Credentials.IsTlsCredentials().ShouldBeFalse();
        configuration.DefaultTimeout.ShouldBe(TimeSpan.FromSeconds(100));
        configuration.NamedPipeConnectTimeout.ShouldBe(TimeSpan.FromMilliseconds(100));
        configuration.DefaultHttpRequestHeaders.ShouldBeEmpty();
        using var client = configuration.CreateClient();
        client.Configuration.ShouldBeSameAs(configuration);
        client.DefaultTimeout.ShouldBe(TimeSpan.FromSeconds(100));
        Should
            .Throw<ArgumentException>(() =>
                new DockerClientConfiguration(
                    new Uri("tcp://127.0.0.1"),
                    defaultTimeout: TimeSpan.FromSeconds(-5)
                )
            )
            .ParamName.ShouldBe("defaultTimeout");
        Should.Throw<ArgumentNullException>(() => new DockerClientConfiguration((Uri)null!));
    }

    [Theory]
    [InlineData("ftp://127.0.0.1/", "Unknown URL scheme ftp")]
    [InlineData("npipe://./docker_engine", "is not a valid npipe URI")]
    public void An_address_that_is_none_is_told(string endpoint, string message)
    {
        using var configuration = new DockerClientConfiguration(new Uri(endpoint));
        Should.Throw<Exception>(() => configuration.CreateClient()).Message.ShouldContain(message);
    }

    [Theory]
    [InlineData("tcp")]
    [InlineData("http")]
    public async Task Nobody_there_is_told(string scheme)
    {
        using var client = new DockerClientConfiguration(
            new Uri($"{scheme}://127.0.0.1:{Engine.FreePort()}")
        ).CreateClient();
        var failed = await Should.ThrowAsync<HttpRequestException>(() =>
            client.System.PingAsync(Engine.Token)
        );
        failed.Message.ShouldBe("Connection failed");
        failed.InnerException.ShouldBeOfType<System.Net.Sockets.SocketException>();
    }
}
