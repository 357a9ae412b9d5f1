namespace Octokit;

/// <summary>Sends requests and gives the objects that are answered.</summary>
public interface IApiConnection
{
    IConnection Connection { get; }

    Task<T> Get<T>(Uri uri);
    Task<T> Get<T>(Uri uri, IDictionary<string, string> parameters);
    Task<T> Get<T>(Uri uri, IDictionary<string, string> parameters, string accepts);
    Task<string> GetHtml(Uri uri, IDictionary<string, string> parameters);
    Task<byte[]> GetRaw(Uri uri, IDictionary<string, string> parameters);
    Task<Stream> GetRawStream(Uri uri, IDictionary<string, string> parameters);
    Task<IReadOnlyList<T>> GetAll<T>(Uri uri);
    Task<IReadOnlyList<T>> GetAll<T>(Uri uri, ApiOptions options);
    Task<IReadOnlyList<T>> GetAll<T>(Uri uri, IDictionary<string, string> parameters);
    Task<IReadOnlyList<T>> GetAll<T>(
        Uri uri,
        IDictionary<string, string> parameters,
        string accepts
    );
    Task<IReadOnlyList<T>> GetAll<T>(
        Uri uri,
        IDictionary<string, string> parameters,
        ApiOptions options
    );
    Task<IReadOnlyList<T>> GetAll<T>(
        Uri uri,
        IDictionary<string, string> parameters,
        string accepts,
        ApiOptions options
    );
    Task Post(Uri uri, CancellationToken cancellationToken = default);
    Task<T> Post<T>(Uri uri, CancellationToken cancellationToken = default);
    Task<T> Post<T>(Uri uri, object data, CancellationToken cancellationToken = default);
    Task<T> Post<T>(
        Uri uri,
        object data,
        string accepts,
        CancellationToken cancellationToken = default
    );
    Task<T> Post<T>(
        Uri uri,
        object data,
        string accepts,
        string contentType,
        CancellationToken cancellationToken = default
    );
    Task<T> Post<T>(
        Uri uri,
        object data,
        string accepts,
        string contentType,
        TimeSpan timeout,
        CancellationToken cancellationToken = default
    );
    Task Put(Uri uri);
    Task<T> Put<T>(Uri uri, object data);
    Task Patch(Uri uri);
    Task Patch(Uri uri, string accepts);
    Task<T> Patch<T>(Uri uri, object data);
    Task<T> Patch<T>(Uri uri, object data, string accepts);
    Task Delete(Uri uri);
    Task Delete(Uri uri, object data);
    Task Delete(Uri uri, object data, string accepts);
    Task<T> Delete<T>(Uri uri, object data);
    Task<T> Delete<T>(Uri uri, object data, string accepts);
}
