using System.Text;
using Docker.DotNet;
using Docker.DotNet.Models;

namespace MlOpsBuild.Compat.Tests.Docker;

[Collection(EngineCollection.Name)]
public sealed class LogTests(Engine engine)
{
    private static readonly ContainerLogsParameters Both = new()
    {
        ShowStdout = true,
        ShowStderr = true,
    };

    [Fact]
    public async Task Without_a_terminal_there_are_two_streams()
    {
        await using var container = await engine.StartAsync("echo out; echo err >&2; echo ü");
        var client = await engine.ConnectAsync();
        await client.Containers.WaitContainerAsync(container.Id, Engine.Token);
        using var logs = await client.Containers.GetContainerLogsAsync(
            container.Id,
            tty: false,
            Both,
            Engine.Token
        );
        (await logs.ReadOutputToEndAsync(Engine.Token)).ShouldBe(("out\nü\n", "err\n"));

        using var one = await client.Containers.GetContainerLogsAsync(
            container.Id,
            tty: false,
            new ContainerLogsParameters { ShowStderr = true, Timestamps = true },
            Engine.Token
        );
        var (stdout, stderr) = await one.ReadOutputToEndAsync(Engine.Token);
        stdout.ShouldBeEmpty();
        stderr.ShouldMatch(@"^\d{4}-\d\d-\d\dT\S+Z err\n$");
    }

    [Fact]
    public async Task With_a_terminal_there_is_one()
    {
        await using var container = await engine.StartAsync("echo out; echo err >&2", tty: true);
        var client = await engine.ConnectAsync();
        await client.Containers.WaitContainerAsync(container.Id, Engine.Token);
        using var logs = await client.Containers.GetContainerLogsAsync(
            container.Id,
            tty: true,
            Both,
            Engine.Token
        );
        (await logs.ReadOutputToEndAsync(Engine.Token)).ShouldBe(("out\r\nerr\r\n", ""));
        var lines = new Collected<string>();
        await client.Containers.GetContainerLogsAsync(container.Id, Both, Engine.Token, lines);
        lines.All.ShouldBe(["out", "err"]);
    }

    [Fact]
    public async Task Frames_are_read_in_pieces_of_any_size()
    {
        await using var container = await engine.StartAsync("echo 0123456789; echo abc >&2");
        var client = await engine.ConnectAsync();
        await client.Containers.WaitContainerAsync(container.Id, Engine.Token);
        using var logs = await client.Containers.GetContainerLogsAsync(
            container.Id,
            tty: false,
            Both,
            Engine.Token
        );
        var buffer = new byte[5];
        var pieces = new List<string>();
        while (true)
        {
            var read = await logs.ReadOutputAsync(buffer, 1, 4, Engine.Token);
            if (read.EOF)
            {
                break;
            }

            read.Count.ShouldBeLessThanOrEqualTo(4);
            pieces.Add($"{read.Target}:{Encoding.ASCII.GetString(buffer, 1, read.Count)}");
        }

        pieces
            .Where(x => x.StartsWith("StandardOut:", StringComparison.Ordinal))
            .Select(x => x[12..])
            .ShouldBe(["0123", "4567", "89\n"]);
        pieces.ShouldContain("StandardError:abc\n");
    }

    [Fact]
    public async Task Followed_lines_come_as_they_are_written_until_cancelled()
    {
        await using var container = await engine.StartAsync(
            "echo first; /bin/busybox sleep 1000",
            tty: true
        );
        var client = await engine.ConnectAsync();
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Engine.Token);
        var lines = new Collected<string>();
        var following = client.Containers.GetContainerLogsAsync(
            container.Id,
            new ContainerLogsParameters { ShowStdout = true, Follow = true },
            enough.Token,
            lines
        );
        (await lines.First).ShouldBe("first");
        following.IsCompleted.ShouldBeFalse();
        await enough.CancelAsync();
        await Should.ThrowAsync<TaskCanceledException>(() => following);

        using var logs = await client.Containers.GetContainerLogsAsync(
            container.Id,
            tty: true,
            new ContainerLogsParameters { ShowStdout = true, Follow = true },
            Engine.Token
        );
        var buffer = new byte[100];
        (await logs.ReadOutputAsync(buffer, 0, 100, Engine.Token)).Count.ShouldBe(7);
        using var later = CancellationTokenSource.CreateLinkedTokenSource(Engine.Token);
        var reading = logs.ReadOutputAsync(buffer, 0, 100, later.Token);
        reading.IsCompleted.ShouldBeFalse();
        await later.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => reading);
    }

    [Fact]
    public async Task Following_ends_with_the_container()
    {
        await using var container = await engine.StartAsync("read x; echo done", tty: true);
        var client = await engine.ConnectAsync();
        var lines = new Collected<string>();
        var following = client.Containers.GetContainerLogsAsync(
            container.Id,
            new ContainerLogsParameters { ShowStdout = true, Follow = true },
            Engine.Token,
            lines
        );
        await client.Containers.KillContainerAsync(
            container.Id,
            new ContainerKillParameters(),
            Engine.Token
        );
        await following;
        lines.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_missing_container_has_no_log()
    {
        var client = await engine.ConnectAsync();
        var missing = await Should.ThrowAsync<DockerContainerNotFoundException>(() =>
            client.Containers.GetContainerLogsAsync("none", tty: false, Both, Engine.Token)
        );
        missing.StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }
}
