using System.Net.Sockets;
using System.Text;

namespace MlOpsBuild.Compat.Tests.Docker;

/// <summary>
/// Listens on a socket as a daemon does and gives each connection to the test, which says what the daemon does with it.
/// </summary>
public sealed class ScriptedDaemon : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mlops-dockerd-").FullName;
    private readonly Socket _listener = new(
        AddressFamily.Unix,
        SocketType.Stream,
        ProtocolType.Unspecified
    );
    private readonly Func<ScriptedConnection, Task> _serve;
    private readonly Task _accepting;

    public ScriptedDaemon(Func<ScriptedConnection, Task> serve)
    {
        _serve = serve;
        _listener.Bind(new UnixDomainSocketEndPoint(Path.Combine(_folder, Recording.SocketName)));
        _listener.Listen();
        _accepting = AcceptAsync();
    }

    public Uri Endpoint => new($"unix://{_folder}/{Recording.SocketName}");

    /// <summary>Answers each request with the same text.</summary>
    public static ScriptedDaemon Answering(string answer) =>
        new(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.WriteAsync(answer);
        });

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        // What went wrong in a script is the test's failure.
        await _accepting;
        Directory.Delete(_folder, recursive: true);
    }

    private async Task AcceptAsync()
    {
        var serving = new List<Task>();
        while (true)
        {
            Socket socket;
            try
            {
                socket = await _listener.AcceptAsync();
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                break;
            }

            serving.Add(ServeAsync(socket));
        }

        await Task.WhenAll(serving);
    }

    private async Task ServeAsync(Socket socket)
    {
        using var connection = new ScriptedConnection(socket);
        await _serve(connection);
    }
}

/// <summary>A connection as the daemon sees it.</summary>
public sealed class ScriptedConnection(Socket socket) : IDisposable
{
    public Stream Stream { get; } = new NetworkStream(socket, ownsSocket: true);

    /// <summary>The request's head, and its body where the head says how long that is.</summary>
    public async Task<(string Head, byte[] Body)> ReadRequestAsync()
    {
        var head = await ReadHeadAsync();
        var length = head.Split('\n')
            .Where(x => x.StartsWith("Content-Length: ", StringComparison.Ordinal))
            .Select(x => int.Parse(x[16..]))
            .FirstOrDefault();
        var body = new byte[length];
        await Stream.ReadExactlyAsync(body);
        return (head, body);
    }

    /// <summary>The request's line and headers, lines parted by <c>\n</c>, without an end.</summary>
    public async Task<string> ReadHeadAsync()
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await Stream.ReadExactlyAsync(one);
            head.Append((char)one[0]);
        }

        return head.ToString()[..^4].Replace("\r\n", "\n", StringComparison.Ordinal);
    }

    public Task WriteAsync(string text) => Stream.WriteAsync(Encoding.UTF8.GetBytes(text)).AsTask();

    public void Dispose() => Stream.Dispose();
}
