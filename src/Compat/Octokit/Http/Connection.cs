using System.Net;
using Octokit.Caching;
using Octokit.Internal;

namespace Octokit;

/// <summary>Sends requests to one server and throws what its error answers mean.</summary>
public class Connection : IConnection
{
    private const string FormContentType = "application/x-www-form-urlencoded";

    private static readonly InMemoryCredentialStore _anonymous = new(Credentials.Anonymous);

    private readonly JsonHttpPipeline _pipeline;
    private IHttpClient _httpClient;
    private ApiInfo _lastApiInfo;

    public Connection(ProductHeaderValue productInformation)
        : this(productInformation, GitHubClient.GitHubApiUrl, _anonymous) { }

    public Connection(ProductHeaderValue productInformation, IHttpClient httpClient)
        : this(
            productInformation,
            GitHubClient.GitHubApiUrl,
            _anonymous,
            httpClient,
            new SimpleJsonSerializer()
        ) { }

    public Connection(ProductHeaderValue productInformation, Uri baseAddress)
        : this(productInformation, baseAddress, _anonymous) { }

    public Connection(ProductHeaderValue productInformation, ICredentialStore credentialStore)
        : this(productInformation, GitHubClient.GitHubApiUrl, credentialStore) { }

    public Connection(
        ProductHeaderValue productInformation,
        Uri baseAddress,
        ICredentialStore credentialStore
    )
        : this(
            productInformation,
            baseAddress,
            credentialStore,
            new HttpClientAdapter(HttpMessageHandlerFactory.CreateDefault),
            new SimpleJsonSerializer()
        ) { }

    public Connection(
        ProductHeaderValue productInformation,
        Uri baseAddress,
        ICredentialStore credentialStore,
        IHttpClient httpClient,
        IJsonSerializer serializer
    )
    {
        Ensure.ArgumentNotNull(productInformation, nameof(productInformation));
        Ensure.ArgumentNotNull(baseAddress, nameof(baseAddress));
        Ensure.ArgumentNotNull(credentialStore, nameof(credentialStore));
        Ensure.ArgumentNotNull(httpClient, nameof(httpClient));
        Ensure.ArgumentNotNull(serializer, nameof(serializer));
        if (!baseAddress.IsAbsoluteUri)
        {
            throw new ArgumentException(
                $"The base address '{baseAddress}' must be an absolute URI",
                nameof(baseAddress)
            );
        }

        UserAgent = Internal.UserAgent.Format(productInformation);
        BaseAddress = baseAddress;
        CredentialStore = credentialStore;
        _httpClient = httpClient;
        _pipeline = new JsonHttpPipeline(serializer);
    }

    public Uri BaseAddress { get; private set; }

    public string UserAgent { get; private set; }

    public ICredentialStore CredentialStore { get; private set; }

    /// <summary>The credentials of the next request; setting them replaces the store.</summary>
    public Credentials Credentials
    {
        get => CredentialStore.GetCredentials()?.GetAwaiter().GetResult() ?? Credentials.Anonymous;
        set
        {
            Ensure.ArgumentNotNull(value, nameof(value));
            CredentialStore = new InMemoryCredentialStore(value);
        }
    }

    /// <summary>Keeps answers to GET requests, which are asked for again only if they changed.</summary>
    public IResponseCache ResponseCache
    {
        set
        {
            Ensure.ArgumentNotNull(value, nameof(value));
            _httpClient = new CachingHttpClient(_httpClient, value);
        }
    }

    /// <summary>What the headers of the last answer said; null before the first.</summary>
    public ApiInfo GetLastApiInfo() => _lastApiInfo?.Clone();

    public void SetRequestTimeout(TimeSpan timeout) => _httpClient.SetRequestTimeout(timeout);

    public Task<IApiResponse<T>> Get<T>(Uri uri, IDictionary<string, string> parameters) =>
        Get<T>(uri, parameters, accepts: null);

    public Task<IApiResponse<T>> Get<T>(
        Uri uri,
        IDictionary<string, string> parameters,
        string accepts
    ) => Get<T>(uri, parameters, accepts, CancellationToken.None);

    public Task<IApiResponse<T>> Get<T>(
        Uri uri,
        IDictionary<string, string> parameters,
        string accepts,
        CancellationToken cancellationToken
    ) => Get<T>(uri, parameters, accepts, cancellationToken, preprocessResponseBody: null);

