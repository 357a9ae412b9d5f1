using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MlOpsBuild.Common;
using MlOpsBuild.Serving.Hosting;
using MlOpsBuild.Serving.Tests.Hosting;
using MlOpsBuild.Serving.Tools;

namespace MlOpsBuild.Serving.Tests.Tools;

public sealed class TunnelCommandTests(SampleFolder samples)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Requests_go_through_and_the_end_of_input_is_passed_on()
    {
        await using var app = await TestApp.StartAsync(samples);
        var target = app.Host.Addresses[0]["http://".Length..];
        using var socket = await SocketTarget.Parse(target).ConnectAsync(Cancelled);
        var input = new Pipe();
        using var output = new MemoryStream();
        var copy = TunnelCommand.CopyAsync(socket, input.Reader.AsStream(), output, Cancelled);
        var request = "GET /v2/health/ready HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"u8;
        await input.Writer.WriteAsync(request.ToArray(), Cancelled);
        // The server ends the connection, the input goes on: that must not hold it up.
        await copy;
        Encoding.UTF8.GetString(output.ToArray()).ShouldEndWith("{\"ready\":true}");
    }

    [Fact]
    public async Task Both_ways_at_once_and_half_closed()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        using var socket = await SocketTarget
            .Parse(string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}"))
            .ConnectAsync(Cancelled);
        using var peer = await listener.AcceptSocketAsync(Cancelled);
        await using var stream = new NetworkStream(peer);
        var sent = new byte[3_000_000];
        new Random(5).NextBytes(sent);
        using var output = new MemoryStream();
        var copy = TunnelCommand.CopyAsync(socket, new MemoryStream(sent), output, Cancelled);
        var answered = new byte[2_000_000];
        new Random(6).NextBytes(answered);
        var write = stream.WriteAsync(answered, Cancelled).AsTask();
        using var received = new MemoryStream();
        await stream.CopyToAsync(received, Cancelled); // ends with the input
        received.ToArray().ShouldBe(sent);
        await write;
        copy.IsCompleted.ShouldBeFalse();
        await stream.WriteAsync("the end"u8.ToArray(), Cancelled);
        peer.Shutdown(SocketShutdown.Send);
        await copy;
        output.ToArray().ShouldBe([.. answered, .. "the end"u8]);
    }

    [Fact]
    public async Task A_unix_socket_can_be_reached()
    {
        var folder = Directory.CreateTempSubdirectory("mlops-tunnel-").FullName;
        try
        {
            var path = Path.Combine(folder, "control.sock");
            await using var host = await KestrelHost.StartAsync(
                new KestrelHostOptions { Address = null, UnixSocket = path },
                new Echo(),
                Cancelled
            );
            if (!OperatingSystem.IsWindows())
            {
                const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
                File.GetUnixFileMode(path).ShouldBe(Owner);
            }

            using var socket = await SocketTarget.Parse($"unix:{path}").ConnectAsync(Cancelled);
            using var output = new MemoryStream();
            var input = new Pipe();
            await input.Writer.WriteAsync(
                "GET /a?b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"u8.ToArray(),
                Cancelled
            );
            await TunnelCommand.CopyAsync(socket, input.Reader.AsStream(), output, Cancelled);
            Encoding.UTF8.GetString(output.ToArray()).ShouldEndWith("/a?b");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Nobody_there_is_told() =>
        (
            await Should.ThrowAsync<MlOpsException>(() =>
                SocketTarget.Parse("unix:/nowhere/at/all").ConnectAsync(Cancelled)
            )
        ).Message.ShouldStartWith("Cannot connect to unix:/nowhere/at/all: ");

    private sealed class Echo : ExchangeHandler
    {
        public override async Task HandleAsync(Exchange exchange) =>
            await exchange.AnswerAsync(
                200,
                "text/plain",
                Encoding.UTF8.GetBytes(exchange.Path + exchange.Query)
            );
    }
}
