using System.Net;
using System.Net.Sockets;
using System.Text;
using Octokit;

namespace MlOpsBuild.Compat.Tests.Octokit;

/// <summary>A server of this process: answers requests and keeps what it got, byte for byte.</summary>
public sealed class GitHubServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopped = new();
    private readonly Func<ReceivedRequest, Task<string>> _answer;
    private readonly List<ReceivedRequest> _requests = [];

    public GitHubServer(Func<ReceivedRequest, Task<string>> answer)
    {
        _answer = answer;
        _listener.Start();
        _ = AcceptAsync();
    }

    public GitHubServer(Func<ReceivedRequest, string> answer)
        : this(x => Task.FromResult(answer(x))) { }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public Uri Address => new($"http://127.0.0.1:{Port}/");

    public IReadOnlyList<ReceivedRequest> Requests
    {
        get
        {
            lock (_requests)
                return [.. _requests];
        }
    }

    public static ProductHeaderValue Product { get; } = new("cd4ml-test", "1.2.3");

    public GitHubClient CreateClient() =>
        new(Product, Address) { Credentials = new Credentials("ghp_token123") };

    /// <summary>An answer with a JSON body.</summary>
    public static string Json(string body, string status = "200 OK", params string[] headers) =>
        Answer(status, body, [.. headers, "Content-Type: application/json; charset=utf-8"]);

    public static string Answer(string status, string body = "", params string[] headers) =>
        $"HTTP/1.1 {status}\r\n"
        + string.Concat(headers.Select(x => x + "\r\n"))
        + (
            status.StartsWith("204", StringComparison.Ordinal)
                ? "\r\n"
                : $"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}"
        );

    public async ValueTask DisposeAsync()
    {
        await _stopped.CancelAsync();
        _listener.Dispose();
        _stopped.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stopped.Token));
        }
        catch (Exception e)
            when (e is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                while (await ReceivedRequest.ReadAsync(stream, _stopped.Token) is { } request)
                {
                    lock (_requests)
                        _requests.Add(request);

                    var answer = await _answer(request);
                    await stream.WriteAsync(Encoding.UTF8.GetBytes(answer), _stopped.Token);
                }
            }
            catch (Exception e) when (e is OperationCanceledException or IOException)
            {
                // The client went away, or the test is over.
            }
        }
    }
}
