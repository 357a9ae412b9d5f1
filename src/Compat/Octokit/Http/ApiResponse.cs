namespace Octokit.Internal;

/// <summary>An answer and the object that its body describes.</summary>
public class ApiResponse<T> : IApiResponse<T>
{
    public ApiResponse(IResponse response)
        : this(response, response?.Body is T body ? body : default) { }

    public ApiResponse(IResponse response, T bodyAsObject)
    {
        Ensure.ArgumentNotNull(response, nameof(response));
        HttpResponse = response;
        Body = bodyAsObject;
    }

    public T Body { get; private set; }

    public IResponse HttpResponse { get; private set; }
}
