using System.Net;
using Octokit.Internal;

namespace Octokit;

/// <summary>GitHub answered with an error.</summary>
public class ApiException : Exception
{
    public ApiException()
        : this(new Response()) { }

    public ApiException(string message, HttpStatusCode httpStatusCode)
        : this(ReadError(message), httpStatusCode, innerException: null) { }

    public ApiException(string message, Exception innerException)
        : this(ReadError(message), default(HttpStatusCode), innerException) { }

    public ApiException(IResponse response)
        : this(response, innerException: null) { }

    public ApiException(IResponse response, Exception innerException)
        : base(message: null, innerException)
    {
        Ensure.ArgumentNotNull(response, nameof(response));
        StatusCode = response.StatusCode;
        ApiError = ReadError(response.Body as string);
        HttpResponse = response;
    }

    protected ApiException(ApiException innerException)
    {
        Ensure.ArgumentNotNull(innerException, nameof(innerException));
        StatusCode = innerException.StatusCode;
        ApiError = innerException.ApiError;
        HttpResponse = innerException.HttpResponse;
    }

    protected ApiException(HttpStatusCode statusCode, Exception innerException)
        : this(new ApiError(), statusCode, innerException) { }

    protected ApiException(ApiError apiError, HttpStatusCode statusCode, Exception innerException)
        : base(message: null, innerException)
    {
        Ensure.ArgumentNotNull(apiError, nameof(apiError));
        ApiError = apiError;
        StatusCode = statusCode;
    }

    /// <summary>The answer; null where there was none.</summary>
    public IResponse HttpResponse { get; private set; }

    public override string Message =>
        ApiErrorMessageSafe ?? "An error occurred with this API request";

    public HttpStatusCode StatusCode { get; private set; }

    /// <summary>What GitHub says of the error.</summary>
    public ApiError ApiError { get; private set; }

    /// <summary>GitHub's message; null where there is none.</summary>
    protected string ApiErrorMessageSafe =>
        string.IsNullOrWhiteSpace(ApiError?.Message) ? null : ApiError.Message;

    /// <summary>The text that was answered; empty for images and where there was no answer.</summary>
    protected string HttpResponseBodySafe =>
        HttpResponse?.ContentType?.StartsWith("image/", StringComparison.OrdinalIgnoreCase) == false
        && HttpResponse.Body is string body
            ? body
            : "";

    public override string ToString() =>
        base.ToString() + Environment.NewLine + HttpResponseBodySafe;

    private static ApiError ReadError(string text)
    {
        if (string.IsNullOrEmpty(text))
            return new ApiError(text);

        try
        {
            return new SimpleJsonSerializer().Deserialize<ApiError>(text) ?? new ApiError(text);
        }
        catch (Exception)
        {
            // Not JSON, for instance the page of a proxy.
            return new ApiError(text);
        }
    }
}
