using System.Net;

namespace Octokit;

/// <summary>Shorter calls of connections.</summary>
public static class ApiExtensions
{
    public static Task<IApiResponse<T>> GetResponse<T>(this IConnection connection, Uri uri)
    {
        Ensure.ArgumentNotNull(connection, nameof(connection));
        return connection.Get<T>(uri, parameters: null, accepts: null);
    }

    public static Task<IApiResponse<T>> GetResponse<T>(
        this IConnection connection,
        Uri uri,
        CancellationToken cancellationToken
    )
    {
        Ensure.ArgumentNotNull(connection, nameof(connection));
        return connection.Get<T>(uri, parameters: null, accepts: null, cancellationToken);
    }

    /// <summary>Whether an answer says yes (204) or no (404).</summary>
    public static bool IsTrue(this IResponse response)
    {
        Ensure.ArgumentNotNull(response, nameof(response));
        return response.StatusCode switch
        {
            HttpStatusCode.NoContent => true,
            HttpStatusCode.NotFound => false,
            _ => throw new ApiException(
                "Invalid Status Code returned. Expected a 204 or a 404",
                response.StatusCode
            ),
        };
    }
}
