using Docker.DotNet.Http;
using Docker.DotNet.Json;
using Docker.DotNet.Models;
using Docker.DotNet.Query;

namespace Docker.DotNet;

internal sealed class ExecOperations(ApiSender sender) : IExecOperations
{
    public Task<ContainerExecCreateResponse> ExecCreateContainerAsync(
        string id,
        ContainerExecCreateParameters parameters,
        CancellationToken cancellationToken = default
    )
    {
        ApiRequest.Need(id, nameof(id));
        ArgumentNullException.ThrowIfNull(parameters);
        return sender.GetAsync(
            Of(
                HttpMethod.Post,
                $"containers/{id}/exec",
                ApiRequest.Json(parameters, DockerJson.Types.ContainerExecCreateParameters)
            ),
            DockerJson.Types.ContainerExecCreateResponse,
            cancellationToken
        );
    }

    public Task<ContainerExecInspectResponse> InspectContainerExecAsync(
        string id,
        CancellationToken cancellationToken = default
    ) =>
        sender.GetAsync(
            Of(HttpMethod.Get, $"exec/{ApiRequest.Need(id, nameof(id))}/json"),
            DockerJson.Types.ContainerExecInspectResponse,
            cancellationToken
        );

    public Task ResizeContainerExecTtyAsync(
        string id,
        ContainerResizeParameters parameters,
        CancellationToken cancellationToken = default
    )
    {
        ApiRequest.Need(id, nameof(id));
        ArgumentNullException.ThrowIfNull(parameters);
        return sender.SendAsync(
            Of(HttpMethod.Post, $"exec/{id}/resize", parameters: parameters),
            cancellationToken
        );
    }

    public Task<MultiplexedStream> StartAndAttachContainerExecAsync(
        string id,
        bool tty,
        CancellationToken cancellationToken = default
    ) =>
        StartWithConfigContainerExecAsync(
            id,
            new ContainerExecStartParameters
            {
                AttachStdin = true,
                AttachStderr = true,
                AttachStdout = true,
                Tty = tty,
            },
            cancellationToken
        );

    public Task StartContainerExecAsync(string id, CancellationToken cancellationToken = default) =>
        sender.SendAsync(
            Start(id, new ContainerExecStartParameters { Detach = true }),
            cancellationToken
        );

    public Task<MultiplexedStream> StartWithConfigContainerExecAsync(
        string id,
        ContainerExecStartParameters eConfig,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(eConfig);
        return sender.HijackAsync(Start(id, eConfig), eConfig.Tty, cancellationToken);
    }

    private static ApiRequest Start(string id, ContainerExecStartParameters parameters) =>
        Of(
            HttpMethod.Post,
            $"exec/{ApiRequest.Need(id, nameof(id))}/start",
            ApiRequest.Json(parameters, DockerJson.Types.ContainerExecStartParameters)
        );

    private static ApiRequest Of(
        HttpMethod method,
        string path,
        HttpContent content = null,
        IQueryParameters parameters = null
    ) =>
        new(method, path)
        {
            Content = content,
            Parameters = parameters,
            NotFound = (status, body) => new DockerContainerNotFoundException(status, body),
        };
}
