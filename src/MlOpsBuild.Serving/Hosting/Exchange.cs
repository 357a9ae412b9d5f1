using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace MlOpsBuild.Serving.Hosting;

/// <summary>
/// A request and its answer, straight on what the server holds. There is one object per connection, used again for each
/// request on it: nothing of it may be kept beyond <see cref="ExchangeHandler.HandleAsync"/>.
/// </summary>
internal sealed class Exchange
{
    private readonly IHttpRequestFeature _request;
    private readonly IHttpResponseFeature _response;
    private readonly IHttpResponseBodyFeature _responseBody;
    private readonly IRequestBodyPipeFeature _requestBody;
    private readonly IHttpRequestLifetimeFeature _lifetime;

    public Exchange(IFeatureCollection features)
    {
        Features = features;
        _request = features.GetRequiredFeature<IHttpRequestFeature>();
        _response = features.GetRequiredFeature<IHttpResponseFeature>();
        _responseBody = features.GetRequiredFeature<IHttpResponseBodyFeature>();
        _requestBody = features.GetRequiredFeature<IRequestBodyPipeFeature>();
        _lifetime = features.GetRequiredFeature<IHttpRequestLifetimeFeature>();
    }

    /// <summary>All that the server knows of the request.</summary>
    public IFeatureCollection Features { get; }

    /// <summary>When the request's head was read, as <see cref="TimeProvider.GetTimestamp"/> of the system.</summary>
    public long Started { get; private set; }

    /// <summary>What a handler keeps from request to request of a connection, e.g. buffers.</summary>
    public object? State { get; set; }

    /// <summary>The method, e.g. <c>GET</c>.</summary>
    public string Method => _request.Method;

    /// <summary>The path, percent-decoded, e.g. <c>/v2</c>.</summary>
    public string Path => _request.Path;

    /// <summary>The query with its <c>?</c>, as it came; empty where there is none.</summary>
    public string Query => _request.QueryString;

    /// <summary>Path and query as they came.</summary>
    public string RawTarget => _request.RawTarget;

    /// <summary>The request's headers.</summary>
    public IHeaderDictionary RequestHeaders => _request.Headers;

    /// <summary>The request's body.</summary>
    public PipeReader Reader => _requestBody.Reader;

    /// <summary>The status of the answer. <value>The default value is 200.</value></summary>
    public int Status
    {
        get => _response.StatusCode;
        set => _response.StatusCode = value;
    }

    /// <summary>The answer's headers.</summary>
    public IHeaderDictionary ResponseHeaders => _response.Headers;

    /// <summary>Whether the answer's head is on its way: status and headers are fixed.</summary>
    public bool HasStarted => _response.HasStarted;

    /// <summary>The answer's body.</summary>
    public PipeWriter Writer => _responseBody.Writer;

    /// <summary>Is cancelled when the client is gone.</summary>
    public CancellationToken Aborted => _lifetime.RequestAborted;

    /// <summary>Breaks the connection off.</summary>
    public void Abort() => _lifetime.Abort();

    /// <summary>Answers with a body that is complete. An answer to HEAD keeps its length and has no body.</summary>
    /// <param name="status">The status code.</param>
    /// <param name="contentType">The content type.</param>
    /// <param name="body">The body; must not change until the task ends.</param>
    public ValueTask<FlushResult> AnswerAsync(
        int status,
        string contentType,
        ReadOnlyMemory<byte> body
    )
    {
        _response.StatusCode = status;
        var headers = _response.Headers;
        headers.ContentType = contentType;
        headers.ContentLength = body.Length;
        return HttpMethods.IsHead(_request.Method)
            ? default
            : _responseBody.Writer.WriteAsync(body);
    }

    internal void Begin() => Started = TimeProvider.System.GetTimestamp();
}
