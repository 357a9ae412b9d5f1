using System.Net;
using System.Net.Sockets;
using MlOpsBuild.Common;

namespace MlOpsBuild.Serving.Tools;

/// <summary>What to connect to.</summary>
internal sealed class SocketTarget
{
    private const string UnixPrefix = "unix:";

    private readonly EndPoint _endPoint;
    private readonly string _text;

    private SocketTarget(EndPoint endPoint, string text)
    {
        _endPoint = endPoint;
        _text = text;
    }

    /// <summary>Reads <c>HOST:PORT</c>, <c>[IPv6]:PORT</c> or <c>unix:PATH</c>.</summary>
    /// <exception cref="UsageException">It is none of these.</exception>
    public static SocketTarget Parse(string text)
    {
        if (
            text.StartsWith(UnixPrefix, StringComparison.Ordinal)
            && text.Length > UnixPrefix.Length
        )
        {
            try
            {
                return new(new UnixDomainSocketEndPoint(text[UnixPrefix.Length..]), text);
            }
            catch (ArgumentOutOfRangeException e)
            {
                throw new UsageException(
                    $"The path in '{text}' is too long for a socket.",
                    inner: e
                );
            }
        }

        var colon = text.LastIndexOf(':');
        return
            colon > 0
            && int.TryParse(
                text.AsSpan(colon + 1),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var port
            )
            && port is > 0 and <= IPEndPoint.MaxPort
            ? Of(text[..colon].Trim('[', ']'), port)
            : throw new UsageException($"'{text}' is no address, expected HOST:PORT or unix:PATH.");
    }

    /// <summary>A host, by name or IP address, and a port.</summary>
    public static SocketTarget Of(string host, int port) =>
        new(
            IPAddress.TryParse(host, out var address)
                ? new IPEndPoint(address, port)
                : new DnsEndPoint(host, port),
            string.Create(CultureInfo.InvariantCulture, $"{host} port {port}")
        );

    /// <summary>Connects.</summary>
    /// <exception cref="MlOpsException">Nobody listens there.</exception>
    public async Task<Socket> ConnectAsync(CancellationToken cancellationToken)
    {
        var isUnix = _endPoint is UnixDomainSocketEndPoint;
        var socket = isUnix
            ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
            : new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(_endPoint, cancellationToken);
            return socket;
        }
        catch (SocketException e)
        {
            socket.Dispose();
            throw new MlOpsException($"Cannot connect to {_text}: {e.Message}", inner: e);
        }
    }
}
