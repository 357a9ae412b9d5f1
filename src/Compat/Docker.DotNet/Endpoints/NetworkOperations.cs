using Docker.DotNet.Http;
using Docker.DotNet.Json;
using Docker.DotNet.Models;

namespace Docker.DotNet;

internal sealed class NetworkOperations(ApiSender sender) : INetworkOperations
{
    public Task ConnectNetworkAsync(
        string id,
        NetworkConnectParameters parameters,
        CancellationToken cancellationToken = default
    )
    {
        ApiRequest.Need(parameters?.Container, nameof(parameters));
        return sender.SendAsync(
            Of(
                HttpMethod.Post,
                id,
                "/connect",
                ApiRequest.Json(parameters, DockerJson.Types.NetworkConnectParameters)
            ),
            cancellationToken
        );
    }

    public Task<NetworksCreateResponse> CreateNetworkAsync(
        NetworksCreateParameters parameters,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return sender.GetAsync(
            new ApiRequest(HttpMethod.Post, "networks/create")
            {
                Content = ApiRequest.Json(parameters, DockerJson.Types.NetworksCreateParameters),
            },
            DockerJson.Types.NetworksCreateResponse,
            cancellationToken
        );
    }

    public Task DeleteNetworkAsync(string id, CancellationToken cancellationToken = default) =>
        sender.SendAsync(Of(HttpMethod.Delete, id, ""), cancellationToken);

    public Task DeleteUnusedNetworksAsync(
        NetworksDeleteUnusedParameters parameters = null,
        CancellationToken cancellationToken = default
    ) => PruneNetworksAsync(parameters, cancellationToken);

    public Task DisconnectNetworkAsync(
        string id,
        NetworkDisconnectParameters parameters,
        CancellationToken cancellationToken = default
    )
    {
        ApiRequest.Need(parameters?.Container, nameof(parameters));
        return sender.SendAsync(
            Of(
                HttpMethod.Post,
                id,
                "/disconnect",
                ApiRequest.Json(parameters, DockerJson.Types.NetworkDisconnectParameters)
            ),
            cancellationToken
        );
    }

    public Task<NetworkResponse> InspectNetworkAsync(
        string id,
        CancellationToken cancellationToken = default
    ) =>
        sender.GetAsync(
            Of(HttpMethod.Get, id, ""),
            DockerJson.Types.NetworkResponse,
            cancellationToken
        );

    public async Task<IList<NetworkResponse>> ListNetworksAsync(
        NetworksListParameters parameters = null,
        CancellationToken cancellationToken = default
    ) =>
        await sender.GetAsync(
            new ApiRequest(HttpMethod.Get, "networks") { Parameters = parameters },
            DockerJson.Types.NetworkResponseArray,
            cancellationToken
        );

    public Task<NetworksPruneResponse> PruneNetworksAsync(
        NetworksDeleteUnusedParameters parameters = null,
        CancellationToken cancellationToken = default
    ) =>
        sender.GetAsync(
            new ApiRequest(HttpMethod.Post, "networks/prune") { Parameters = parameters },
            DockerJson.Types.NetworksPruneResponse,
            cancellationToken
        );

    private static ApiRequest Of(
        HttpMethod method,
        string id,
        string action,
        HttpContent content = null
    ) =>
        new(method, $"networks/{ApiRequest.Need(id, nameof(id))}{action}")
        {
            Content = content,
            NotFound = (status, body) => new DockerNetworkNotFoundException(status, body),
        };
}
