using System.Text;
using Docker.DotNet;
using Docker.DotNet.Models;

namespace MlOpsBuild.Compat.Tests.Docker;

[Collection(EngineCollection.Name)]
public sealed class ContainerTests(Engine engine)
{
    private const string Forever =
        "trap 'exit 7' TERM; while :; do /bin/busybox sleep 1 & wait; done";

    [Fact]
    public async Task What_is_set_comes_back()
    {
        var client = await engine.ConnectAsync();
        var created = await client.Containers.CreateContainerAsync(
            new CreateContainerParameters
            {
                Image = Engine.Busybox,
                Hostname = "box",
                User = "1000:1000",
                WorkingDir = "/tmp",
                Env = ["A=ü \"1\"", "B=<>&'"],
                Entrypoint = ["/bin/busybox"],
                Cmd = ["sleep", "60"],
                StopSignal = "SIGINT",
                StopTimeout = TimeSpan.FromSeconds(3),
                ExposedPorts = new Dictionary<string, EmptyStruct> { ["80/tcp"] = default },
                Healthcheck = new HealthConfig
                {
                    Test = ["CMD", "/bin/busybox", "true"],
                    Interval = TimeSpan.FromMilliseconds(1500),
                    Timeout = TimeSpan.FromSeconds(2),
                    StartPeriod = 1_000_000_000,
                    Retries = 4,
                },
                HostConfig = new HostConfig
                {
                    ReadonlyRootfs = true,
                    Init = false,
                    Memory = 64 * 1024 * 1024,
                    NanoCPUs = 500_000_000,
                    PidsLimit = 20,
                    CapDrop = ["ALL"],
                    SecurityOpt = ["no-new-privileges"],
                    Tmpfs = new Dictionary<string, string> { ["/tmp"] = "rw,size=1m" },
                    PortBindings = new Dictionary<string, IList<PortBinding>>
                    {
                        ["80/tcp"] = [new PortBinding { HostIP = "127.0.0.1", HostPort = "0" }],
                    },
                    RestartPolicy = new RestartPolicy
                    {
                        Name = RestartPolicyKind.OnFailure,
                        MaximumRetryCount = 3,
                    },
                    Ulimits =
                    [
                        new Ulimit
                        {
                            Name = "nofile",
                            Soft = 100,
                            Hard = 200,
                        },
                    ],
                    Mounts =
                    [
                        new Mount
                        {
                            Type = "tmpfs",
                            Target = "/scratch",
                            TmpfsOptions = new TmpfsOptions { SizeBytes = 4096 },
                        },
                    ],
                    LogConfig = new LogConfig
                    {
                        Type = "json-file",
                        Config = new Dictionary<string, string> { ["max-size"] = "1m" },
                    },
                },
            },
            Engine.Token
        );
        await using var container = new RunningContainer(client, created.ID);
        var it = await client.Containers.InspectContainerAsync(created.ID, Engine.Token);
        it.Created.Kind.ShouldBe(DateTimeKind.Utc);
        it.State.Status.ShouldBe("created");
        it.State.FinishedAt.ShouldBe("0001-01-01T00:00:00Z");
        it.Config.Env.ShouldContain("A=ü \"1\"");
        it.Config.Env.ShouldContain("B=<>&'");
        it.Config.Hostname.ShouldBe("box");
        it.Config.User.ShouldBe("1000:1000");
        it.Config.WorkingDir.ShouldBe("/tmp");
        it.Config.Entrypoint.ShouldBe(["/bin/busybox"]);
        it.Config.StopSignal.ShouldBe("SIGINT");
        it.Config.StopTimeout.ShouldBe(TimeSpan.FromSeconds(3));
        it.Config.ExposedPorts.Keys.ShouldBe(["80/tcp"]);
        it.Config.Healthcheck.Interval.ShouldBe(TimeSpan.FromMilliseconds(1500));
        it.Config.Healthcheck.Timeout.ShouldBe(TimeSpan.FromSeconds(2));
        it.Config.Healthcheck.StartPeriod.ShouldBe(1_000_000_000);
        it.Config.Healthcheck.Retries.ShouldBe(4);
        var host = it.HostConfig;
        host.ReadonlyRootfs.ShouldBeTrue();
        host.Init.ShouldBe(false);
        host.Memory.ShouldBe(64 * 1024 * 1024);
        host.NanoCPUs.ShouldBe(500_000_000);
        host.PidsLimit.ShouldBe(20);
        host.MemorySwappiness.ShouldBeNull();
        host.CapDrop.ShouldBe(["ALL"]);
        host.SecurityOpt.ShouldBe(["no-new-privileges"]);
        host.Tmpfs["/tmp"].ShouldBe("rw,size=1m");
        host.PortBindings["80/tcp"][0].HostIP.ShouldBe("127.0.0.1");
        host.RestartPolicy.Name.ShouldBe(RestartPolicyKind.OnFailure);
        host.RestartPolicy.MaximumRetryCount.ShouldBe(3);
        host.Ulimits[0].Hard.ShouldBe(200);
        host.Mounts[0].TmpfsOptions.SizeBytes.ShouldBe(4096);
        host.LogConfig.Config["max-size"].ShouldBe("1m");
    }