    public Task<IApiResponse<T>> Get<T>(
        Uri uri,
        IDictionary<string, string> parameters,
        string accepts,
        CancellationToken cancellationToken,
        Func<object, object> preprocessResponseBody
    ) =>
        SendAsync<T>(
            Create(HttpMethod.Get, uri.ApplyParameters(parameters), accepts: accepts),
            cancellationToken,
            preprocessResponseBody
        );

    public Task<IApiResponse<T>> Get<T>(Uri uri, TimeSpan timeout) =>
        SendAsync<T>(WithTimeout(Create(HttpMethod.Get, uri), timeout));

    public async Task<IApiResponse<string>> GetHtml(Uri uri, IDictionary<string, string> parameters)
    {
        var request = Create(
            HttpMethod.Get,
            uri.ApplyParameters(parameters),
            accepts: AcceptHeaders.StableVersionHtml
        );
        var response = await RunAsync(request, CancellationToken.None).ConfigureAwait(false);
        return new ApiResponse<string>(response, response.Body as string);
    }

    public Task<IApiResponse<byte[]>> GetRaw(Uri uri, IDictionary<string, string> parameters) =>
        GetRaw(CreateRaw(uri, parameters));

    public Task<IApiResponse<byte[]>> GetRaw(
        Uri uri,
        IDictionary<string, string> parameters,
        TimeSpan timeout
    ) => GetRaw(WithTimeout(CreateRaw(uri, parameters), timeout));

    public async Task<IApiResponse<Stream>> GetRawStream(
        Uri uri,
        IDictionary<string, string> parameters
    )
    {
        var response = await RunAsync(CreateRaw(uri, parameters), CancellationToken.None)
            .ConfigureAwait(false);
        return new ApiResponse<Stream>(response, response.Body as Stream);
    }

    public Task<HttpStatusCode> Patch(Uri uri) => GetStatusAsync(Create(HttpMethod.Patch, uri));

    public Task<HttpStatusCode> Patch(Uri uri, string accepts)
    {
        Ensure.ArgumentNotNull(accepts, nameof(accepts));
        return GetStatusAsync(Create(HttpMethod.Patch, uri, accepts: accepts));
    }

    public Task<IApiResponse<T>> Patch<T>(Uri uri, object body)
    {
        Ensure.ArgumentNotNull(body, nameof(body));
        return SendAsync<T>(Create(HttpMethod.Patch, uri, body));
    }

    public Task<IApiResponse<T>> Patch<T>(Uri uri, object body, string accepts)
    {
        Ensure.ArgumentNotNull(body, nameof(body));
        Ensure.ArgumentNotNull(accepts, nameof(accepts));
        return SendAsync<T>(Create(HttpMethod.Patch, uri, body, accepts));
    }

    public Task<HttpStatusCode> Post(Uri uri, CancellationToken cancellationToken = default) =>
        GetStatusAsync(Create(HttpMethod.Post, uri), cancellationToken);

    public Task<HttpStatusCode> Post(
        Uri uri,
        object body,
        string accepts,
        CancellationToken cancellationToken = default
    ) => GetStatusAsync(Create(HttpMethod.Post, uri, body, accepts), cancellationToken);

    public Task<IApiResponse<T>> Post<T>(Uri uri, CancellationToken cancellationToken = default) =>
        SendAsync<T>(Create(HttpMethod.Post, uri), cancellationToken);

    public Task<IApiResponse<T>> Post<T>(
        Uri uri,
        object body,
        string accepts,
        string contentType,
        IDictionary<string, string> parameters = null,
        CancellationToken cancellationToken = default
    )
    {
        Ensure.ArgumentNotNull(body, nameof(body));
        return SendAsync<T>(
            Create(HttpMethod.Post, uri.ApplyParameters(parameters), body, accepts, contentType),
            cancellationToken
        );
    }

    public Task<IApiResponse<T>> Post<T>(
        Uri uri,
        object body,
        string accepts,
        string contentType,
        TimeSpan timeout,
        CancellationToken cancellationToken = default
    )
    {
        Ensure.ArgumentNotNull(body, nameof(body));
        return SendAsync<T>(
            WithTimeout(Create(HttpMethod.Post, uri, body, accepts, contentType), timeout),
            cancellationToken
        );
    }

    public Task<IApiResponse<T>> Post<T>(
        Uri uri,
        object body,
        string accepts,
        string contentType,
        Uri baseAddress,
        CancellationToken cancellationToken = default
    )
    {
        Ensure.ArgumentNotNull(body, nameof(body));
        var request = Create(HttpMethod.Post, uri, body, accepts, contentType);
        request.BaseAddress = baseAddress ?? BaseAddress;
        return SendAsync<T>(request, cancellationToken);
    }

