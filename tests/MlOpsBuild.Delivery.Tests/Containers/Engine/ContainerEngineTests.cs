using System.Net;
using System.Net.Sockets;
using MlOpsBuild.Common;
using MlOpsBuild.Delivery.Containers.Engine;

namespace MlOpsBuild.Delivery.Tests.Containers.Engine;

public sealed class ContainerEngineTests(TestEngine engines) : IDisposable
{
    private const string Rest =
        " All targets but Containerize and those that deploy to it work without one.";

    private readonly string _folder = Directory.CreateTempSubdirectory("mlops-engine-").FullName;
    private readonly Dictionary<string, string> _variables = new(StringComparer.Ordinal);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task An_engine_says_what_it_is()
    {
        var engine = await engines.NeedAsync();
        engine.Version.ShouldBe(
            engines.Daemon.Docker("version", "--format", "{{.Server.Version}}")
        );
        engine.Architecture.ShouldBe(
            engines.Daemon.Docker("version", "--format", "{{.Server.Arch}}")
        );
        engine.OperatingSystem.ShouldBe("linux");
        engine.IsLocal.ShouldBeTrue();
    }

    [Fact]
    public async Task DOCKER_HOST_is_followed()
    {
        var engine = await engines.NeedAsync();
        _variables["DOCKER_HOST"] = engines.Daemon.Endpoint;
        using var found = await ConnectAsync();
        found.Version.ShouldBe(engine.Version);
        found.Endpoint.ToString().ShouldBe($"{engines.Daemon.Endpoint} (DOCKER_HOST)");
    }

    [Fact]
    public async Task A_context_that_docker_made_is_followed()
    {
        var engine = await engines.NeedAsync();
        Docker("context", "create", "mine", "--docker", "host=" + engines.Daemon.Endpoint);
        _variables["DOCKER_CONTEXT"] = "mine";
        using (var found = await ConnectAsync())
        {
            found.Version.ShouldBe(engine.Version);
            found
                .Endpoint.ToString()
                .ShouldBe($"{engines.Daemon.Endpoint} (Docker context 'mine')");
        }

        _variables.Remove("DOCKER_CONTEXT");
        Docker("context", "use", "mine");
        using var current = await ConnectAsync();
        current.Endpoint.Source.ShouldBe("Docker context 'mine'");
    }

    [Fact]
    public async Task A_context_that_is_not_there_is_told()
    {
        _variables["DOCKER_CONTEXT"] = "gone";
        var e = await Should.ThrowAsync<UsageException>(ConnectAsync);
        e.Message.ShouldBe(
            $"There is no Docker context 'gone' in {_folder}/.docker: see 'docker context ls', and choose one with 'docker context use' or DOCKER_CONTEXT."
        );
    }

    [Fact]
    public async Task A_configuration_that_is_damaged_is_told_without_its_content()
    {
        Directory.CreateDirectory(_folder + "/.docker");
        await File.WriteAllTextAsync(
            _folder + "/.docker/config.json",
            "{\"auths\": \"secret\", ",
            Token
        );
        var e = await Should.ThrowAsync<UsageException>(ConnectAsync);
        e.Message.ShouldStartWith(_folder + "/.docker/config.json");
        e.ToString().ShouldNotContain("secret");
    }

    [Theory]
    [InlineData("ftp://host")]
    [InlineData("unix:///")]
    [InlineData("not an address")]
    [InlineData("ftp://me:secret@host")]
    public async Task What_is_no_address_is_told(string address)
    {
        _variables["DOCKER_HOST"] = address;
        var e = await Should.ThrowAsync<UsageException>(ConnectAsync);
        e.Message.ShouldContain("(DOCKER_HOST) is no address of a container engine: expected ");
        e.Message.ShouldNotContain("secret");
    }

    [Fact]
    public async Task An_engine_by_ssh_is_told_how_to_reach()
    {
        _variables["DOCKER_HOST"] = "ssh://me:secret@far";
        var e = await Should.ThrowAsync<UsageException>(ConnectAsync);
        e.Message.ShouldContain(
            "(ssh -nNT -L /tmp/docker.sock:/var/run/docker.sock me@far) and set DOCKER_HOST=unix:///tmp/docker.sock"
        );
    }

    [Fact]
    public async Task A_machine_without_docker_is_told_how_to_get_it()
    {
        Assert.SkipWhen(
            OperatingSystem.IsWindows() || File.Exists("/var/run/docker.sock"),
            "there is an engine here"
        );
        var e = await Should.ThrowAsync<EngineUnavailableException>(ConnectAsync);
        e.ExitCode.ShouldBe(MlOpsExitCode.Broken);
        e.Message.ShouldBe(
            "No container engine answers at unix:///var/run/docker.sock: there is no such socket. Install Docker (https://docs.docker.com/engine/install; Debian and Ubuntu: apt-get install docker.io) and start it, or name an engine with DOCKER_HOST."
                + Rest
        );
    }