    [Theory]
    [InlineData(RestartPolicyKind.Undefined)]
    [InlineData(RestartPolicyKind.No)]
    [InlineData(RestartPolicyKind.Always)]
    [InlineData(RestartPolicyKind.OnFailure)]
    [InlineData(RestartPolicyKind.UnlessStopped)]
    public async Task Restart_policies_have_the_names_of_the_daemon(RestartPolicyKind kind)
    {
        var client = await engine.ConnectAsync();
        var created = await client.Containers.CreateContainerAsync(
            new CreateContainerParameters
            {
                Image = Engine.Busybox,
                Cmd = ["/bin/busybox", "true"],
                HostConfig = new HostConfig { RestartPolicy = new RestartPolicy { Name = kind } },
            },
            Engine.Token
        );
        await using var container = new RunningContainer(client, created.ID);
        var found = (await client.Containers.InspectContainerAsync(created.ID, Engine.Token))
            .HostConfig
            .RestartPolicy
            .Name;
        found.ShouldBe(kind);
    }

    [Fact]
    public async Task A_container_is_paused_renamed_updated_signalled_and_restarted()
    {
        await using var container = await engine.StartAsync(Forever);
        var client = await engine.ConnectAsync();
        await client.Containers.PauseContainerAsync(container.Id, Engine.Token);
        (await StateAsync()).Paused.ShouldBeTrue();
        await client.Containers.UnpauseContainerAsync(container.Id, Engine.Token);
        (await StateAsync()).Paused.ShouldBeFalse();

        await client.Containers.RenameContainerAsync(
            container.Id,
            new ContainerRenameParameters { NewName = "another" },
            Engine.Token
        );
        (await client.Containers.InspectContainerAsync("another", Engine.Token)).Name.ShouldBe(
            "/another"
        );
        await client.Containers.UpdateContainerAsync(
            container.Id,
            new ContainerUpdateParameters { CPUShares = 77 },
            Engine.Token
        );
        (
            await client.Containers.InspectContainerAsync(container.Id, Engine.Token)
        ).HostConfig.CPUShares.ShouldBe(77);

        var before = (await StateAsync()).Pid;
        await client.Containers.RestartContainerAsync(
            container.Id,
            new ContainerRestartParameters { WaitBeforeKillSeconds = 5 },
            Engine.Token
        );
        (await StateAsync()).Pid.ShouldNotBe(before);

        var ended = client.Containers.WaitContainerAsync(container.Id, Engine.Token);
        await client.Containers.KillContainerAsync(
            container.Id,
            new ContainerKillParameters { Signal = "TERM" },
            Engine.Token
        );
        (await ended).StatusCode.ShouldBe(7);
        (
            await client.Containers.StopContainerAsync(
                container.Id,
                new ContainerStopParameters(),
                Engine.Token
            )
        ).ShouldBeFalse();

        async Task<ContainerState> StateAsync() =>
            (await client.Containers.InspectContainerAsync(container.Id, Engine.Token)).State;
    }

    [Fact]
    public async Task Processes_changes_archives_and_exports_are_read()
    {
        await using var container = await engine.StartAsync("echo x > /made; " + Forever);
        var client = await engine.ConnectAsync();
        var processes = await client.Containers.ListProcessesAsync(
            container.Id,
            new ContainerListProcessesParameters { PsArgs = "-o pid,args" },
            Engine.Token
        );
        processes.Titles.ShouldBe(["PID", "COMMAND"]);
        processes.Processes[0][1].ShouldContain("busybox sh -c");

        await client.Containers.ExtractArchiveToContainerAsync(
            container.Id,
            new ContainerPathStatParameters { Path = "/" },
            Archives.Tar(("put.txt", "was put"u8.ToArray())),
            Engine.Token
        );
        var changes = await client.Containers.InspectChangesAsync(container.Id, Engine.Token);
        changes.ShouldContain(x => x.Path == "/put.txt" && x.Kind == FileSystemChangeKind.Add);

        var stat = await client.Containers.GetArchiveFromContainerAsync(
            container.Id,
            new GetArchiveFromContainerParameters { Path = "/put.txt" },
            statOnly: true,
            Engine.Token
        );
        stat.Stream.ShouldBeNull();
        stat.Stat.Size.ShouldBe(7);
        stat.Stat.Mtime.ShouldBe(DateTime.UnixEpoch);
        var archive = await client.Containers.GetArchiveFromContainerAsync(
            container.Id,
            new GetArchiveFromContainerParameters { Path = "/put.txt" },
            statOnly: false,
            Engine.Token
        );
        await using (archive.Stream)
        {
            (await Archives.ReadAsync(archive.Stream))["put.txt"].ShouldBe("was put");
        }

        await using var export = await client.Containers.ExportContainerAsync(
            container.Id,
            Engine.Token
        );
        (await Archives.ReadAsync(export))["put.txt"].ShouldBe("was put");

        var missing = await Should.ThrowAsync<DockerContainerNotFoundException>(() =>
            client.Containers.GetArchiveFromContainerAsync(
                container.Id,
                new GetArchiveFromContainerParameters { Path = "/none" },
                statOnly: false,
                Engine.Token
            )
        );
        missing.ResponseBody.ShouldContain("/none");
    }

