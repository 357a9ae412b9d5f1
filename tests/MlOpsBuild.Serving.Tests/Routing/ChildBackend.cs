using System.Diagnostics;
using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Serving.Tests.Routing;

/// <summary>A server behind a front that is a process of its own: what is killed with SIGKILL says no goodbye.</summary>
internal sealed class ChildBackend : IAsyncDisposable
{
    // Answers like TestBackend, on as many connections as come, each kept open.
    private const string Program = """
        import socketserver, sys
        name = sys.argv[1].encode()
        class Handler(socketserver.StreamRequestHandler):
            disable_nagle_algorithm = True
            def handle(self):
                while True:
                    first = self.rfile.readline()
                    if not first:
                        return
                    length = 0
                    while True:
                        line = self.rfile.readline()
                        if line in (b"\r\n", b""):
                            break
                        if line.lower().startswith(b"content-length:"):
                            length = int(line.split(b":")[1])
                    body = name + b":" + self.rfile.read(length)
                    self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body))
        class Server(socketserver.ThreadingTCPServer):
            allow_reuse_address = True
            daemon_threads = True
            request_queue_size = 128
            def handle_error(self, request, address):
                pass
        server = Server(("127.0.0.1", int(sys.argv[2])), Handler)
        print(server.server_address[1], flush=True)
        server.serve_forever()
        """;

    private readonly Process _process;

    private ChildBackend(string name, int port, Process process)
    {
        Name = name;
        Port = port;
        _process = process;
    }

    public string Name { get; }

    public int Port { get; }

    public static async Task<ChildBackend> StartAsync(string name, int port = 0)
    {
        var process = Process.Start(
            new ProcessStartInfo(
                "python3",
                ["-c", Program, name, port.ToString(CultureInfo.InvariantCulture)]
            )
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
            }
        )!;
        var line = await process.StandardOutput.ReadLineAsync(
            TestContext.Current.CancellationToken
        );
        return new ChildBackend(name, int.Parse(line!, CultureInfo.InvariantCulture), process);
    }

    public RouteBackend Route(int weight = 100) =>
        new()
        {
            Name = Name,
            Url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port}"),
            ModelDigest = TestBackend.Digest(Name),
            Weight = weight,
        };

    /// <summary>SIGKILL, in the middle of whatever it does.</summary>
    public void Kill() => _process.Kill();

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }
}
