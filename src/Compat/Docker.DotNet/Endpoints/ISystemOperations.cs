using Docker.DotNet.Models;

namespace Docker.DotNet;

/// <summary>The daemon itself.</summary>
public interface ISystemOperations
{
    Task AuthenticateAsync(AuthConfig authConfig, CancellationToken cancellationToken = default);

    Task<VersionResponse> GetVersionAsync(CancellationToken cancellationToken = default);

    Task PingAsync(CancellationToken cancellationToken = default);

    Task<SystemInfoResponse> GetSystemInfoAsync(CancellationToken cancellationToken = default);

    [Obsolete(
        "Use 'Task MonitorEventsAsync(ContainerEventsParameters parameters, CancellationToken cancellationToken, IProgress<JSONMessage> progress)'"
    )]
    Task<Stream> MonitorEventsAsync(
        ContainerEventsParameters parameters,
        CancellationToken cancellationToken
    );

    Task MonitorEventsAsync(
        ContainerEventsParameters parameters,
        IProgress<Message> progress,
        CancellationToken cancellationToken = default
    );
}