    [Fact]
    public async Task A_container_becomes_an_image()
    {
        await using var container = await engine.StartAsync("echo x > /made");
        var client = await engine.ConnectAsync();
        await client.Containers.WaitContainerAsync(container.Id, Engine.Token);
        var image = await client.Images.CommitContainerChangesAsync(
            new CommitContainerChangesParameters
            {
                ContainerID = container.Id,
                RepositoryName = "committed",
                Tag = "1",
                Comment = "why not",
                Changes = ["ENV A=b", "LABEL c=d"],
            },
            Engine.Token
        );
        var found = await client.Images.InspectImageAsync("committed:1", Engine.Token);
        found.ID.ShouldBe(image.ID);
        found.Comment.ShouldBe("why not");
        found.Config.Env.ShouldContain("A=b");
        found.Config.Labels["c"].ShouldBe("d");
        await client.Images.DeleteImageAsync(
            "committed:1",
            new ImageDeleteParameters(),
            Engine.Token
        );
    }

    [Fact]
    public async Task Stopped_containers_are_pruned()
    {
        await using var container = await engine.StartAsync(
            new CreateContainerParameters
            {
                Cmd = ["/bin/busybox", "true"],
                Labels = new Dictionary<string, string> { ["prune"] = "me" },
            }
        );
        var client = await engine.ConnectAsync();
        await client.Containers.WaitContainerAsync(container.Id, Engine.Token);
        var pruned = await client.Containers.PruneContainersAsync(
            new ContainersPruneParameters
            {
                Filters = new Dictionary<string, IDictionary<string, bool>>
                {
                    ["label"] = new Dictionary<string, bool> { ["prune=me"] = true },
                },
            },
            Engine.Token
        );
        pruned.ContainersDeleted.ShouldBe([container.Id]);
    }

    [Fact]
    public async Task Health_is_reported()
    {
        await using var container = await engine.StartAsync(
            new CreateContainerParameters
            {
                Cmd = ["/bin/busybox", "sleep", "60"],
                Healthcheck = new HealthConfig
                {
                    Test = ["CMD", "/bin/busybox", "echo", "fine"],
                    Interval = TimeSpan.FromMilliseconds(100),
                    Timeout = TimeSpan.FromSeconds(10),
                },
            }
        );
        var client = await engine.ConnectAsync();
        ContainerInspectResponse it;
        do
        {
            it = await client.Containers.InspectContainerAsync(container.Id, Engine.Token);
            it.State.Health.Status.ShouldBeOneOf("starting", "healthy");
        } while (it.State.Health.Status != "healthy");

        it.State.Health.Log[0].Output.ShouldBe("fine\n");
        it.State.Health.Log[0].ExitCode.ShouldBe(0);
        it.State.Health.Log[0].End.ShouldBeGreaterThanOrEqualTo(it.State.Health.Log[0].Start);
    }

    [Fact]
    public async Task Statistics_come_until_they_are_cancelled()
    {
        await using var container = await engine.StartAsync(Forever);
        var client = await engine.ConnectAsync();
        var once = new Collected<ContainerStatsResponse>();
        await client.Containers.GetContainerStatsAsync(
            container.Id,
            new ContainerStatsParameters { Stream = false },
            once,
            Engine.Token
        );
        once.All.Count.ShouldBe(1);
        once.All[0].ID.ShouldBe(container.Id);
        once.All[0].CPUStats.CPUUsage.TotalUsage.ShouldBeGreaterThan(0UL);

        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Engine.Token);
        var many = new Collected<ContainerStatsResponse>();
        var reading = client.Containers.GetContainerStatsAsync(
            container.Id,
            new ContainerStatsParameters(),
            many,
            enough.Token
        );
        await many.First;
        reading.IsCompleted.ShouldBeFalse();
        await enough.CancelAsync();
        await Should.ThrowAsync<TaskCanceledException>(() => reading);
    }

    [Fact]
    public async Task Arguments_are_checked_before_anything_is_sent()
    {
        var client = await engine.ConnectAsync();
        (
            await Should.ThrowAsync<ArgumentNullException>(async () =>
                await client.Containers.InspectContainerAsync("", Engine.Token)
            )
        ).ParamName.ShouldBe("id");
        await Should.ThrowAsync<ArgumentNullException>(async () =>
            await client.Containers.ListContainersAsync(null, Engine.Token)
        );
        await Should.ThrowAsync<ArgumentException>(async () =>
            await client.Containers.GetArchiveFromContainerAsync(
                "x",
                new GetArchiveFromContainerParameters(),
                statOnly: true,
                Engine.Token
            )
        );
    }
}
