namespace Docker.DotNet;

/// <summary>A client of a Docker daemon.</summary>
public interface IDockerClient : IDisposable
{
    DockerClientConfiguration Configuration { get; }

    TimeSpan DefaultTimeout { get; set; }

    IContainerOperations Containers { get; }

    IImageOperations Images { get; }

    INetworkOperations Networks { get; }

    IVolumeOperations Volumes { get; }

    ISystemOperations System { get; }

    IExecOperations Exec { get; }
}
