using System.Text;
using Docker.DotNet;
using Docker.DotNet.Models;

namespace MlOpsBuild.Compat.Tests.Docker.Internals;

/// <summary>What daemons and what is between may do with a connection; the package does not understand all of it.</summary>
public sealed class TransportTests
{
    private const string Ok = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Messages_are_reported_however_the_bytes_come()
    {
        const string messages =
            """{"stream":"a\n"}{"status":"ü","progressDetail":{"current":1,"total":2,"units":"x"}}"""
            + "\r\n"
            + """  {"aux":{"ID":"x","n":1,"f":1.5,"t":true,"l":[1,"2"],"o":{"k":null}}}"""
            + "\n\n"
            + """{"errorDetail":{"code":3,"message":"m"},"error":"m","unknown":[{}],"time":1700000000}""";
        await using var daemon = new ScriptedDaemon(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.WriteAsync(Ok + "Transfer-Encoding: chunked\r\n\r\n");
            foreach (var one in Encoding.UTF8.GetBytes(messages))
            {
                // Each byte is a chunk; some chunks have extensions.
                await connection.WriteAsync(one == 'a' ? "1;x=y\r\n" : "1\r\n");
                await connection.Stream.WriteAsync(new[] { one });
                await connection.WriteAsync("\r\n");
            }

            await connection.WriteAsync("0\r\nX-Trailer: 1\r\n\r\n");
        });
        using var client = Connect(daemon);
        var all = await LoadAsync(client);
        all.Select(x => x.Stream ?? x.Status ?? "").ShouldBe(["a\n", "ü", "", ""]);
        all[1].Progress.Total.ShouldBe(2);
        all[1].Progress.Units.ShouldBe("x");
        var aux = all[2].Aux.ExtensionData;
        aux["ID"].ShouldBe("x");
        aux["n"].ShouldBe(1L);
        aux["f"].ShouldBe(1.5);
        aux["t"].ShouldBe(true);
        all[3].Error.Code.ShouldBe(3);
        all[3].Time.ShouldBe(new DateTime(2023, 11, 14, 22, 13, 20, DateTimeKind.Utc));
    }

    [Fact]
    public async Task A_message_is_reported_before_the_next_one_is_written()
    {
        var seen = new Collected<JSONMessage>();
        await using var daemon = new ScriptedDaemon(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.WriteAsync(Ok + "\r\n{\"stream\":\"one\"}\r\n");
            (await seen.First).Stream.ShouldBe("one");
            await connection.WriteAsync("{\"stream\":\"two\"}");
        });
        using var client = Connect(daemon);
        await LoadAsync(client, seen);
        seen.All.Select(x => x.Stream).ShouldBe(["one", "two"]);
    }

    [Theory]
    [InlineData("Content-Length: 100\r\n\r\n{\"stream\":\"one\"}")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n10\r\n{\"stream\":\"one\"}\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n99\r\n{\"stream\":\"one\"}")]
    public async Task An_answer_that_breaks_off_is_no_end(string rest)
    {
        await using var daemon = ScriptedDaemon.Answering(Ok + rest);
        using var client = Connect(daemon);
        var messages = new Collected<JSONMessage>();
        await Should.ThrowAsync<IOException>(() => LoadAsync(client, messages));
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-")]
    [InlineData("SSH-2.0-OpenSSH\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n")]
    public async Task What_is_no_http_is_an_error(string answer)
    {
        await using var daemon = ScriptedDaemon.Answering(answer);
        using var client = Connect(daemon);
        var error = await Should.ThrowAsync<Exception>(() => client.System.GetVersionAsync(Token));
        (error is IOException or HttpRequestException { InnerException: IOException }).ShouldBeTrue(
            error.ToString()
        );
    }

    [Fact]
    public async Task An_interim_answer_is_not_the_answer()
    {
        await using var daemon = ScriptedDaemon.Answering(
            "HTTP/1.1 102 Processing\r\nX: y\r\n\r\n"
                + Ok
                + "Content-Length: 17\r\n\r\n{\"Version\":\"1.2\"}"
        );
        using var client = Connect(daemon);
        (await client.System.GetVersionAsync(Token)).Version.ShouldBe("1.2");
    }

    [Fact]
    public async Task A_refusal_in_the_midst_of_what_is_sent_is_read()
    {
        await using var daemon = new ScriptedDaemon(async connection =>
        {
            await connection.ReadHeadAsync();
            await connection.WriteAsync(
                "HTTP/1.1 413 Too Large\r\nContent-Length: 8\r\nConnection: close\r\n\r\ntoo much"
            );
        });
        using var client = Connect(daemon);
        var refused = await Should.ThrowAsync<DockerApiException>(() =>
            client.Images.LoadImageAsync(
                new ImageLoadParameters(),
                new MemoryStream(new byte[8 * 1024 * 1024]),
                new Collected<JSONMessage>(),
                Token
            )
        );
        refused.StatusCode.ShouldBe(System.Net.HttpStatusCode.RequestEntityTooLarge);
        refused.ResponseBody.ShouldBe("too much");
    }

    [Fact]
    public async Task What_cannot_be_read_is_not_sent()
    {
        await using var daemon = new ScriptedDaemon(async connection =>
        {
            await connection.ReadHeadAsync();
            // Waits for all of it, as a daemon does.
            await connection.Stream.CopyToAsync(Stream.Null, CancellationToken.None);
        });
        using var client = Connect(daemon);
        using var broken = new BrokenStream();
        var error = await Should.ThrowAsync<Exception>(() =>
            client.Images.LoadImageAsync(
                new ImageLoadParameters(),
                broken,
                new Collected<JSONMessage>(),
                Token
            )
        );
        error.GetBaseException().Message.ShouldBe("the disk is gone");
    }

    [Fact]
    public async Task What_is_sent_to_nobody_who_reads_is_cancelled()
    {
        var ended = new TaskCompletionSource();
        await using var daemon = new ScriptedDaemon(async connection =>
        {
            await connection.ReadHeadAsync();
            await ended.Task;
        });
        using var client = Connect(daemon);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var sending = client.Images.LoadImageAsync(
            new ImageLoadParameters(),
            new MemoryStream(new byte[8 * 1024 * 1024]),
            new Collected<JSONMessage>(),
            enough.Token
        );
        await enough.CancelAsync();
        await Should.ThrowAsync<TaskCanceledException>(() => sending);
        ended.SetResult();
    }

    [Fact]
    public async Task Nothing_for_a_value_is_its_default()
    {
        await using var daemon = ScriptedDaemon.Answering(
            Ok
                + "\r\n"
                + """{"ID":"x","Running":null,"ExitCode":null,"Pid":null,"containerid":"any case"}"""
        );
        using var client = Connect(daemon);
        var state = await client.Exec.InspectContainerExecAsync("x", Token);
        state.ExitCode.ShouldBe(0);
        state.Running.ShouldBeFalse();
        state.ContainerID.ShouldBe("any case");
    }

    [Fact]
    public async Task Frames_that_are_none_and_that_break_off_are_told()
    {
        await using var tty = ScriptedDaemon.Answering(Ok + "\r\nplain text of a terminal");
        using (var client = Connect(tty))
        using (var logs = await LogsAsync(client))
        {
            (
                await Should.ThrowAsync<IOException>(() => logs.ReadOutputToEndAsync(Token))
            ).Message.ShouldBe("unknown stream type");
        }

        await using var broken = ScriptedDaemon.Answering(Ok + "\r\n\u0001\0\0\0\0\0\0\tshort");
        using (var client = Connect(broken))
        using (var logs = await LogsAsync(client))
        {
            await Should.ThrowAsync<EndOfStreamException>(() => logs.ReadOutputToEndAsync(Token));
        }
    }

    private static DockerClient Connect(ScriptedDaemon daemon) =>
        new DockerClientConfiguration(daemon.Endpoint).CreateClient();

    private static Task<MultiplexedStream> LogsAsync(DockerClient client) =>
        client.Containers.GetContainerLogsAsync(
            "x",
            tty: false,
            new ContainerLogsParameters { ShowStdout = true },
            Token
        );

    private static async Task<List<JSONMessage>> LoadAsync(
        DockerClient client,
        Collected<JSONMessage>? messages = null
    )
    {
        messages ??= new Collected<JSONMessage>();
        await client.Images.LoadImageAsync(new ImageLoadParameters(), Stream.Null, messages, Token);
        return messages.All;
    }

    private sealed class BrokenStream : MemoryStream
    {
        public override bool CanSeek => false;

        public override int Read(byte[] buffer, int offset, int count) =>
            throw new IOException("the disk is gone");

        public override Task CopyToAsync(
            Stream destination,
            int bufferSize,
            CancellationToken cancellationToken
        ) => throw new IOException("the disk is gone");
    }
}
