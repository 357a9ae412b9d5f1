using Docker.DotNet.Http;
using Docker.DotNet.Json;
using Docker.DotNet.Models;
using Docker.DotNet.Query;

namespace Docker.DotNet;

internal sealed class VolumeOperations(ApiSender sender) : IVolumeOperations
{
    public Task<VolumesListResponse> ListAsync(CancellationToken cancellationToken = default) =>
        ListAsync(null, cancellationToken);

    public Task<VolumesListResponse> ListAsync(
        VolumesListParameters parameters,
        CancellationToken cancellationToken = default
    ) =>
        sender.GetAsync(
            new ApiRequest(HttpMethod.Get, "volumes") { Parameters = parameters },
            DockerJson.Types.VolumesListResponse,
            cancellationToken
        );

    public Task<VolumeResponse> CreateAsync(
        VolumesCreateParameters parameters,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return sender.GetAsync(
            new ApiRequest(HttpMethod.Post, "volumes/create")
            {
                Content = ApiRequest.Json(parameters, DockerJson.Types.VolumesCreateParameters),
            },
            DockerJson.Types.VolumeResponse,
            cancellationToken
        );
    }

    public Task<VolumeResponse> InspectAsync(
        string name,
        CancellationToken cancellationToken = default
    ) =>
        sender.GetAsync(
            new ApiRequest(HttpMethod.Get, $"volumes/{ApiRequest.Need(name, nameof(name))}"),
            DockerJson.Types.VolumeResponse,
            cancellationToken
        );

    public Task RemoveAsync(
        string name,
        bool? force = null,
        CancellationToken cancellationToken = default
    ) =>
        sender.SendAsync(
            new ApiRequest(HttpMethod.Delete, $"volumes/{ApiRequest.Need(name, nameof(name))}")
            {
                Query = new QueryString().Add("force", force).ToString(),
            },
            cancellationToken
        );

    public Task<VolumesPruneResponse> PruneAsync(
        VolumesPruneParameters parameters = null,
        CancellationToken cancellationToken = default
    ) =>
        sender.GetAsync(
            new ApiRequest(HttpMethod.Post, "volumes/prune") { Parameters = parameters },
            DockerJson.Types.VolumesPruneResponse,
            cancellationToken
        );
}
