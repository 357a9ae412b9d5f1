using MlOpsBuild.Delivery.Containers.Engine;

namespace MlOpsBuild.Delivery.Tests.Containers.Engine;

public sealed class RunningContainerTests(TestEngine engines)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_container_is_reached_through_the_engine_and_confined()
    {
        var engine = await engines.NeedAsync();
        await using var container = await RunningContainer.StartAsync(
            engine,
            new ContainerRun
            {
                Image = await engines.NeedShellAsync(),
                Name = "confined",
                User = "10001",
                Labels = new Dictionary<string, string>(StringComparer.Ordinal) { ["a"] = "b" },
                MemoryBytes = 64 << 20,
                Cpus = 1.5,
            },
            Token
        );
        await container.WaitUntilReadyAsync(Limit, Token);

        using var http = container.CreateHttpClient();
        (await http.GetStringAsync("ready", Token)).ShouldBe("yes\n");
        using var missing = await http.GetAsync("nothing", Token);
        missing.StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);

        var state = await container.InspectAsync(Token);
        state.Config.Labels["a"].ShouldBe("b");
        state.HostConfig.Memory.ShouldBe(64 << 20);
        state.HostConfig.NanoCPUs.ShouldBe(1_500_000_000);
        state.NetworkSettings.Networks.Keys.ShouldBe(["none"]);
        (await RunAsync("id -u; id -g")).ShouldBe("10001\n0\n");
        (await RunAsync("echo x > /www/x")).ShouldContain("Read-only file system");
        (await RunAsync("echo x > /tmp/x && cat /tmp/x")).ShouldBe("x\n");
        var status = await RunAsync("cat /proc/1/status");
        status.ShouldContain("CapBnd:\t0000000000000000");
        status.ShouldContain("NoNewPrivs:\t1");
        (await container.MemoryBytesAsync(Token)).ShouldBeInRange(1, 64 << 20);

        async Task<string> RunAsync(string script)
        {
            var result = await container.ExecAsync(["/bin/sh", "-c", script], null, Token);
            return result.Text + result.Error;
        }
    }

    [Fact]
    public async Task A_program_gets_its_input_and_gives_outputs_and_exit_code()
    {
        var engine = await engines.NeedAsync();
        await using var container = await RunningContainer.StartAsync(
            engine,
            new ContainerRun { Image = await engines.NeedShellAsync() },
            Token
        );
        var bytes = new byte[3_000_000];
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)(i * 7919 >> 3);
        }

        using var input = new MemoryStream(bytes);
        var echo = await container.ExecAsync(["/bin/cat"], input, Token);
        echo.ExitCode.ShouldBe(0);
        echo.Output.Span.SequenceEqual(bytes).ShouldBeTrue();

        var failing = await container.ExecAsync(
            ["/bin/sh", "-c", "echo out; echo err >&2; exit 7"],
            null,
            Token
        );
        (failing.ExitCode, failing.Text, failing.Error).ShouldBe((7, "out\n", "err\n"));
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_told_by_the_tunnel()
    {
        var engine = await engines.NeedAsync();
        await using var container = await RunningContainer.StartAsync(
            engine,
            new ContainerRun { Image = await engines.NeedShellAsync() },
            Token
        );
        using var http = container.CreateHttpClient("127.0.0.1:9");
        var e = await Should.ThrowAsync<HttpRequestException>(() => http.GetAsync("", Token));
        e.GetBaseException().Message.ShouldContain("Connection refused");

        await container.StopAsync(TimeSpan.Zero, Token);
        using var stopped = container.CreateHttpClient();
        e = await Should.ThrowAsync<HttpRequestException>(() => stopped.GetAsync("", Token));
        e.GetBaseException().Message.ShouldContain("is not running");
    }

    [Fact]
    public async Task One_that_ends_is_told_with_exit_code_and_last_lines()
    {
        var e = await FailAsync("echo ::error::first; echo '\u001b[31mlast'; exit 3");
        e.ProcessExitCode.ShouldBe(3);
        e.Message.ShouldBe(
            "The container failing ended with exit code 3. Its last lines:\n  : error::first\n   [31mlast"
        );
    }

    [Fact]
    public async Task One_that_needs_too_much_memory_is_told_so()
    {
        var e = await FailAsync(
            "head -c 100m /dev/zero > /tmp/x; exec sleep 1000",
            run => run with { MemoryBytes = 16 << 20 }
        );
        e.ProcessExitCode.ShouldNotBe(0);
    }

    [Fact]
    public async Task One_that_ends_again_and_again_is_told_so()
    {
        var e = await FailAsync("echo no; exit 4", run => run with { Restart = "always" });
        e.ProcessExitCode.ShouldBe(4, e.Message);
        e.Message.ShouldStartWith(
            "The container failing ends again and again, last with exit code 4. Its last lines:\n  no"
        );
    }

    [Fact]
    public async Task One_that_never_gets_ready_is_told_so()
    {
        var e = await FailAsync("echo waiting; exec sleep 1000", within: TimeSpan.FromSeconds(2));
        e.ProcessExitCode.ShouldBeNull();
        e.Message.ShouldMatch(
            @"^The container failing was not ready after \d+(\.\d)? s \(wget: can't connect to remote host \(127\.0\.0\.1\): Connection refused\)\. Its last lines:\n  waiting$"
        );
    }

    [Fact]
    public async Task One_that_is_no_image_of_ours_is_told_so()
    {
        var engine = await engines.NeedAsync();
        await using var container = await RunningContainer.StartAsync(
            engine,
            new ContainerRun { Image = await engines.NeedShellAsync(), Name = "other" },
            Token
        );
        var e = await Should.ThrowAsync<ContainerFailedException>(() =>
            container.WaitUntilReadyAsync(Limit, Token, ["/app/other", "health"])
        );
        e.Message.ShouldStartWith(
            "The container other cannot be asked whether it is ready, because /app/other does not run in it ("
        );
        e.Message.ShouldContain("is its image one of ours?");
    }

    [Fact]
    public async Task A_port_that_is_taken_leaves_no_container()
    {
        var engine = await engines.NeedAsync();
        using var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        var port = ((System.Net.IPEndPoint)taken.LocalEndpoint).Port;
        var network = "taken-" + port.ToString(CultureInfo.InvariantCulture);
        engines.Daemon.Docker("network", "create", network);
        try
        {
            var e = await Should.ThrowAsync<EngineException>(async () =>
                await RunningContainer.StartAsync(
                    engine,
                    new ContainerRun
                    {
                        Image = await engines.NeedShellAsync(),
                        Name = network,
                        Network = network,
                        Ports = [new PublishedPort("127.0.0.1", port, 8080)],
                    },
                    Token
                )
            );
            e.Message.ShouldStartWith($"The container engine did not start {network}: ");
            e.Message.ShouldEndWith(
                "Another program has the port: stop it, or choose another port."
            );
            engines
                .Daemon.Docker("ps", "--all", "--quiet", "--filter", $"name={network}")
                .ShouldBeEmpty();
        }
        finally
        {
            engines.Daemon.Docker("network", "rm", network);
        }
    }

    private async Task<ContainerFailedException> FailAsync(
        string script,
        Func<ContainerRun, ContainerRun>? change = null,
        TimeSpan? within = null
    )
    {
        var engine = await engines.NeedAsync();
        await engines.NeedShellAsync();
        var image = Build(script);
        var run = new ContainerRun { Image = image, Name = "failing" };
        await using var container = await RunningContainer.StartAsync(
            engine,
            change?.Invoke(run) ?? run,
            Token
        );
        return await Should.ThrowAsync<ContainerFailedException>(() =>
            container.WaitUntilReadyAsync(within ?? Limit, Token)
        );
    }

    // An image whose command is a script.
    private string Build(string script)
    {
        var folder = Directory.CreateTempSubdirectory("mlops-image-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "script"), script);
            File.WriteAllText(
                Path.Combine(folder, "Dockerfile"),
                "FROM test/shell:1\nCOPY script /script\nENTRYPOINT [\"/bin/sh\", \"/script\"]\n"
            );
            return engines.Daemon.Docker("build", "--quiet", folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