    [Fact]
    public async Task A_socket_that_is_not_there_is_told()
    {
        _variables["DOCKER_HOST"] = $"unix://{_folder}/none.sock";
        var e = await Should.ThrowAsync<EngineUnavailableException>(ConnectAsync);
        e.Message.ShouldBe(
            $"No container engine answers at unix://{_folder}/none.sock (DOCKER_HOST): there is no such socket. Start the engine, or correct the address."
                + Rest
        );
    }

    [Fact]
    public async Task A_socket_of_an_engine_that_has_ended_is_told()
    {
        var path = _folder + "/dead.sock";
        using (var socket = new Socket(AddressFamily.Unix, SocketType.Stream, default))
        {
            socket.Bind(new UnixDomainSocketEndPoint(path));
            File.Move(path, path + "2"); // .NET removes what it has bound
        }

        _variables["DOCKER_HOST"] = $"unix://{path}2";
        var e = await Should.ThrowAsync<EngineUnavailableException>(ConnectAsync);
        e.Message.ShouldBe(
            $"No container engine answers at unix://{path}2 (DOCKER_HOST): it refused the connection. Start it: sudo systemctl start docker, or Docker Desktop."
                + Rest
        );
    }

    [Fact]
    public void One_that_may_not_be_used_is_told_how_to()
    {
        var endpoint = new EngineEndpoint(new Uri("unix://" + _folder), "DOCKER_HOST");
        var refused = new HttpRequestException(
            "no",
            new SocketException((int)SocketError.AccessDenied)
        );
        File.WriteAllText(_folder + "/x", "");
        EngineErrors
            .Unavailable(
                endpoint with
                {
                    Address = new Uri($"unix://{_folder}/x"),
                },
                TimeSpan.Zero,
                refused
            )
            .Message.ShouldBe(
                $"No container engine answers at unix://{_folder}/x (DOCKER_HOST): permission denied. Add yourself to the group 'docker' (sudo usermod -aG docker $USER, then log in again), or use rootless Docker."
                    + Rest
            );
    }

    [Fact]
    public async Task A_server_that_is_no_engine_is_told()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = Task.Run(
            async () =>
            {
                using var client = await listener.AcceptTcpClientAsync(Token);
                (await client.GetStream().ReadAsync(new byte[4096], Token)).ShouldBeGreaterThan(0);
                await client
                    .GetStream()
                    .WriteAsync(
                        "HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\nConnection: close\r\n\r\nnope"u8.ToArray(),
                        Token
                    );
            },
            Token
        );
        _variables["DOCKER_HOST"] = "tcp://" + listener.LocalEndpoint;
        var e = await Should.ThrowAsync<EngineUnavailableException>(ConnectAsync);
        e.Message.ShouldBe(
            $"No container engine answers at tcp://{listener.LocalEndpoint} (DOCKER_HOST): it answered HTTP 404 (NotFound). Check that the address is that of an engine, and with or without TLS as it expects it (DOCKER_TLS_VERIFY)."
                + Rest
        );
        await serving;
    }

    [Fact]
    public async Task One_that_does_not_answer_is_told()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        _variables["DOCKER_HOST"] = "tcp://" + listener.LocalEndpoint;
        var e = await Should.ThrowAsync<EngineUnavailableException>(() =>
            ConnectAsync(TimeSpan.FromMilliseconds(300))
        );
        e.Message.ShouldBe(
            $"No container engine answers at tcp://{listener.LocalEndpoint} (DOCKER_HOST): it did not answer within 0.3 s. Start it, or start it anew: sudo systemctl restart docker, or Docker Desktop."
                + Rest
        );
    }

    private Task<ContainerEngine> ConnectAsync() => ConnectAsync(TimeSpan.FromSeconds(30));

    private Task<ContainerEngine> ConnectAsync(TimeSpan within)
    {
        _variables["HOME"] = _folder;
        return ContainerEngine.ConnectAsync(
            new ContainerEngineOptions
            {
                Variable = name => _variables.GetValueOrDefault(name),
                ConnectWithin = within,
            },
            Token
        );
    }

    private void Docker(params string[] arguments)
    {
        using var process = System.Diagnostics.Process.Start(
            new System.Diagnostics.ProcessStartInfo(
                "docker",
                ["--config", _folder + "/.docker", .. arguments]
            )
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        _ = process.StandardError.ReadToEndAsync(Token);
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0);
    }
}
