using System.Net;
using Octokit.Caching;

namespace Octokit;

/// <summary>Sends requests to one server.</summary>
public interface IConnection : IApiInfoProvider
{
    Uri BaseAddress { get; }
    ICredentialStore CredentialStore { get; }
    Credentials Credentials { get; set; }
    IResponseCache ResponseCache { set; }

    Task<IApiResponse<string>> GetHtml(Uri uri, IDictionary<string, string> parameters);
    Task<IApiResponse<byte[]>> GetRaw(Uri uri, IDictionary<string, string> parameters);
    Task<IApiResponse<byte[]>> GetRaw(
        Uri uri,
        IDictionary<string, string> parameters,
        TimeSpan timeout
    );
    Task<IApiResponse<Stream>> GetRawStream(Uri uri, IDictionary<string, string> parameters);
    Task<IApiResponse<T>> Get<T>(Uri uri, IDictionary<string, string> parameters);
    Task<IApiResponse<T>> Get<T>(Uri uri, IDictionary<string, string> parameters, string accepts);
    Task<IApiResponse<T>> Get<T>(
        Uri uri,
        IDictionary<string, string> parameters,
        string accepts,
        CancellationToken cancellationToken
    );
    Task<IApiResponse<T>> Get<T>(
        Uri uri,
        IDictionary<string, string> parameters,
        string accepts,
        CancellationToken cancellationToken,
        Func<object, object> preprocessResponseBody
    );
    Task<IApiResponse<T>> Get<T>(Uri uri, TimeSpan timeout);
    Task<HttpStatusCode> Patch(Uri uri);
    Task<HttpStatusCode> Patch(Uri uri, string accepts);
    Task<IApiResponse<T>> Patch<T>(Uri uri, object body);
    Task<IApiResponse<T>> Patch<T>(Uri uri, object body, string accepts);
    Task<HttpStatusCode> Post(Uri uri, CancellationToken cancellationToken = default);
    Task<HttpStatusCode> Post(
        Uri uri,
        object body,
        string accepts,
        CancellationToken cancellationToken = default
    );
    Task<IApiResponse<T>> Post<T>(Uri uri, CancellationToken cancellationToken = default);
    Task<IApiResponse<T>> Post<T>(
        Uri uri,
        object body,
        string accepts,
        string contentType,
        IDictionary<string, string> parameters = null,
        CancellationToken cancellationToken = default
    );
    Task<IApiResponse<T>> Post<T>(
        Uri uri,
        object body,
        string accepts,
        string contentType,
        TimeSpan timeout,
        CancellationToken cancellationToken = default
    );
    Task<IApiResponse<T>> Post<T>(
        Uri uri,
        object body,
        string accepts,
        string contentType,
        Uri baseAddress,
        CancellationToken cancellationToken = default
    );
    Task<IApiResponse<T>> Put<T>(Uri uri, object body);
    Task<HttpStatusCode> Put(Uri uri);
    Task<HttpStatusCode> Put(Uri uri, object body);
    Task<HttpStatusCode> Delete(Uri uri);
    Task<HttpStatusCode> Delete(Uri uri, object data);
    Task<HttpStatusCode> Delete(Uri uri, object data, string accepts);
    Task<IApiResponse<T>> Delete<T>(Uri uri, object data);
    Task<IApiResponse<T>> Delete<T>(Uri uri, object data, string accepts);
    void SetRequestTimeout(TimeSpan timeout);
}
