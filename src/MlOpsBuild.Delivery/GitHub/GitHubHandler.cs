using Octokit.Internal;

namespace MlOpsBuild.Delivery.GitHub;

/// <summary>
/// The last step before the network: the token goes to the API alone, never to where a redirect or a link leads; answers
/// are read whole, within the request's time, up to a limit. Files are left to be read by their reader.
/// </summary>
internal sealed class GitHubHandler(Uri api, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    // A page of a hundred comments of the greatest length.
    private const long MostBytes = 64L * 1024 * 1024;

    public static HttpMessageHandler Create(Uri api) =>
        new GitHubHandler(api, HttpMessageHandlerFactory.CreateDefault());

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        if (
            request.RequestUri is not { } address
            || Uri.Compare(
                address,
                api,
                UriComponents.SchemeAndServer,
                UriFormat.Unescaped,
                StringComparison.OrdinalIgnoreCase
            ) != 0
        )
        {
            request.Headers.Authorization = null;
        }

        var response = await base.SendAsync(request, cancellationToken);
        if (
            response.Content.Headers.ContentType?.MediaType
            is not ("application/zip" or "application/octet-stream" or "zip")
        )
        {
            try
            {
                await response.Content.LoadIntoBufferAsync(MostBytes, cancellationToken);
            }
            catch
            {
                response.Dispose();
                throw;
            }
        }

        return response;
    }
}
