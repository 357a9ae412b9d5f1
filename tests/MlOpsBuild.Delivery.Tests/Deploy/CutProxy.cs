using System.Net.Sockets;

namespace MlOpsBuild.Delivery.Tests.Deploy;

/// <summary>
/// A way to an engine that can be cut, as when the process at its end is killed or its machine is gone: all connections break at
/// once, and no other one comes about.
/// </summary>
internal sealed class CutProxy : IDisposable
{
    private readonly string _path = Path.Combine(
        Directory.CreateTempSubdirectory("mlops-cut-").FullName,
        "sock"
    );
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, default);
    private readonly List<Socket> _open = [];
    private readonly string _engine;
    private bool _isCut;

    public CutProxy(string engine)
    {
        _engine = engine["unix://".Length..];
        _listener.Bind(new UnixDomainSocketEndPoint(_path));
        _listener.Listen();
        _ = Task.Run(AcceptAsync);
    }

    public string Endpoint => "unix://" + _path;

    public void Cut()
    {
        lock (_open)
        {
            _isCut = true;
            _listener.Dispose();
            _open.ForEach(s => s.Dispose());
        }
    }

    public void Dispose()
    {
        Cut();
        Directory.Delete(Path.GetDirectoryName(_path)!, recursive: true);
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptAsync();
                var engine = new Socket(AddressFamily.Unix, SocketType.Stream, default);
                await engine.ConnectAsync(new UnixDomainSocketEndPoint(_engine));
                lock (_open)
                {
                    if (_isCut)
                    {
                        client.Dispose();
                        engine.Dispose();
                        return;
                    }

                    _open.Add(client);
                    _open.Add(engine);
                }

                _ = CopyAsync(client, engine);
                _ = CopyAsync(engine, client);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // It was cut.
        }
    }

    // The end of one way is passed on: an engine tells the end of a program's output so.
    private static async Task CopyAsync(Socket from, Socket to)
    {
        var buffer = new byte[1 << 16];
        try
        {
            int count;
            while ((count = await from.ReceiveAsync(buffer)) > 0)
            {
                await to.SendAsync(buffer.AsMemory(0, count));
            }

            to.Shutdown(SocketShutdown.Send);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            to.Dispose();
        }
    }
}
