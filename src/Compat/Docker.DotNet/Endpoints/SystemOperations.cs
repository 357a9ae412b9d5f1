using Docker.DotNet.Http;
using Docker.DotNet.Json;
using Docker.DotNet.Models;

namespace Docker.DotNet;

internal sealed class SystemOperations(ApiSender sender) : ISystemOperations
{
    public Task AuthenticateAsync(
        AuthConfig authConfig,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(authConfig);
        return sender.SendAsync(
            new ApiRequest(HttpMethod.Post, "auth")
            {
                Content = ApiRequest.Json(authConfig, DockerJson.Types.AuthConfig),
            },
            cancellationToken
        );
    }

    public Task<VersionResponse> GetVersionAsync(CancellationToken cancellationToken = default) =>
        sender.GetAsync(
            new ApiRequest(HttpMethod.Get, "version"),
            DockerJson.Types.VersionResponse,
            cancellationToken
        );

    public Task PingAsync(CancellationToken cancellationToken = default) =>
        sender.SendAsync(new ApiRequest(HttpMethod.Get, "_ping"), cancellationToken);

    public Task<SystemInfoResponse> GetSystemInfoAsync(
        CancellationToken cancellationToken = default
    ) =>
        sender.GetAsync(
            new ApiRequest(HttpMethod.Get, "info"),
            DockerJson.Types.SystemInfoResponse,
            cancellationToken
        );

    public Task<Stream> MonitorEventsAsync(
        ContainerEventsParameters parameters,
        CancellationToken cancellationToken
    ) => sender.OpenAsync(Events(parameters), cancellationToken);

    public Task MonitorEventsAsync(
        ContainerEventsParameters parameters,
        IProgress<Message> progress,
        CancellationToken cancellationToken = default
    ) =>
        sender.ReportAsync(
            Events(parameters),
            DockerJson.Types.Message,
            progress,
            cancellationToken
        );

    private static ApiRequest Events(ContainerEventsParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return new ApiRequest(HttpMethod.Get, "events") { Parameters = parameters };
    }
}
