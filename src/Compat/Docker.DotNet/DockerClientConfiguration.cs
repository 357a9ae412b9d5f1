namespace Docker.DotNet;

/// <summary>Where a daemon is and how to talk to it.</summary>
public class DockerClientConfiguration : IDisposable
{
    /// <summary>For the daemon of this machine: <c>unix:/var/run/docker.sock</c>, on Windows <c>npipe://./pipe/docker_engine</c>.</summary>
    public DockerClientConfiguration(
        Credentials credentials = null,
        TimeSpan defaultTimeout = default,
        TimeSpan namedPipeConnectTimeout = default,
        IReadOnlyDictionary<string, string> defaultHttpRequestHeaders = null
    )
        : this(
            new Uri(
                OperatingSystem.IsWindows()
                    ? "npipe://./pipe/docker_engine"
                    : "unix:/var/run/docker.sock"
            ),
            credentials,
            defaultTimeout,
            namedPipeConnectTimeout,
            defaultHttpRequestHeaders
        ) { }

    /// <param name="endpoint">unix, npipe, tcp, http or https.</param>
    /// <param name="credentials">Null: none.</param>
    /// <param name="defaultTimeout">Zero: 100 seconds.</param>
    /// <param name="namedPipeConnectTimeout">Zero: 100 milliseconds.</param>
    /// <param name="defaultHttpRequestHeaders">What each request has besides.</param>
    public DockerClientConfiguration(
        Uri endpoint,
        Credentials credentials = null,
        TimeSpan defaultTimeout = default,
        TimeSpan namedPipeConnectTimeout = default,
        IReadOnlyDictionary<string, string> defaultHttpRequestHeaders = null
    )
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        if (defaultTimeout < Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentException(
                "Default timeout must be greater than -1",
                nameof(defaultTimeout)
            );
        }

        EndpointBaseUri = endpoint;
        Credentials = credentials ?? new AnonymousCredentials();
        DefaultTimeout = defaultTimeout == default ? TimeSpan.FromSeconds(100) : defaultTimeout;
        NamedPipeConnectTimeout =
            namedPipeConnectTimeout == default
                ? TimeSpan.FromMilliseconds(100)
                : namedPipeConnectTimeout;
        DefaultHttpRequestHeaders = defaultHttpRequestHeaders ?? new Dictionary<string, string>();
    }

    public IReadOnlyDictionary<string, string> DefaultHttpRequestHeaders { get; }

    public Uri EndpointBaseUri { get; }

    public Credentials Credentials { get; }

    public TimeSpan DefaultTimeout { get; }

    public TimeSpan NamedPipeConnectTimeout { get; }

    /// <param name="requestedApiVersion">Goes into each path, e.g. <c>/v1.41/info</c>; null: the daemon's newest.</param>
    public DockerClient CreateClient(Version requestedApiVersion = null) =>
        new(this, requestedApiVersion);

    public void Dispose()
    {
        Credentials.Dispose();
        GC.SuppressFinalize(this);
    }
}
