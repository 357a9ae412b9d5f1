using Docker.DotNet.Http;

namespace Docker.DotNet;

/// <summary>A client of a Docker daemon, from <see cref="DockerClientConfiguration.CreateClient"/>.</summary>
public sealed class DockerClient : IDockerClient
{
    private readonly ApiSender _sender;

    internal DockerClient(DockerClientConfiguration configuration, Version requestedApiVersion)
    {
        Configuration = configuration;
        DefaultTimeout = configuration.DefaultTimeout;
        var endpoint = Endpoint.Of(configuration);
        _sender = new ApiSender(
            this,
            new HttpMessageInvoker(configuration.Credentials.GetHandler(endpoint.Handler)),
            endpoint.Address,
            requestedApiVersion
        );
        Containers = new ContainerOperations(_sender);
        Images = new ImageOperations(_sender);
        Networks = new NetworkOperations(_sender);
        Volumes = new VolumeOperations(_sender);
        System = new SystemOperations(_sender);
        Exec = new ExecOperations(_sender);
    }

    public DockerClientConfiguration Configuration { get; }

    /// <summary>How long a request may take whose answer is not a stream.</summary>
    public TimeSpan DefaultTimeout { get; set; }

    public IContainerOperations Containers { get; }

    public IImageOperations Images { get; }

    public INetworkOperations Networks { get; }

    public IVolumeOperations Volumes { get; }

    public ISystemOperations System { get; }

    public IExecOperations Exec { get; }

    /// <summary>Disposes the configuration too.</summary>
    public void Dispose()
    {
        Configuration.Dispose();
        _sender.Dispose();
    }
}
