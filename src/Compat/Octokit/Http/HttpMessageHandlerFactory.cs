using System.Net;

namespace Octokit.Internal;

/// <summary>Makes the handler below the client: redirects are not followed by it, compressed answers are read.</summary>
public static class HttpMessageHandlerFactory
{
    public static HttpMessageHandler CreateDefault() => CreateDefault(null);

    public static HttpMessageHandler CreateDefault(IWebProxy proxy)
    {
        var handler = new HttpClientHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
        };
        if (proxy is not null)
        {
            handler.UseProxy = true;
            handler.Proxy = proxy;
        }

        return handler;
    }
}
