using System.Security.Cryptography;
using System.Text;
using Docker.DotNet;
using Docker.DotNet.Models;

namespace MlOpsBuild.Compat.Tests.Docker;

[Collection(EngineCollection.Name)]
public sealed class ExecTests(Engine engine)
{
    private const string Forever = "/bin/busybox sleep 1000";

    [Fact]
    public async Task Input_and_outputs_flow_in_turn_and_the_end_of_input_reaches_the_process()
    {
        await using var container = await engine.StartAsync(Forever);
        var (id, stream) = await ExecAsync(
            container,
            "while read x; do echo \"got $x\"; done; echo end >&2; exit 5"
        );
        using var _ = stream;
        var buffer = new byte[100];
        foreach (var word in new[] { "one", "two" })
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(word + "\n"), 0, 4, Engine.Token);
            var read = await stream.ReadOutputAsync(buffer, 0, 100, Engine.Token);
            read.Target.ShouldBe(MultiplexedStream.TargetStream.StandardOut);
            Encoding.ASCII.GetString(buffer, 0, read.Count).ShouldBe($"got {word}\n");
        }

        var client = await engine.ConnectAsync();
        var running = await client.Exec.InspectContainerExecAsync(id, Engine.Token);
        running.Running.ShouldBeTrue();
        running.ExitCode.ShouldBe(0);
        running.ContainerID.ShouldBe(container.Id);

        stream.CloseWrite();
        (await stream.ReadOutputToEndAsync(Engine.Token)).ShouldBe(("", "end\n"));
        (await client.Exec.InspectContainerExecAsync(id, Engine.Token)).ExitCode.ShouldBe(5);
    }

    [Fact]
    public async Task Much_flows_in_both_directions_at_once()
    {
        await using var container = await engine.StartAsync(Forever);
        var (_, stream) = await ExecAsync(container, "exec /bin/busybox cat");
        using var __ = stream;
        var data = new byte[4 * 1024 * 1024];
        new Random(1).NextBytes(data);
        using var back = new MemoryStream();
        var reading = stream.CopyOutputToAsync(Stream.Null, back, Stream.Null, Engine.Token);
        await stream.CopyFromAsync(new MemoryStream(data), Engine.Token);
        stream.CloseWrite();
        await reading;
        SHA256.HashData(back.ToArray()).ShouldBe(SHA256.HashData(data));
    }

    [Fact]
    public async Task A_terminal_echoes_has_a_size_and_one_output()
    {
        await using var container = await engine.StartAsync(Forever);
        var client = await engine.ConnectAsync();
        var exec = await client.Exec.ExecCreateContainerAsync(
            container.Id,
            new ContainerExecCreateParameters
            {
                AttachStdin = true,
                AttachStdout = true,
                AttachStderr = true,
                Tty = true,
                Cmd =
                [
                    "/bin/busybox",
                    "sh",
                    "-c",
                    "read x; /bin/busybox stty size; echo \"$x\" >&2",
                ],
            },
            Engine.Token
        );
        using var stream = await client.Exec.StartAndAttachContainerExecAsync(
            exec.ID,
            tty: true,
            Engine.Token
        );
        await client.Exec.ResizeContainerExecTtyAsync(
            exec.ID,
            new ContainerResizeParameters { Height = 33, Width = 99 },
            Engine.Token
        );
        await stream.WriteAsync("hello\n"u8.ToArray(), 0, 6, Engine.Token);
        (await stream.ReadOutputToEndAsync(Engine.Token)).ShouldBe(
            ("hello\r\n33 99\r\nhello\r\n", "")
        );
    }

    [Fact]
    public async Task A_command_runs_alone()
    {
        await using var container = await engine.StartAsync(Forever);
        var client = await engine.ConnectAsync();
        var exec = await client.Exec.ExecCreateContainerAsync(
            container.Id,
            new ContainerExecCreateParameters
            {
                Env = ["A=b"],
                WorkingDir = "/bin",
                User = "7",
                Cmd = ["/bin/busybox", "sh", "-c", "exit $(/bin/busybox id -u)"],
            },
            Engine.Token
        );
        await client.Exec.StartContainerExecAsync(exec.ID, Engine.Token);
        ContainerExecInspectResponse state;
        do
        {
            state = await client.Exec.InspectContainerExecAsync(exec.ID, Engine.Token);
        } while (state.Running);

        state.ExitCode.ShouldBe(7);
    }

    [Fact]
    public async Task Reading_is_cancelled_at_once_and_the_command_ends_with_the_connection()
    {
        await using var container = await engine.StartAsync(Forever);
        var (id, stream) = await ExecAsync(container, "read x; exit 3");
        var client = await engine.ConnectAsync();
        using (stream)
        {
            using var enough = CancellationTokenSource.CreateLinkedTokenSource(Engine.Token);
            var reading = stream.ReadOutputAsync(new byte[10], 0, 10, enough.Token);
            reading.IsCompleted.ShouldBeFalse();
            await enough.CancelAsync();
            await Should.ThrowAsync<OperationCanceledException>(() => reading);
        }

        // Without its client the command reads the end of its input.
        ContainerExecInspectResponse state;
        do
        {
            state = await client.Exec.InspectContainerExecAsync(id, Engine.Token);
        } while (state.Running);

        state.ExitCode.ShouldBe(3);
    }

    [Fact]
    public async Task What_is_missing_or_does_not_run_is_told()
    {
        var client = await engine.ConnectAsync();
        await Should.ThrowAsync<DockerContainerNotFoundException>(() =>
            client.Exec.StartAndAttachContainerExecAsync("none", tty: false, Engine.Token)
        );
        await Should.ThrowAsync<DockerContainerNotFoundException>(() =>
            client.Exec.InspectContainerExecAsync("none", Engine.Token)
        );
        await using var container = await engine.StartAsync("exit 0");
        await client.Containers.WaitContainerAsync(container.Id, Engine.Token);
        var refused = await Should.ThrowAsync<DockerApiException>(() =>
            client.Exec.ExecCreateContainerAsync(
                container.Id,
                new ContainerExecCreateParameters { Cmd = ["/bin/busybox"] },
                Engine.Token
            )
        );
        refused.StatusCode.ShouldBe(System.Net.HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task One_attaches_to_a_container_before_it_starts()
    {
        var client = await engine.ConnectAsync();
        var created = await client.Containers.CreateContainerAsync(
            new CreateContainerParameters
            {
                Image = Engine.Busybox,
                OpenStdin = true,
                StdinOnce = true,
                AttachStdin = true,
                AttachStdout = true,
                AttachStderr = true,
                Cmd = ["/bin/busybox", "sh", "-c", "/bin/busybox cat; echo end >&2"],
                HostConfig = new HostConfig { NetworkMode = "none" },
            },
            Engine.Token
        );
        await using var container = new RunningContainer(client, created.ID);
        using var stream = await client.Containers.AttachContainerAsync(
            container.Id,
            tty: false,
            new ContainerAttachParameters
            {
                Stream = true,
                Stdin = true,
                Stdout = true,
                Stderr = true,
            },
            Engine.Token
        );
        await client.Containers.StartContainerAsync(container.Id, null, Engine.Token);
        await stream.WriteAsync("to and fro\n"u8.ToArray(), 0, 11, Engine.Token);
        stream.CloseWrite();
        (await stream.ReadOutputToEndAsync(Engine.Token)).ShouldBe(("to and fro\n", "end\n"));
    }

    private async Task<(string Id, MultiplexedStream Stream)> ExecAsync(
        RunningContainer container,
        string script
    )
    {
        var client = await engine.ConnectAsync();
        var exec = await client.Exec.ExecCreateContainerAsync(
            container.Id,
            new ContainerExecCreateParameters
            {
                AttachStdin = true,
                AttachStdout = true,
                AttachStderr = true,
                Cmd = ["/bin/busybox", "sh", "-c", script],
            },
            Engine.Token
        );
        return (
            exec.ID,
            await client.Exec.StartAndAttachContainerExecAsync(exec.ID, tty: false, Engine.Token)
        );
    }
}
