using System.Net;
using System.Net.Sockets;
using System.Text;
using Nuke.Common.IO;

namespace MlOpsBuild.Compat.Tests.NukeCommon;

/// <summary>Downloads from a server of this process.</summary>
public sealed class HttpTasksTests : IDisposable
{
    private readonly AbsolutePath _root = Directory.CreateTempSubdirectory("http-").FullName;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public HttpTasksTests() => _listener.Start();

    public void Dispose()
    {
        _listener.Dispose();
        _root.DeleteDirectory();
    }

    [Fact]
    public async Task A_file_is_downloaded_and_replaced()
    {
        var file = _root / "new" / "x.txt";
        file.WriteAllText("a longer content than the answer");
        var request = AnswerAsync("200 OK", "content");
        HttpTasks.HttpDownloadFile(GetUri(), file, headerConfigurator: x => x.Add("X-Key", "k"));
        file.ReadAllText().ShouldBe("content");
        (await request).ShouldContain("X-Key: k");
    }

    [Fact]
    public async Task Text_is_downloaded()
    {
        var request = AnswerAsync("200 OK", "text");
        HttpTasks
            .HttpDownloadString(
                GetUri(),
                x =>
                {
                    x.DefaultRequestHeaders.Add("X-Client", "c");
                    return x;
                }
            )
            .ShouldBe("text");
        (await request).ShouldStartWith("GET /path HTTP/1.1");
        (await request).ShouldContain("X-Client: c");
    }

    [Fact]
    public void A_failure_leaves_no_file()
    {
        _ = AnswerAsync("404 Not Found", "page");
        Should
            .Throw<Exception>(() => HttpTasks.HttpDownloadFile(GetUri(), _root / "x.txt"))
            .Message.ShouldBe($"Not Found: {GetUri()}");
        _root.GetFiles().ShouldBeEmpty();
    }

    private string GetUri() => $"http://{_listener.LocalEndpoint}/path";

    private async Task<string> AnswerAsync(string status, string content)
    {
        using var client = await _listener.AcceptTcpClientAsync();
        await using var stream = client.GetStream();
        var request = new StringBuilder();
        var buffer = new byte[4096];
        while (!request.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
            request.Append(Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer)));

        var answer =
            $"HTTP/1.1 {status}\r\nContent-Length: {content.Length}\r\nConnection: close\r\n\r\n{content}";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(answer));
        return request.ToString();
    }
}