    public Task<IApiResponse<T>> Put<T>(Uri uri, object body) =>
        SendAsync<T>(Create(HttpMethod.Put, uri, body));

    public Task<HttpStatusCode> Put(Uri uri) => GetStatusAsync(Create(HttpMethod.Put, uri));

    public Task<HttpStatusCode> Put(Uri uri, object body)
    {
        Ensure.ArgumentNotNull(body, nameof(body));
        return GetStatusAsync(Create(HttpMethod.Put, uri, body));
    }

    public Task<HttpStatusCode> Delete(Uri uri) => GetStatusAsync(Create(HttpMethod.Delete, uri));

    public Task<HttpStatusCode> Delete(Uri uri, object data)
    {
        Ensure.ArgumentNotNull(data, nameof(data));
        return GetStatusAsync(Create(HttpMethod.Delete, uri, data));
    }

    public Task<HttpStatusCode> Delete(Uri uri, object data, string accepts)
    {
        Ensure.ArgumentNotNull(accepts, nameof(accepts));
        return GetStatusAsync(Create(HttpMethod.Delete, uri, data, accepts));
    }

    public Task<IApiResponse<T>> Delete<T>(Uri uri, object data)
    {
        Ensure.ArgumentNotNull(data, nameof(data));
        return SendAsync<T>(Create(HttpMethod.Delete, uri, data));
    }

    public Task<IApiResponse<T>> Delete<T>(Uri uri, object data, string accepts)
    {
        Ensure.ArgumentNotNull(data, nameof(data));
        Ensure.ArgumentNotNull(accepts, nameof(accepts));
        return SendAsync<T>(Create(HttpMethod.Delete, uri, data, accepts));
    }

    private static Request WithTimeout(Request request, TimeSpan timeout)
    {
        Ensure.GreaterThanZero(timeout, nameof(timeout));
        request.Timeout = timeout;
        return request;
    }

    private Request CreateRaw(Uri uri, IDictionary<string, string> parameters) =>
        Create(
            HttpMethod.Get,
            uri.ApplyParameters(parameters),
            accepts: AcceptHeaders.RawContentMediaType
        );

    private Request Create(
        HttpMethod method,
        Uri uri,
        object body = null,
        string accepts = null,
        string contentType = null
    )
    {
        Ensure.ArgumentNotNull(uri, nameof(uri));
        var request = new Request
        {
            Method = method,
            BaseAddress = BaseAddress,
            Endpoint = uri,
            Body = body,
            ContentType = body is null ? null : contentType ?? FormContentType,
        };
        if (!string.IsNullOrEmpty(accepts))
            request.Headers["Accept"] = accepts;

        return request;
    }

    private async Task<IApiResponse<byte[]>> GetRaw(Request request)
    {
        var response = await RunAsync(request, CancellationToken.None).ConfigureAwait(false);
        if (response.Body is not Stream stream)
            return new ApiResponse<byte[]>(response, response.Body as byte[]);

        await using (stream.ConfigureAwait(false))
        {
            using var buffer = new MemoryStream();
            await stream.CopyToAsync(buffer).ConfigureAwait(false);
            return new ApiResponse<byte[]>(response, buffer.ToArray());
        }
    }

    private async Task<HttpStatusCode> GetStatusAsync(
        Request request,
        CancellationToken cancellationToken = default
    )
    {
        var response = await SendAsync<object>(request, cancellationToken).ConfigureAwait(false);
        return response.HttpResponse.StatusCode;
    }

    private async Task<IApiResponse<T>> SendAsync<T>(
        Request request,
        CancellationToken cancellationToken = default,
        Func<object, object> preprocessResponseBody = null
    )
    {
        _pipeline.SerializeRequest(request);
        var response = await RunAsync(request, cancellationToken, preprocessResponseBody)
            .ConfigureAwait(false);
        return _pipeline.DeserializeResponse<T>(response);
    }

    private async Task<IResponse> RunAsync(
        Request request,
        CancellationToken cancellationToken,
        Func<object, object> preprocessResponseBody = null
    )
    {
        request.Headers["User-Agent"] = UserAgent;
        var credentials = await CredentialStore.GetCredentials().ConfigureAwait(false);
        Authenticator.Apply(request, credentials ?? Credentials.Anonymous);
        var response = await _httpClient
            .Send(request, cancellationToken, preprocessResponseBody)
            .ConfigureAwait(false);
        _lastApiInfo = response.ApiInfo?.Clone();
        return ResponseErrors.Find(response) is { } error ? throw error : response;
    }
}
