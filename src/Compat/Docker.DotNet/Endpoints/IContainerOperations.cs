using Docker.DotNet.Models;

namespace Docker.DotNet;

/// <summary>Containers. All methods throw <see cref="DockerApiException"/> for what the daemon refuses.</summary>
public interface IContainerOperations
{
    Task<IList<ContainerListResponse>> ListContainersAsync(
        ContainersListParameters parameters,
        CancellationToken cancellationToken = default
    );

    Task<CreateContainerResponse> CreateContainerAsync(
        CreateContainerParameters parameters,
        CancellationToken cancellationToken = default
    );

    Task<ContainerInspectResponse> InspectContainerAsync(
        string id,
        CancellationToken cancellationToken = default
    );

    Task<ContainerProcessesResponse> ListProcessesAsync(
        string id,
        ContainerListProcessesParameters parameters,
        CancellationToken cancellationToken = default
    );

    [Obsolete(
        "The stream returned by this method won't be demultiplexed properly if the container was created without a TTY. Use GetContainerLogsAsync(string, bool, ContainerLogsParameters, CancellationToken) instead"
    )]
    Task<Stream> GetContainerLogsAsync(
        string id,
        ContainerLogsParameters parameters,
        CancellationToken cancellationToken = default
    );

    /// <summary>Reports each line of the log of a container that has a terminal.</summary>
    Task GetContainerLogsAsync(
        string id,
        ContainerLogsParameters parameters,
        CancellationToken cancellationToken,
        IProgress<string> progress
    );

    /// <summary>The log of a container, with its two streams apart unless it has a terminal.</summary>
    Task<MultiplexedStream> GetContainerLogsAsync(
        string id,
        bool tty,
        ContainerLogsParameters parameters,
        CancellationToken cancellationToken = default
    );

    Task<IList<ContainerFileSystemChangeResponse>> InspectChangesAsync(
        string id,
        CancellationToken cancellationToken = default
    );

    Task<Stream> ExportContainerAsync(string id, CancellationToken cancellationToken = default);

    [Obsolete(
        "Use 'Task GetContainerStatsAsync(string id, ContainerStatsParameters parameters, CancellationToken cancellationToken, IProgress<JSONMessage> progress)'"
    )]
    Task<Stream> GetContainerStatsAsync(
        string id,
        ContainerStatsParameters parameters,
        CancellationToken cancellationToken
    );

    Task GetContainerStatsAsync(
        string id,
        ContainerStatsParameters parameters,
        IProgress<ContainerStatsResponse> progress,
        CancellationToken cancellationToken = default
    );

    Task ResizeContainerTtyAsync(
        string id,
        ContainerResizeParameters parameters,
        CancellationToken cancellationToken = default
    );

    /// <returns>Whether this started it; false: it ran already.</returns>
    Task<bool> StartContainerAsync(
        string id,
        ContainerStartParameters parameters,
        CancellationToken cancellationToken = default
    );

    /// <returns>Whether this stopped it; false: it did not run.</returns>
    Task<bool> StopContainerAsync(
        string id,
        ContainerStopParameters parameters,
        CancellationToken cancellationToken = default
    );

    Task RestartContainerAsync(
        string id,
        ContainerRestartParameters parameters,
        CancellationToken cancellationToken = default
    );

    Task KillContainerAsync(
        string id,
        ContainerKillParameters parameters,
        CancellationToken cancellationToken = default
    );

    Task RenameContainerAsync(
        string id,
        ContainerRenameParameters parameters,
        CancellationToken cancellationToken
    );

    Task PauseContainerAsync(string id, CancellationToken cancellationToken = default);

    Task UnpauseContainerAsync(string id, CancellationToken cancellationToken = default);

    Task<MultiplexedStream> AttachContainerAsync(
        string id,
        bool tty,
        ContainerAttachParameters parameters,
        CancellationToken cancellationToken = default
    );

    Task<ContainerWaitResponse> WaitContainerAsync(
        string id,
        CancellationToken cancellationToken = default
    );

    Task RemoveContainerAsync(
        string id,
        ContainerRemoveParameters parameters,
        CancellationToken cancellationToken = default
    );

    Task<GetArchiveFromContainerResponse> GetArchiveFromContainerAsync(
        string id,
        GetArchiveFromContainerParameters parameters,
        bool statOnly,
        CancellationToken cancellationToken = default
    );

    Task ExtractArchiveToContainerAsync(
        string id,
        ContainerPathStatParameters parameters,
        Stream stream,
        CancellationToken cancellationToken = default
    );

    Task<ContainersPruneResponse> PruneContainersAsync(
        ContainersPruneParameters parameters = null,
        CancellationToken cancellationToken = default
    );

    Task<ContainerUpdateResponse> UpdateContainerAsync(
        string id,
        ContainerUpdateParameters parameters,
        CancellationToken cancellationToken = default
    );
}
