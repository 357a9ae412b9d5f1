using Docker.DotNet.Models;

namespace Docker.DotNet;

/// <summary>Images. What fails while the daemon works is a message with <see cref="JSONMessage.Error"/>, not an exception.</summary>
public interface IImageOperations
{
    Task<IList<ImagesListResponse>> ListImagesAsync(
        ImagesListParameters parameters,
        CancellationToken cancellationToken = default
    );

    Task BuildImageFromDockerfileAsync(
        ImageBuildParameters parameters,
        Stream contents,
        IEnumerable<AuthConfig> authConfigs,
        IDictionary<string, string> headers,
        IProgress<JSONMessage> progress,
        CancellationToken cancellationToken = default
    );

    [Obsolete(
        "This method does not wait for build to complete. Use new BuildImageFromDockerfileAsync(contents, parameters, authConfigs, headers, progress, cancellationToken,  instead.)",
        false
    )]
    Task<Stream> BuildImageFromDockerfileAsync(
        Stream contents,
        ImageBuildParameters parameters,
        CancellationToken cancellationToken = default
    );

    Task CreateImageAsync(
        ImagesCreateParameters parameters,
        AuthConfig authConfig,
        IProgress<JSONMessage> progress,
        CancellationToken cancellationToken = default
    );

    Task CreateImageAsync(
        ImagesCreateParameters parameters,
        AuthConfig authConfig,
        IDictionary<string, string> headers,
        IProgress<JSONMessage> progress,
        CancellationToken cancellationToken = default
    );

    Task CreateImageAsync(
        ImagesCreateParameters parameters,
        Stream imageStream,
        AuthConfig authConfig,
        IProgress<JSONMessage> progress,
        CancellationToken cancellationToken = default
    );

    Task CreateImageAsync(
        ImagesCreateParameters parameters,
        Stream imageStream,
        AuthConfig authConfig,
        IDictionary<string, string> headers,
        IProgress<JSONMessage> progress,
        CancellationToken cancellationToken = default
    );

    Task<ImageInspectResponse> InspectImageAsync(
        string name,
        CancellationToken cancellationToken = default
    );

    Task<IList<ImageHistoryResponse>> GetImageHistoryAsync(
        string name,
        CancellationToken cancellationToken = default
    );

    Task PushImageAsync(
        string name,
        ImagePushParameters parameters,
        AuthConfig authConfig,
        IProgress<JSONMessage> progress,
        CancellationToken cancellationToken = default
    );

    Task TagImageAsync(
        string name,
        ImageTagParameters parameters,
        CancellationToken cancellationToken = default
    );

    Task<IList<IDictionary<string, string>>> DeleteImageAsync(
        string name,
        ImageDeleteParameters parameters,
        CancellationToken cancellationToken = default
    );

    Task<ImagesPruneResponse> PruneImagesAsync(
        ImagesPruneParameters parameters = null,
        CancellationToken cancellationToken = default
    );

    Task<CommitContainerChangesResponse> CommitContainerChangesAsync(
        CommitContainerChangesParameters parameters,
        CancellationToken cancellationToken = default
    );

    Task<Stream> SaveImageAsync(string name, CancellationToken cancellationToken = default);

    Task<Stream> SaveImagesAsync(string[] names, CancellationToken cancellationToken = default);

    Task LoadImageAsync(
        ImageLoadParameters parameters,
        Stream imageStream,
        IProgress<JSONMessage> progress,
        CancellationToken cancellationToken = default
    );
}
