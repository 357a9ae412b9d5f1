using System.Net.Sockets;

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
        try
        {
            // What went wrong in a script is the test's failure.
            await _accepting;
        }
        finally
        {
            Directory.Delete(_folder, recursive: true);
        }
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
