using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MlOpsBuild.Common;

namespace MlOpsBuild.Serving.Hosting;

/// <summary>
/// Kestrel without a host around it: no container of services, no configuration, no logging, which makes it start in a few
/// milliseconds. HTTP/1.1 only.
/// </summary>
internal sealed class KestrelHost : IAsyncDisposable
{
    private readonly KestrelServer _server;
    private readonly KestrelHostOptions _options;
    private Task? _stop;

    private KestrelHost(KestrelServer server, KestrelHostOptions options)
    {
        _server = server;
        _options = options;
    }

    /// <summary>Where it listens, with the port that was taken: <c>http://127.0.0.1:8080</c>, <c>http://unix:/path</c>.</summary>
    public IReadOnlyList<string> Addresses =>
        [.. _server.Features.Get<IServerAddressesFeature>()!.Addresses];

    /// <summary>Whether it takes no more connections and ends those that it has after the request they carry.</summary>
    public bool IsStopping => _stop is not null;

    /// <summary>Starts to listen.</summary>
    /// <param name="options">Where.</param>
    /// <param name="handler">Who answers.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="MlOpsException">The address is taken or may not be used.</exception>
    /// <exception cref="UsageException">The address is none.</exception>
    public static async Task<KestrelHost> StartAsync(
        KestrelHostOptions options,
        ExchangeHandler handler,
        CancellationToken cancellationToken
    )
    {
        var kestrel = new KestrelServerOptions
        {
            AddServerHeader = false,
            AllowSynchronousIO = false,
            ApplicationServices = NoServices.Instance,
        };
        kestrel.Limits.MaxRequestBodySize = options.MaxBodyBytes;
        if (options.IsProxy)
        {
            kestrel.RequestHeaderEncodingSelector = _ => Encoding.Latin1;
            kestrel.ResponseHeaderEncodingSelector = _ => Encoding.Latin1;
        }
        else
        {
            // How slow a body may come is limited by the time that a request may take altogether.
            kestrel.Limits.MinRequestBodyDataRate = null;
        }

        if (options.Address is { } address)
        {
            kestrel.Listen(Parse(address), options.Port, l => l.Protocols = HttpProtocols.Http1);
        }

        if (options.UnixSocket is { } path)
        {
            RemoveAbandoned(path);
            kestrel.ListenUnixSocket(path, l => l.Protocols = HttpProtocols.Http1);
        }

        var transport = new SocketTransportOptions
        {
            // An answer takes microseconds: to hand it to another thread takes longer than to compute it.
            UnsafePreferInlineScheduling = true,
            // Buffers are small; a system call for each request is not.
            WaitForDataBeforeAllocatingBuffer = false,
            CreateBoundListenSocket = Bind,
        };
        var server = new KestrelServer(
            Options.Create(kestrel),
            new SocketTransportFactory(Options.Create(transport), NullLoggerFactory.Instance),
            NullLoggerFactory.Instance
        );
        try
        {
            await server.StartAsync(new ExchangeApplication(handler), cancellationToken);
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            server.Dispose();
            throw CannotListen(options, e);
        }

        return new KestrelHost(server, options);
    }

    /// <summary>
    /// Takes no more connections, finishes the requests in flight, each answer with <c>Connection: close</c>, and breaks off
    /// those that take longer than <see cref="KestrelHostOptions.ShutdownLimit"/>.
    /// </summary>
    public Task StopAsync()
    {
        return _stop ??= StopCoreAsync();

        async Task StopCoreAsync()
        {
            using var limit = new CancellationTokenSource(_options.ShutdownLimit);
            await _server.StopAsync(limit.Token);
        }
    }

    /// <summary>Waits until the token is cancelled, then stops.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (cancellationToken.Register(stopped.SetResult))
        {
            await stopped.Task;
        }

        await StopAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _server.Dispose();
    }

    // Nobody can connect before it listens; from then on only its owner.
    private static Socket Bind(EndPoint endpoint)
    {
        var socket = SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);
        if (endpoint is UnixDomainSocketEndPoint && !OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(
                endpoint.ToString()!,
                UnixFileMode.UserRead | UnixFileMode.UserWrite
            );
        }

        return socket;
    }

    private static IPAddress Parse(string address) =>
        address switch
        {
            "localhost" => IPAddress.Loopback,
            "*" => IPAddress.Any,
            _ => IPAddress.TryParse(address, out var parsed)
                ? parsed
                : throw new UsageException(
                    $"'{address}' is no address to listen at, expected an IP address, localhost or *."
                ),
        };

    private static MlOpsException CannotListen(KestrelHostOptions options, Exception e)
    {
        var where = string.Create(
            CultureInfo.InvariantCulture,
            $"{options.Address} port {options.Port}"
        );
        return (e.InnerException ?? e) switch
        {
            AddressInUseException or { InnerException: AddressInUseException } => new(
                $"{where} is taken: another program listens there. Stop it, or choose another with --port.",
                inner: e
            ),
            SocketException { SocketErrorCode: SocketError.AccessDenied } => new(
                $"{where} may not be used by this user: ports below 1024 need a right. Choose another with --port.",
                inner: e
            ),
            var why => new($"Cannot listen at {where}: {why.Message}", inner: e),
        };
    }

    // A socket's file outlives its process; nobody can listen there again before it is gone.
    private static void RemoveAbandoned(string path)
    {
        if (!File.Exists(path))
        {
            return;
        }

        using var socket = new Socket(
            AddressFamily.Unix,
            SocketType.Stream,
            ProtocolType.Unspecified
        );
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(path));
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.ConnectionRefused)
        {
            File.Delete(path);
            return;
        }

        throw new MlOpsException($"{path} is taken: another program listens there.");
    }

    private sealed class NoServices : IServiceProvider
    {
        public static readonly NoServices Instance = new();

        public object? GetService(Type serviceType) => null;
    }
}
