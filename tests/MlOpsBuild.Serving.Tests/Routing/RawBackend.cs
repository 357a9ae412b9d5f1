using System.Net;
using System.Net.Sockets;
using System.Text;
using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Serving.Tests.Routing;

/// <summary>A server that says exactly the bytes it is told to. It answers health as a healthy one does.</summary>
internal sealed class RawBackend : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<NetworkStream, string, Task<bool>> _answer;
    private readonly CancellationTokenSource _end = new();
    private readonly List<Task> _connections = [];
    private readonly Task _accept;
    private int _requests;

    /// <param name="answer">Gets a request's head and answers; returns whether the connection stays open.</param>
    public RawBackend(Func<NetworkStream, string, Task<bool>> answer)
    {
        _answer = answer;
        _listener.Start();
        _accept = AcceptAsync();
    }

    /// <summary>Requests that came, health aside.</summary>
    public int Requests => Volatile.Read(ref _requests);

    public RouteBackend Route(string name, int weight = 100) =>
        new()
        {
            Name = name,
            Url = $"http://{_listener.LocalEndpoint}",
            ModelDigest = TestBackend.Digest(name),
            Weight = weight,
        };

    /// <summary>One that gives the same answer always.</summary>
    public static RawBackend Saying(string answer, bool keepOpen = false) =>
        new(
            async (stream, _) =>
            {
                await stream.WriteAsync(Encoding.Latin1.GetBytes(answer));
                return keepOpen;
            }
        );

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _accept;
        await Task.WhenAll(_connections);
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_end.Token)));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException) { }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var owned = client;
        client.NoDelay = true;
        var stream = client.GetStream();
        var buffer = new byte[64 << 10];
        try
        {
            var isOpen = true;
            while (isOpen)
            {
                var head = "";
                while (!head.Contains("\r\n\r\n", StringComparison.Ordinal))
                {
                    var count = await stream.ReadAsync(buffer, _end.Token);
                    if (count == 0)
                    {
                        return;
                    }

                    head += Encoding.Latin1.GetString(buffer, 0, count);
                }

                if (head.StartsWith("GET /v2/health/ready ", StringComparison.Ordinal))
                {
                    await stream.WriteAsync(
                        "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"u8.ToArray()
                    );
                    continue;
                }

                Interlocked.Increment(ref _requests);
                isOpen = await _answer(stream, head);
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException) { }
    }
}
