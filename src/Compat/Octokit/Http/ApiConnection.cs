using Octokit.Internal;

namespace Octokit;

/// <summary>Sends requests and gives the objects that are answered.</summary>
public class ApiConnection : IApiConnection
{
    private readonly IApiPagination _pagination;

    public ApiConnection(IConnection connection)
        : this(connection, new ApiPagination()) { }

    protected ApiConnection(IConnection connection, IApiPagination pagination)
    {
        Ensure.ArgumentNotNull(connection, nameof(connection));
        Ensure.ArgumentNotNull(pagination, nameof(pagination));
        Connection = connection;
        _pagination = pagination;
    }

    public IConnection Connection { get; private set; }

    public Task<T> Get<T>(Uri uri) => Get<T>(uri, parameters: null);

    public Task<T> Get<T>(Uri uri, IDictionary<string, string> parameters) =>
        GetBody(Connection.Get<T>(uri, parameters, accepts: null));

    public Task<T> Get<T>(Uri uri, IDictionary<string, string> parameters, string accepts) =>
        GetBody(Connection.Get<T>(uri, parameters, accepts));

    public Task<string> GetHtml(Uri uri, IDictionary<string, string> parameters) =>
        GetBody(Connection.GetHtml(uri, parameters));

    public Task<byte[]> GetRaw(Uri uri, IDictionary<string, string> parameters) =>
        GetBody(Connection.GetRaw(uri, parameters));

    public Task<Stream> GetRawStream(Uri uri, IDictionary<string, string> parameters) =>
        GetBody(Connection.GetRawStream(uri, parameters));

    public Task<IReadOnlyList<T>> GetAll<T>(Uri uri) => GetAll<T>(uri, ApiOptions.None);

    public Task<IReadOnlyList<T>> GetAll<T>(Uri uri, ApiOptions options) =>
        GetAll<T>(uri, parameters: null, accepts: null, options);

    public Task<IReadOnlyList<T>> GetAll<T>(Uri uri, IDictionary<string, string> parameters) =>
        GetAll<T>(uri, parameters, accepts: null);

    public Task<IReadOnlyList<T>> GetAll<T>(
        Uri uri,
        IDictionary<string, string> parameters,
        string accepts
    ) => GetAll<T>(uri, parameters, accepts, ApiOptions.None);

    public Task<IReadOnlyList<T>> GetAll<T>(
        Uri uri,
        IDictionary<string, string> parameters,
        ApiOptions options
    ) => GetAll<T>(uri, parameters, accepts: null, options);

    public Task<IReadOnlyList<T>> GetAll<T>(
        Uri uri,
        IDictionary<string, string> parameters,
        string accepts,
        ApiOptions options
    )
    {
        Ensure.ArgumentNotNull(uri, nameof(uri));
        options ??= ApiOptions.None;
        var all = Pagination.Setup(parameters, options);
        return _pagination.GetAllPages(() => GetPage<T>(uri, all, accepts, options), uri);
    }

    public Task Post(Uri uri, CancellationToken cancellationToken = default) =>
        Connection.Post(uri, cancellationToken);

    public Task<T> Post<T>(Uri uri, CancellationToken cancellationToken = default) =>
        GetBody(Connection.Post<T>(uri, cancellationToken));

    public Task<T> Post<T>(Uri uri, object data, CancellationToken cancellationToken = default) =>
        Post<T>(uri, data, accepts: null, contentType: null, cancellationToken);

    public Task<T> Post<T>(
        Uri uri,
        object data,
        string accepts,
        CancellationToken cancellationToken = default
    ) => Post<T>(uri, data, accepts, contentType: null, cancellationToken);

    public Task<T> Post<T>(
        Uri uri,
        object data,
        string accepts,
        string contentType,
        CancellationToken cancellationToken = default
    ) =>
        GetBody(
            Connection.Post<T>(uri, data, accepts, contentType, parameters: null, cancellationToken)
        );

    public Task<T> Post<T>(
        Uri uri,
        object data,
        string accepts,
        string contentType,
        TimeSpan timeout,
        CancellationToken cancellationToken = default
    ) => GetBody(Connection.Post<T>(uri, data, accepts, contentType, timeout, cancellationToken));

    public Task Put(Uri uri) => Connection.Put(uri);

    public Task<T> Put<T>(Uri uri, object data)
    {
        Ensure.ArgumentNotNull(data, nameof(data));
        return GetBody(Connection.Put<T>(uri, data));
    }

    public Task Patch(Uri uri) => Connection.Patch(uri);

    public Task Patch(Uri uri, string accepts) => Connection.Patch(uri, accepts);

    public Task<T> Patch<T>(Uri uri, object data) => GetBody(Connection.Patch<T>(uri, data));

    public Task<T> Patch<T>(Uri uri, object data, string accepts) =>
        GetBody(Connection.Patch<T>(uri, data, accepts));

    public Task Delete(Uri uri) => Connection.Delete(uri);

    public Task Delete(Uri uri, object data) => Connection.Delete(uri, data);

    public Task Delete(Uri uri, object data, string accepts) =>
        Connection.Delete(uri, data, accepts);

    public Task<T> Delete<T>(Uri uri, object data) => GetBody(Connection.Delete<T>(uri, data));

    public Task<T> Delete<T>(Uri uri, object data, string accepts) =>
        GetBody(Connection.Delete<T>(uri, data, accepts));

    private static async Task<T> GetBody<T>(Task<IApiResponse<T>> response) =>
        (await response.ConfigureAwait(false)).Body;

    private async Task<IReadOnlyPagedCollection<T>> GetPage<T>(
        Uri uri,
        IDictionary<string, string> parameters,
        string accepts,
        ApiOptions options
    )
    {
        var first = await Connection.Get<List<T>>(uri, parameters, accepts).ConfigureAwait(false);
        var others = Pagination.WithoutPage(parameters);
        return new ReadOnlyPagedCollection<T>(first, GetNext);

        Task<IApiResponse<List<T>>> GetNext(Uri next)
        {
            Task<IApiResponse<List<T>>> none = null;
            return Pagination.ShouldContinue(next, options)
                ? Connection.Get<List<T>>(next, others, accepts)
                : none;
        }
    }
}
