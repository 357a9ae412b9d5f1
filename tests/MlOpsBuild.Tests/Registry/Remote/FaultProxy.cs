using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MlOpsBuild.Registry.Remote;

namespace MlOpsBuild.Tests.Registry.Remote;

/// <summary>Stands between client and registry and does what networks do.</summary>
internal sealed class FaultProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _target;
    private readonly List<Fault> _faults;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly ConcurrentQueue<string> _heads = new();
    private readonly Task _accepting;
    private long _up;
    private long _down;

    /// <param name="target">The registry's port; 0: there is none, every request has a fault.</param>
    public FaultProxy(int target, params Fault[] faults)
    {
        _target = target;
        _faults = [.. faults];
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Applies to every request that no other fault applies to.</summary>
    public Fault? Always { get; init; }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Bytes that went to the registry and came from it, heads among them.</summary>
    public long Up => Interlocked.Read(ref _up);

    public long Down => Interlocked.Read(ref _down);

    public IReadOnlyList<string> Requests => [.. _requests];

    /// <summary>Whether each request had an Authorization header.</summary>
    public IReadOnlyList<bool> Authorizations =>
        [.. _heads.Select(h => h.Contains("\r\nAuthorization:", StringComparison.Ordinal))];

    /// <summary>How each request begins: its line, its headers, and maybe something of its body.</summary>
    public IReadOnlyList<string> Heads => [.. _heads];

    public int Left
    {
        get
        {
            lock (_faults)
            {
                return _faults.Count;
            }
        }
    }

    public RegistryReference At(string repository) =>
        RegistryReference.Parse($"127.0.0.1:{Port}/{repository}");

    /// <summary>A connection to here, for a client that believes to speak with the registry.</summary>
    public async ValueTask<Stream> ConnectAsync(CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, Port, cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }

    public int Count(string start) =>
        Requests.Count(r => r.StartsWith(start, StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting;
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var open = new List<Task>();
        try
        {
            while (true)
            {
                open.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(open);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        using var server = new TcpClient();
        var link = new Link
        {
            Client = client,
            ClientStream = client.GetStream(),
            Server = server,
        };
        try
        {
            if (_target != 0)
            {
                await server.ConnectAsync(IPAddress.Loopback, _target, end.Token);
            }

            var tasks = new List<Task> { UpAsync(link, end.Token) };
            if (_target != 0)
            {
                tasks.Add(DownAsync(link, end.Token));
            }

            await await Task.WhenAny(tasks);
            await end.CancelAsync();
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
        {
            await end.CancelAsync();
        }
        finally
        {
            if (link.Reset)
            {
                client.LingerState = new LingerOption(true, 0);
            }

            client.Dispose();
        }
    }

    private async Task UpAsync(Link link, CancellationToken cancellationToken)
    {
        var buffer = new byte[1 << 16];
        while (true)
        {
            var read = await link.ClientStream.ReadAsync(buffer, cancellationToken);
            if (read == 0)
            {
                return;
            }

            if (LineOf(buffer.AsSpan(0, read)) is { } line)
            {
                _requests.Enqueue(line);
                _heads.Enqueue(Encoding.ASCII.GetString(buffer, 0, Math.Min(read, 4000)));
                link.Fault = Take(line);
                link.Sent = 0;
                link.Received = 0;
            }

            if (link.Fault is { Answer: { } answer })
            {
                await link.ClientStream.WriteAsync(
                    Encoding.Latin1.GetBytes(answer),
                    cancellationToken
                );
                link.Client.Client.Shutdown(SocketShutdown.Send);
                while (await link.ClientStream.ReadAsync(buffer, cancellationToken) > 0) { }
                return;
            }

            if (link.Fault is { Refuse: true })
            {
                link.Reset = true;
                return;
            }

            if (link.Fault is { Hang: true })
            {
                continue;
            }

            if (link.Fault?.DropRequestAfter is { } most && link.Sent + read > most)
            {
                await ForwardAsync(
                    link,
                    buffer.AsMemory(0, (int)(most - link.Sent)),
                    cancellationToken
                );
                link.Reset = true;
                return;
            }

            await ForwardAsync(link, buffer.AsMemory(0, read), cancellationToken);
        }
    }

    private async Task ForwardAsync(
        Link link,
        ReadOnlyMemory<byte> bytes,
        CancellationToken cancellationToken
    )
    {
        link.Sent += bytes.Length;
        Interlocked.Add(ref _up, bytes.Length);
        await link.Server.GetStream().WriteAsync(bytes, cancellationToken);
    }

    private async Task DownAsync(Link link, CancellationToken cancellationToken)
    {
        var buffer = new byte[1 << 16];
        while (true)
        {
            var read = await link.Server.GetStream().ReadAsync(buffer, cancellationToken);
            if (read == 0)
            {
                return;
            }

            var fault = link.Fault;
            if (fault?.Corrupt is { } at && at >= link.Received && at < link.Received + read)
            {
                buffer[at - link.Received] ^= 1;
            }

            var most = fault?.DropAfter ?? fault?.EndAfter ?? long.MaxValue;
            var pass = (int)Math.Min(read, most - link.Received);
            link.Received += pass;
            Interlocked.Add(ref _down, pass);
            await link.ClientStream.WriteAsync(buffer.AsMemory(0, pass), cancellationToken);
            if (pass < read)
            {
                link.Reset = fault!.DropAfter is not null;
                return;
            }
        }
    }

    private Fault? Take(string line)
    {
        lock (_faults)
        {
            var i = _faults.FindIndex(f => line.StartsWith(f.Request, StringComparison.Ordinal));
            if (i < 0)
            {
                return Always;
            }

            var fault = _faults[i];
            _faults.RemoveAt(i);
            return fault;
        }
    }

    // A request's head comes in one piece from our client, at the start of what is read.
    private static string? LineOf(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf((byte)'\r');
        if (end is < 0 or > 2000)
        {
            return null;
        }

        var line = Encoding.ASCII.GetString(bytes[..end]);
        return line.EndsWith(" HTTP/1.1", StringComparison.Ordinal) ? line[..^9] : null;
    }

    private sealed class Link
    {
        public required TcpClient Client { get; init; }
        public required NetworkStream ClientStream { get; init; }
        public required TcpClient Server { get; init; }
        public volatile Fault? Fault;
        public long Sent;
        public long Received;
        public bool Reset;
    }
}
