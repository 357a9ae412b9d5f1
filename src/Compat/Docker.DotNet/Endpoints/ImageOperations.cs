using System.Text.Json;
using Docker.DotNet.Http;
using Docker.DotNet.Json;
using Docker.DotNet.Models;
using Docker.DotNet.Query;

namespace Docker.DotNet;

internal sealed class ImageOperations(ApiSender sender) : IImageOperations
{
    public async Task<IList<ImagesListResponse>> ListImagesAsync(
        ImagesListParameters parameters,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return await sender.GetAsync(
            new ApiRequest(HttpMethod.Get, "images/json") { Parameters = parameters },
            DockerJson.Types.ImagesListResponseArray,
            cancellationToken
        );
    }

    public Task BuildImageFromDockerfileAsync(
        ImageBuildParameters parameters,
        Stream contents,
        IEnumerable<AuthConfig> authConfigs,
        IDictionary<string, string> headers,
        IProgress<JSONMessage> progress,
        CancellationToken cancellationToken = default
    )
    {
        var registries = (authConfigs ?? []).ToDictionary(
            x => x.ServerAddress,
            StringComparer.Ordinal
        );
        var all = new Dictionary<string, string>(headers ?? new Dictionary<string, string>());
        all.TryAdd(
            "X-Registry-Config",
            Base64(
                JsonSerializer.SerializeToUtf8Bytes(
                    registries,
                    DockerJson.Types.DictionaryStringAuthConfig
                )
            )
        );
        return sender.ReportAsync(
            Build(contents, parameters, all),
            DockerJson.Types.JSONMessage,
            progress,
            cancellationToken
        );
    }

    public Task<Stream> BuildImageFromDockerfileAsync(
        Stream contents,
        ImageBuildParameters parameters,
        CancellationToken cancellationToken = default
    ) => sender.OpenAsync(Build(contents, parameters, null), cancellationToken);

    public Task CreateImageAsync(
        ImagesCreateParameters parameters,
        AuthConfig authConfig,
        IProgress<JSONMessage> progress,
        CancellationToken cancellationToken = default
    ) => CreateImageAsync(parameters, null, authConfig, null, progress, cancellationToken);

    public Task CreateImageAsync(
        ImagesCreateParameters parameters,
        AuthConfig authConfig,
        IDictionary<string, string> headers,
        IProgress<JSONMessage> progress,
        CancellationToken cancellationToken = default
    ) => CreateImageAsync(parameters, null, authConfig, headers, progress, cancellationToken);

    public Task CreateImageAsync(
        ImagesCreateParameters parameters,
        Stream imageStream,
        AuthConfig authConfig,
        IProgress<JSONMessage> progress,
        CancellationToken cancellationToken = default
    ) => CreateImageAsync(parameters, imageStream, authConfig, null, progress, cancellationToken);

    public Task CreateImageAsync(
        ImagesCreateParameters parameters,
        Stream imageStream,
        AuthConfig authConfig,
        IDictionary<string, string> headers,
        IProgress<JSONMessage> progress,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(parameters);
        if (imageStream is not null)
        {
            // The daemon's word for: what is to be imported is the body.
            parameters.FromSrc = "-";
        }

        return sender.ReportAsync(
            new ApiRequest(HttpMethod.Post, "images/create")
            {
                Parameters = parameters,
                Content = imageStream is null ? null : ApiRequest.Archive(imageStream),
                Headers = WithCredentials(authConfig, headers),
            },
            DockerJson.Types.JSONMessage,
            progress,
            cancellationToken
        );
    }

    public Task<ImageInspectResponse> InspectImageAsync(
        string name,
        CancellationToken cancellationToken = default
    ) =>
        sender.GetAsync(
            Of(HttpMethod.Get, name, "/json"),
            DockerJson.Types.ImageInspectResponse,
            cancellationToken
        );

    public async Task<IList<ImageHistoryResponse>> GetImageHistoryAsync(
        string name,
        CancellationToken cancellationToken = default
    ) =>
        await sender.GetAsync(
            Of(HttpMethod.Get, name, "/history"),
            DockerJson.Types.ImageHistoryResponseArray,
            cancellationToken
        );

