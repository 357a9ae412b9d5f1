using Docker.DotNet.Models;

namespace Docker.DotNet;

/// <summary>Networks.</summary>
public interface INetworkOperations
{
    Task ConnectNetworkAsync(
        string id,
        NetworkConnectParameters parameters,
        CancellationToken cancellationToken = default
    );

    Task<NetworksCreateResponse> CreateNetworkAsync(
        NetworksCreateParameters parameters,
        CancellationToken cancellationToken = default
    );

    Task DeleteNetworkAsync(string id, CancellationToken cancellationToken = default);

    [Obsolete("Use INetworkOperations.PruneNetworksAsync")]
    Task DeleteUnusedNetworksAsync(
        NetworksDeleteUnusedParameters parameters = null,
        CancellationToken cancellationToken = default
    );

    Task DisconnectNetworkAsync(
        string id,
        NetworkDisconnectParameters parameters,
        CancellationToken cancellationToken = default
    );

    Task<NetworkResponse> InspectNetworkAsync(
        string id,
        CancellationToken cancellationToken = default
    );

    Task<IList<NetworkResponse>> ListNetworksAsync(
        NetworksListParameters parameters = null,
        CancellationToken cancellationToken = default
    );

    Task<NetworksPruneResponse> PruneNetworksAsync(
        NetworksDeleteUnusedParameters parameters = null,
        CancellationToken cancellationToken = default
    );
}
