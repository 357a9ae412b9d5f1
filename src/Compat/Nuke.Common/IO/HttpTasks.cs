using System.Net.Http.Headers;
using Nuke.Common.Tooling;

namespace Nuke.Common.IO;

/// <summary>Downloads.</summary>
public static class HttpTasks
{
    /// <summary>How long an answer may take. <value>The default value is five seconds.</value></summary>
    public static TimeSpan DefaultTimeout = TimeSpan.FromSeconds(5);

    public static string HttpDownloadString(
        string uri,
        Configure<HttpClient> clientConfigurator = null,
        Action<HttpRequestHeaders> headerConfigurator = null
    ) =>
        HttpDownloadStringAsync(uri, clientConfigurator, headerConfigurator)
            .GetAwaiter()
            .GetResult();

    /// <summary>The text of an answer, whatever its status.</summary>
    public static async Task<string> HttpDownloadStringAsync(
        string uri,
        Configure<HttpClient> clientConfigurator = null,
        Action<HttpRequestHeaders> headerConfigurator = null
    )
    {
        using var client = CreateClient(clientConfigurator, headerConfigurator);
        using var response = await client.GetAsync(uri);
        return await response.Content.ReadAsStringAsync();
    }

    public static void HttpDownloadFile(
        string uri,
        string path,
        FileMode mode = FileMode.Create,
        Configure<HttpClient> clientConfigurator = null,
        Action<HttpRequestHeaders> headerConfigurator = null
    ) =>
        HttpDownloadFileAsync(uri, path, mode, clientConfigurator, headerConfigurator)
            .GetAwaiter()
            .GetResult();

    /// <summary>Writes the content of an answer, which must be a success, to a file.</summary>
    public static async Task HttpDownloadFileAsync(
        string uri,
        AbsolutePath path,
        FileMode mode = FileMode.Create,
        Configure<HttpClient> clientConfigurator = null,
        Action<HttpRequestHeaders> headerConfigurator = null
    )
    {
        using var client = CreateClient(clientConfigurator, headerConfigurator);
        using var response = await client.GetAsync(uri, HttpCompletionOption.ResponseHeadersRead);
        Assert.True(response.IsSuccessStatusCode, $"{response.ReasonPhrase}: {uri}");
        path.Parent.CreateDirectory();
        await using var file = File.Open(path, mode);
        await response.Content.CopyToAsync(file);
    }

    private static HttpClient CreateClient(
        Configure<HttpClient> clientConfigurator,
        Action<HttpRequestHeaders> headerConfigurator
    )
    {
        var client = new HttpClient { Timeout = DefaultTimeout };
        client = clientConfigurator?.Invoke(client) ?? client;
        headerConfigurator?.Invoke(client.DefaultRequestHeaders);
        return client;
    }
}
