using System.IO.Pipes;
using System.Net.Sockets;
using Microsoft.Net.Http.Client;

namespace Docker.DotNet.Http;

/// <summary>Where the daemon of a configuration is: the address that requests name, and what opens connections to it.</summary>
internal sealed record Endpoint(Uri Address, ManagedHandler Handler)
{
    public static Endpoint Of(DockerClientConfiguration configuration)
    {
        var uri = configuration.EndpointBaseUri;
        var tls = configuration.Credentials.IsTlsCredentials();
        switch (uri.Scheme)
        {
            case "unix":
                return Unix(uri);
            case "npipe" when tls:
                throw new NotSupportedException("TLS not supported over npipe");
            case "npipe":
                return NamedPipe(uri, configuration.NamedPipeConnectTimeout);
            case "tcp" or "http":
                var scheme = tls ? Uri.UriSchemeHttps : Uri.UriSchemeHttp;
                return new Endpoint(
                    new UriBuilder(uri) { Scheme = scheme }.Uri,
                    new ManagedHandler()
                );
            case "https":
                return new Endpoint(uri, new ManagedHandler());
            default:
                throw new NotSupportedException($"Unknown URL scheme {uri.Scheme}");
        }
    }

    private static Endpoint Unix(Uri uri)
    {
        var path = uri.LocalPath;
        return new Endpoint(
            Named(uri),
            new ManagedHandler(
                async (_, _, cancellationToken) =>
                {
                    var socket = new Socket(
                        AddressFamily.Unix,
                        SocketType.Stream,
                        ProtocolType.Unspecified
                    );
                    try
                    {
                        await socket.ConnectAsync(
                            new UnixDomainSocketEndPoint(path),
                            cancellationToken
                        );
                        return socket;
                    }
                    catch
                    {
                        socket.Dispose();
                        throw;
                    }
                }
            )
        );
    }

    private static Endpoint NamedPipe(Uri uri, TimeSpan timeout)
    {
        if (
            uri.Segments.Length != 3
            || !uri.Segments[1].Equals("pipe/", StringComparison.OrdinalIgnoreCase)
        )
        {
            throw new ArgumentException($"{uri} is not a valid npipe URI", nameof(uri));
        }

        // npipe://localhost/... does not work, npipe://./... does.
        var server = uri.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            ? "."
            : uri.Host;
        var name = uri.Segments[2];
        return new Endpoint(
            Named(uri),
            new ManagedHandler(
                async (_, _, cancellationToken) =>
                {
                    var pipe = new NamedPipeClientStream(
                        server,
                        name,
                        PipeDirection.InOut,
                        PipeOptions.Asynchronous
                    );
                    try
                    {
                        await pipe.ConnectAsync(timeout, cancellationToken);
                        return new PipeStream(pipe);
                    }
                    catch
                    {
                        await pipe.DisposeAsync();
                        throw;
                    }
                }
            )
        );
    }

    /// <summary>The host that requests name, which nobody looks up: the last part of the path.</summary>
    private static Uri Named(Uri uri)
    {
        var name = uri.Segments[^1];
        var host = Uri.CheckHostName(name) == UriHostNameType.Unknown ? "localhost" : name;
        return new UriBuilder(Uri.UriSchemeHttp, host).Uri;
    }
}
