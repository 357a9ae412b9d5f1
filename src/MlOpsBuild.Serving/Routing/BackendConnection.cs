using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace MlOpsBuild.Serving.Routing;

/// <summary>
/// A connection to a backend with one request on it at a time. Reads into one buffer of its own: the head of an answer, and as much
/// of its body as came with it.
/// </summary>
internal sealed class BackendConnection : IDisposable
{
    /// <summary>The longest head that is read, and the longest answer that is held back until it is whole.</summary>
    public const int BufferSize = 16 << 10;

    private readonly Socket _socket;
    private readonly byte[] _buffer = GC.AllocateUninitializedArray<byte>(BufferSize, pinned: true);
    private int _start;
    private int _end;
    private int _broken;

    private BackendConnection(Socket socket) => _socket = socket;

    /// <summary>The answer's head, once it was read.</summary>
    public ResponseHead Head { get; } = new();

    /// <summary>When it was last put aside, in the pool's time.</summary>
    public long IdleSince { get; set; }

    /// <summary>When the answer must have gone on, in the pool's time; <see cref="long.MaxValue"/>: nothing is awaited.</summary>
    public long Deadline
    {
        get => Volatile.Read(ref field);
        set => Volatile.Write(ref field, value);
    } = long.MaxValue;

    /// <summary>Whether it was used before: then its other end may have closed it meanwhile.</summary>
    public bool WasUsed { get; set; }

    /// <summary>Whether a byte of the answer came.</summary>
    public bool HasAnswer { get; private set; }

    /// <summary>Whether something of the answer went to the client.</summary>
    public bool IsPassedOn { get; set; }

    /// <summary>Why it was broken off by us.</summary>
    public BreakReason Broken => (BreakReason)Volatile.Read(ref _broken);

    /// <summary>What was read and not yet taken.</summary>
    public ReadOnlySpan<byte> Unread => _buffer.AsSpan(_start, _end - _start);

    /// <summary>Connects.</summary>
    /// <exception cref="BackendException">It cannot.</exception>
    public static async ValueTask<BackendConnection> ConnectAsync(
        string host,
        int port,
        TimeSpan limit,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        using var timer = new CancellationTokenSource(limit, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(
            timer.Token,
            cancellationToken
        );
        Socket? socket = null;
        try
        {
            socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            if (IPAddress.TryParse(host, out var address))
            {
                await socket.ConnectAsync(new IPEndPoint(address, port), linked.Token);
            }
            else
            {
                await socket.ConnectAsync(host, port, linked.Token);
            }

            return new BackendConnection(socket);
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException)
        {
            socket?.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            throw new BackendException(
                e is SocketException s
                    ? $"no connection: {s.SocketErrorCode}."
                    : "no connection in time.",
                e
            );
        }
        catch
        {
            socket?.Dispose();
            throw;
        }
    }

    /// <summary>A new exchange begins.</summary>
    public void Begin()
    {
        HasAnswer = false;
        IsPassedOn = false;
        _start = _end = 0;
    }

    /// <summary>Breaks the connection off when nobody waits any more.</summary>
    public CancellationTokenRegistration BreakWith(CancellationToken cancellationToken) =>
        cancellationToken.UnsafeRegister(
            c => ((BackendConnection)c!).Break(BreakReason.ClientGone),
            this
        );

    /// <summary>Breaks it off: whoever waits for it gets an exception.</summary>
    public void Break(BreakReason reason)
    {
        if (Interlocked.CompareExchange(ref _broken, (int)reason, 0) == 0)
        {
            _socket.Dispose();
        }
    }

    /// <summary>Whether the other end closed it, or sent what nobody asked for. Costs a system call.</summary>
    public bool IsStale()
    {
        try
        {
            return Broken != BreakReason.None || _socket.Poll(0, SelectMode.SelectRead);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            return true;
        }
    }

    /// <summary>Sends bytes, all of them.</summary>
    /// <exception cref="BackendException">The connection broke off.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask SendAsync(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            while (!bytes.IsEmpty)
            {
                bytes = bytes[
                    await _socket.SendAsync(bytes, SocketFlags.None, CancellationToken.None)..
                ];
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            throw BrokenOff(e);
        }
    }

    /// <summary>Reads a head into <see cref="Head"/>; interim answers (1xx) are passed over.</summary>
    /// <exception cref="BackendException">The connection broke off, or what came is no head.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask ReadHeadAsync()
    {
        while (true)
        {
            var unread = Unread;
            var end = unread.IndexOf("\r\n\r\n"u8);
            if (end < 0)
            {
                if (!await FillAsync())
                {
                    throw new BackendException("it closed the connection before its answer.");
                }

                continue;
            }

            Head.Read(unread[..(end + 2)]);
            Take(end + 4);
            if (Head.Status == 101)
            {
                throw new BackendException("it changed the protocol, which nobody asked for.");
            }

            if (Head.Status >= 200)
            {
                return;
            }
        }
    }

    /// <summary>Bytes of <see cref="Unread"/> were taken.</summary>
    public void Take(int count) => _start += count;

    /// <summary>Reads more behind what is unread.</summary>
    /// <returns>Whether something came; otherwise the other end closed the connection in order.</returns>
    /// <exception cref="BackendException">The connection broke off, or the buffer is full.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<bool> FillAsync()
    {
        if (_start == _end)
        {
            _start = _end = 0;
        }
        else if (_start > 0)
        {
            Unread.CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length)
        {
            throw new BackendException("it answered with a head of more than 16 KiB.");
        }

        try
        {
            var count = await _socket.ReceiveAsync(
                _buffer.AsMemory(_end),
                SocketFlags.None,
                CancellationToken.None
            );
            _end += count;
            HasAnswer |= count > 0;
            return count > 0;
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            throw BrokenOff(e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    private BackendException BrokenOff(Exception e) =>
        Broken switch
        {
            BreakReason.Timeout => new("it did not go on answering in time.", e)
            {
                IsTimeout = true,
            },
            BreakReason.ClientGone => new("the client is gone.", e),
            _ => new(
                $"the connection broke off: {(e as SocketException)?.SocketErrorCode.ToString() ?? "closed"}.",
                e
            ),
        };
}
