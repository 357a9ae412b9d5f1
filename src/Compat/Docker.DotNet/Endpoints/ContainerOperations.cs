using System.Net;
using System.Text.Json;
using Docker.DotNet.Http;
using Docker.DotNet.Json;
using Docker.DotNet.Models;
using Docker.DotNet.Query;

namespace Docker.DotNet;

internal sealed class ContainerOperations(ApiSender sender) : IContainerOperations
{
    private static readonly Func<HttpStatusCode, string, DockerApiException> NoContainer = (
        status,
        body
    ) => new DockerContainerNotFoundException(status, body);

    public async Task<IList<ContainerListResponse>> ListContainersAsync(
        ContainersListParameters parameters,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return await sender.GetAsync(
            new ApiRequest(HttpMethod.Get, "containers/json") { Parameters = parameters },
            DockerJson.Types.ContainerListResponseArray,
            cancellationToken
        );
    }

    public Task<CreateContainerResponse> CreateContainerAsync(
        CreateContainerParameters parameters,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return sender.GetAsync(
            new ApiRequest(HttpMethod.Post, "containers/create")
            {
                Parameters = parameters,
                Content = ApiRequest.Json(parameters, DockerJson.Types.CreateContainerParameters),
                NotFound = (status, body) => new DockerImageNotFoundException(status, body),
            },
            DockerJson.Types.CreateContainerResponse,
            cancellationToken
        );
    }

    public Task<ContainerInspectResponse> InspectContainerAsync(
        string id,
        CancellationToken cancellationToken = default
    ) =>
        sender.GetAsync(
            Of(HttpMethod.Get, id, "/json"),
            DockerJson.Types.ContainerInspectResponse,
            cancellationToken
        );

    public Task<ContainerProcessesResponse> ListProcessesAsync(
        string id,
        ContainerListProcessesParameters parameters,
        CancellationToken cancellationToken = default
    ) =>
        sender.GetAsync(
            Of(HttpMethod.Get, id, "/top", Need(parameters)),
            DockerJson.Types.ContainerProcessesResponse,
            cancellationToken
        );

    public Task<Stream> GetContainerLogsAsync(
        string id,
        ContainerLogsParameters parameters,
        CancellationToken cancellationToken = default
    ) => sender.OpenAsync(Logs(id, parameters), cancellationToken);

    public Task GetContainerLogsAsync(
        string id,
        ContainerLogsParameters parameters,
        CancellationToken cancellationToken,
        IProgress<string> progress
    ) => sender.ReportLinesAsync(Logs(id, parameters), progress, cancellationToken);

    public async Task<MultiplexedStream> GetContainerLogsAsync(
        string id,
        bool tty,
        ContainerLogsParameters parameters,
        CancellationToken cancellationToken = default
    ) => new(await sender.OpenAsync(Logs(id, parameters), cancellationToken), !tty);

    public async Task<IList<ContainerFileSystemChangeResponse>> InspectChangesAsync(
        string id,
        CancellationToken cancellationToken = default
    ) =>
        await sender.GetAsync(
            Of(HttpMethod.Get, id, "/changes"),
            DockerJson.Types.ContainerFileSystemChangeResponseArray,
            cancellationToken
        );

    public Task<Stream> ExportContainerAsync(
        string id,
        CancellationToken cancellationToken = default
    ) => sender.OpenAsync(Of(HttpMethod.Get, id, "/export"), cancellationToken);

    public Task<Stream> GetContainerStatsAsync(
        string id,
        ContainerStatsParameters parameters,
        CancellationToken cancellationToken
    ) => sender.OpenAsync(Of(HttpMethod.Get, id, "/stats", Need(parameters)), cancellationToken);

    public Task GetContainerStatsAsync(
        string id,
        ContainerStatsParameters parameters,
        IProgress<ContainerStatsResponse> progress,
        CancellationToken cancellationToken = default
    ) =>
        sender.ReportAsync(
            Of(HttpMethod.Get, id, "/stats", Need(parameters)),
            DockerJson.Types.ContainerStatsResponse,
            progress,
            cancellationToken
        );

    public Task ResizeContainerTtyAsync(
        string id,
        ContainerResizeParameters parameters,
        CancellationToken cancellationToken = default
    ) => ActAsync(id, "/resize", Need(parameters), cancellationToken);

    public Task<bool> StartContainerAsync(
        string id,
        ContainerStartParameters parameters,
        CancellationToken cancellationToken = default
    ) => ActAsync(id, "/start", parameters, cancellationToken);

    public Task<bool> StopContainerAsync(
        string id,
        ContainerStopParameters parameters,
        CancellationToken cancellationToken = default
    ) => ActAsync(id, "/stop", Need(parameters), cancellationToken, takesItsTime: true);

    public Task RestartContainerAsync(
        string id,
        ContainerRestartParameters parameters,
        CancellationToken cancellationToken = default
    ) => ActAsync(id, "/restart", Need(parameters), cancellationToken, takesItsTime: true);

