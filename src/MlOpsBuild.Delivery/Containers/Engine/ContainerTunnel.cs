namespace MlOpsBuild.Delivery.Containers.Engine;

/// <summary>
/// HTTP to a server in a container through the engine alone: each connection is a program in the container
/// (<c>mlops-serve tunnel</c>) that copies its standard input to the server and the server's answers to its standard output.
/// Whoever has the engine, also a remote one, reaches any container so, without a published port.
/// </summary>
public static class ContainerTunnel
{
    /// <summary>The serving program's path in its images.</summary>
    public const string Program = "/app/mlops-serve";

    /// <summary>Where the server listens in a container, unless told otherwise.</summary>
    public const string DefaultTarget = "127.0.0.1:8080";

    /// <summary>Makes a handler whose connections lead into a container. Connections are kept for a while and used again.</summary>
    /// <param name="engine">The engine; must live as long as the handler.</param>
    /// <param name="container">The container's id or name.</param>
    /// <param name="target">What to connect to in there: <c>HOST:PORT</c> or <c>unix:PATH</c>.</param>
    public static SocketsHttpHandler CreateHandler(
        ContainerEngine engine,
        string container,
        string target = DefaultTarget
    )
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentException.ThrowIfNullOrEmpty(container);
        ArgumentException.ThrowIfNullOrEmpty(target);
        return new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            ConnectCallback = async (_, cancellationToken) =>
                await ExecStream.StartAsync(
                    engine,
                    container,
                    [Program, "tunnel", target],
                    withInput: true,
                    cancellationToken
                ),
        };
    }

    /// <summary>
    /// Makes a client of such a handler with the base address <c>http://127.0.0.1:8080/</c> (<c>http://localhost/</c> for a
    /// path). What fails is an <see cref="HttpRequestException"/>, whose innermost exception says what the tunnel said.
    /// </summary>
    /// <inheritdoc cref="CreateHandler"/>
    public static HttpClient CreateClient(
        ContainerEngine engine,
        string container,
        string target = DefaultTarget
    )
    {
        ArgumentNullException.ThrowIfNull(target);
        return new HttpClient(CreateHandler(engine, container, target))
        {
            BaseAddress = new Uri(
                target.StartsWith("unix:", StringComparison.Ordinal)
                    ? "http://localhost/"
                    : $"http://{target}/"
            ),
        };
    }
}
