using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace Microsoft.Net.Http.Client;

/// <summary>
/// Sends each request over a connection of its own, whose stream can be taken over: what the daemon's attach and exec need and
/// <see cref="SocketsHttpHandler"/> does not give. It knows no proxies and follows no redirects.
/// </summary>
public class ManagedHandler : HttpMessageHandler
{
    private readonly StreamOpener _open;

    public ManagedHandler() => _open = OpenTcpAsync;

    public ManagedHandler(StreamOpener opener)
    {
        ArgumentNullException.ThrowIfNull(opener);
        _open = opener;
    }

    public ManagedHandler(SocketOpener opener)
    {
        ArgumentNullException.ThrowIfNull(opener);
        _open = async (host, port, cancellationToken) =>
            new NetworkStream(await opener(host, port, cancellationToken), ownsSocket: true);
    }

    /// <summary>Opens a connection.</summary>
    public delegate Task<Stream> StreamOpener(
        string host,
        int port,
        CancellationToken cancellationToken
    );

    /// <summary>Opens a connection by socket.</summary>
    public delegate Task<Socket> SocketOpener(
        string host,
        int port,
        CancellationToken cancellationToken
    );

    public X509CertificateCollection ClientCertificates { get; set; }

    public RemoteCertificateValidationCallback ServerCertificateValidationCallback { get; set; }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        var uri = request.RequestUri!;
        request.Headers.Host ??= $"{uri.Host}:{uri.Port.ToString(CultureInfo.InvariantCulture)}";
        request.Headers.ConnectionClose = true;
        var transport = await OpenAsync(uri, cancellationToken);
        try
        {
            return await new HttpConnection(transport).SendAsync(request, cancellationToken);
        }
        catch
        {
            await transport.DisposeAsync();
            throw;
        }
    }

    private async Task<Stream> OpenAsync(Uri uri, CancellationToken cancellationToken)
    {
        Stream transport;
        try
        {
            transport = await _open(uri.DnsSafeHost, uri.Port, cancellationToken);
        }
        catch (SocketException e)
        {
            throw new HttpRequestException("Connection failed", e);
        }

        if (uri.Scheme != Uri.UriSchemeHttps)
        {
            return transport;
        }

        var tls = new SslStream(transport);
        try
        {
            await tls.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = uri.DnsSafeHost,
                    ClientCertificates = ClientCertificates,
                    RemoteCertificateValidationCallback = ServerCertificateValidationCallback,
                },
                cancellationToken
            );
            return tls;
        }
        catch
        {
            await tls.DisposeAsync();
            throw;
        }
    }

    private static async Task<Stream> OpenTcpAsync(
        string host,
        int port,
        CancellationToken cancellationToken
    )
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(host, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