    public Task KillContainerAsync(
        string id,
        ContainerKillParameters parameters,
        CancellationToken cancellationToken = default
    ) => ActAsync(id, "/kill", Need(parameters), cancellationToken);

    public Task RenameContainerAsync(
        string id,
        ContainerRenameParameters parameters,
        CancellationToken cancellationToken
    ) => ActAsync(id, "/rename", Need(parameters), cancellationToken);

    public Task PauseContainerAsync(string id, CancellationToken cancellationToken = default) =>
        ActAsync(id, "/pause", null, cancellationToken);

    public Task UnpauseContainerAsync(string id, CancellationToken cancellationToken = default) =>
        ActAsync(id, "/unpause", null, cancellationToken);

    public Task<MultiplexedStream> AttachContainerAsync(
        string id,
        bool tty,
        ContainerAttachParameters parameters,
        CancellationToken cancellationToken = default
    ) =>
        sender.HijackAsync(
            Of(HttpMethod.Post, id, "/attach", Need(parameters)),
            tty,
            cancellationToken
        );

    public Task<ContainerWaitResponse> WaitContainerAsync(
        string id,
        CancellationToken cancellationToken = default
    ) =>
        sender.GetAsync(
            Of(HttpMethod.Post, id, "/wait", takesItsTime: true),
            DockerJson.Types.ContainerWaitResponse,
            cancellationToken
        );

    public Task RemoveContainerAsync(
        string id,
        ContainerRemoveParameters parameters,
        CancellationToken cancellationToken = default
    ) => sender.SendAsync(Of(HttpMethod.Delete, id, "", Need(parameters)), cancellationToken);

    public async Task<GetArchiveFromContainerResponse> GetArchiveFromContainerAsync(
        string id,
        GetArchiveFromContainerParameters parameters,
        bool statOnly,
        CancellationToken cancellationToken = default
    )
    {
        var response = await sender.OpenResponseAsync(
            Of(statOnly ? HttpMethod.Head : HttpMethod.Get, id, "/archive", Need(parameters)),
            cancellationToken
        );
        try
        {
            var stat = response.Headers.GetValues("X-Docker-Container-Path-Stat").First();
            var archive = new GetArchiveFromContainerResponse
            {
                Stat = JsonSerializer.Deserialize(
                    Convert.FromBase64String(stat),
                    DockerJson.Types.ContainerPathStatResponse
                ),
            };
            if (statOnly)
            {
                response.Dispose();
            }
            else
            {
                archive.Stream = await response.Content.ReadAsStreamAsync(cancellationToken);
            }

            return archive;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    public Task ExtractArchiveToContainerAsync(
        string id,
        ContainerPathStatParameters parameters,
        Stream stream,
        CancellationToken cancellationToken = default
    ) =>
        sender.SendAsync(
            Of(
                HttpMethod.Put,
                id,
                "/archive",
                Need(parameters),
                content: ApiRequest.Archive(stream)
            ),
            cancellationToken
        );

    public Task<ContainersPruneResponse> PruneContainersAsync(
        ContainersPruneParameters parameters = null,
        CancellationToken cancellationToken = default
    ) =>
        sender.GetAsync(
            new ApiRequest(HttpMethod.Post, "containers/prune") { Parameters = parameters },
            DockerJson.Types.ContainersPruneResponse,
            cancellationToken
        );

    public Task<ContainerUpdateResponse> UpdateContainerAsync(
        string id,
        ContainerUpdateParameters parameters,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return sender.GetAsync(
            Of(
                HttpMethod.Post,
                id,
                "/update",
                content: ApiRequest.Json(parameters, DockerJson.Types.ContainerUpdateParameters)
            ),
            DockerJson.Types.ContainerUpdateResponse,
            cancellationToken
        );
    }

    /// <summary>False: there was nothing to do.</summary>
    private async Task<bool> ActAsync(
        string id,
        string action,
        IQueryParameters parameters,
        CancellationToken cancellationToken,
        bool takesItsTime = false
    )
    {
        var (status, _) = await sender.SendAsync(
            Of(HttpMethod.Post, id, action, parameters, takesItsTime: takesItsTime),
            cancellationToken
        );
        return status != HttpStatusCode.NotModified;
    }

    private static ApiRequest Logs(string id, ContainerLogsParameters parameters) =>
        Of(HttpMethod.Get, id, "/logs", Need(parameters));

    private static T Need<T>(T parameters)
        where T : IQueryParameters
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return parameters;
    }

    private static ApiRequest Of(
        HttpMethod method,
        string id,
        string action,
        IQueryParameters parameters = null,
        HttpContent content = null,
        bool takesItsTime = false
    ) =>
        new(method, $"containers/{ApiRequest.Need(id, nameof(id))}{action}")
        {
            Parameters = parameters,
            Content = content,
            NotFound = NoContainer,
            TakesItsTime = takesItsTime,
        };
}
