using System.Collections;

namespace Octokit.Internal;

/// <summary>Makes JSON of the objects in requests, and objects of the JSON in answers.</summary>
public class JsonHttpPipeline
{
    private readonly IJsonSerializer _serializer;

    public JsonHttpPipeline()
        : this(new SimpleJsonSerializer()) { }

    public JsonHttpPipeline(IJsonSerializer serializer)
    {
        Ensure.ArgumentNotNull(serializer, nameof(serializer));
        _serializer = serializer;
    }

    public void SerializeRequest(IRequest request)
    {
        Ensure.ArgumentNotNull(request, nameof(request));
        request.Headers.TryAdd("Accept", AcceptHeaders.StableVersionJson);
        if (
            request.Method == HttpMethod.Get
            || request.Body is null or string or Stream or HttpContent
        )
            return;

        request.Body = _serializer.Serialize(request.Body);
    }

    public IApiResponse<T> DeserializeResponse<T>(IResponse response)
    {
        Ensure.ArgumentNotNull(response, nameof(response));
        if (
            response.ContentType != "application/json"
            || response.Body is not string body
            || body.Length == 0
            || body == "{}"
        )
            return new ApiResponse<T>(response);

        // An answer that is sometimes a list and sometimes one object, as contents of a folder or a file.
        var expectsList =
            typeof(IEnumerable).IsAssignableFrom(typeof(T))
            && !typeof(IDictionary).IsAssignableFrom(typeof(T));
        if (expectsList && body.StartsWith('{'))
            body = "[" + body + "]";

        return new ApiResponse<T>(response, _serializer.Deserialize<T>(body));
    }
}