    public Task PushImageAsync(
        string name,
        ImagePushParameters parameters,
        AuthConfig authConfig,
        IProgress<JSONMessage> progress,
        CancellationToken cancellationToken = default
    )
    {
        ApiRequest.Need(name, nameof(name));
        ArgumentNullException.ThrowIfNull(parameters);
        return sender.ReportAsync(
            new ApiRequest(HttpMethod.Post, $"images/{name}/push")
            {
                Parameters = parameters,
                Headers = WithCredentials(authConfig, null),
            },
            DockerJson.Types.JSONMessage,
            progress,
            cancellationToken
        );
    }

    public Task TagImageAsync(
        string name,
        ImageTagParameters parameters,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return sender.SendAsync(Of(HttpMethod.Post, name, "/tag", parameters), cancellationToken);
    }

    public async Task<IList<IDictionary<string, string>>> DeleteImageAsync(
        string name,
        ImageDeleteParameters parameters,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return await sender.GetAsync(
            Of(HttpMethod.Delete, name, "", parameters),
            DockerJson.Types.DictionaryStringStringArray,
            cancellationToken
        );
    }

    public Task<ImagesPruneResponse> PruneImagesAsync(
        ImagesPruneParameters parameters = null,
        CancellationToken cancellationToken = default
    ) =>
        sender.GetAsync(
            new ApiRequest(HttpMethod.Post, "images/prune") { Parameters = parameters },
            DockerJson.Types.ImagesPruneResponse,
            cancellationToken
        );

    public Task<CommitContainerChangesResponse> CommitContainerChangesAsync(
        CommitContainerChangesParameters parameters,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return sender.GetAsync(
            new ApiRequest(HttpMethod.Post, "commit")
            {
                Parameters = parameters,
                Content = ApiRequest.Json(
                    parameters,
                    DockerJson.Types.CommitContainerChangesParameters
                ),
            },
            DockerJson.Types.CommitContainerChangesResponse,
            cancellationToken
        );
    }

    public Task<Stream> SaveImageAsync(
        string name,
        CancellationToken cancellationToken = default
    ) => SaveImagesAsync([name], cancellationToken);

    public Task<Stream> SaveImagesAsync(
        string[] names,
        CancellationToken cancellationToken = default
    ) =>
        sender.OpenAsync(
            new ApiRequest(HttpMethod.Get, "images/get")
            {
                Query = new QueryString().Add("names", names).ToString(),
                NotFound = NotFound,
            },
            cancellationToken
        );

    public Task LoadImageAsync(
        ImageLoadParameters parameters,
        Stream imageStream,
        IProgress<JSONMessage> progress,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(imageStream);
        return sender.ReportAsync(
            new ApiRequest(HttpMethod.Post, "images/load")
            {
                Parameters = parameters,
                Content = ApiRequest.Archive(imageStream),
            },
            DockerJson.Types.JSONMessage,
            progress,
            cancellationToken
        );
    }

    private static ApiRequest Build(
        Stream contents,
        ImageBuildParameters parameters,
        IDictionary<string, string> headers
    )
    {
        ArgumentNullException.ThrowIfNull(contents);
        ArgumentNullException.ThrowIfNull(parameters);
        return new ApiRequest(HttpMethod.Post, "build")
        {
            Parameters = parameters,
            Content = ApiRequest.Archive(contents),
            Headers = headers,
        };
    }

    private static ApiRequest Of(
        HttpMethod method,
        string name,
        string action,
        IQueryParameters parameters = null
    ) =>
        new(method, $"images/{ApiRequest.Need(name, nameof(name))}{action}")
        {
            Parameters = parameters,
            NotFound = NotFound,
        };

    private static DockerApiException NotFound(System.Net.HttpStatusCode status, string body) =>
        new DockerImageNotFoundException(status, body);

    private static Dictionary<string, string> WithCredentials(
        AuthConfig credentials,
        IDictionary<string, string> headers
    )
    {
        var all = new Dictionary<string, string>(headers ?? new Dictionary<string, string>());
        all.TryAdd(
            "X-Registry-Auth",
            Base64(
                JsonSerializer.SerializeToUtf8Bytes(
                    credentials ?? new AuthConfig(),
                    DockerJson.Types.AuthConfig
                )
            )
        );
        return all;
    }

    /// <summary>As the daemon reads it: RFC 4648, section 5, with padding.</summary>
    private static string Base64(byte[] bytes) =>
        Convert.ToBase64String(bytes).Replace('+', '-').Replace('/', '_');
}
