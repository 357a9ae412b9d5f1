using System.Net;
using System.Net.Sockets;
using System.Text;

namespace MlOpsBuild.Tests.Delivery.GitHub;

/// <summary>A server of this process.</summary>
internal sealed class HttpHost : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<HttpExchange, Task<HttpAnswer>> _answer;
    private readonly Task _accepting;

    public HttpHost(Func<HttpExchange, Task<HttpAnswer>> answer)
    {
        _answer = answer;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    public async ValueTask DisposeAsync()
    {
        if (_stop.IsCancellationRequested)
        {
            return;
        }

        await _stop.CancelAsync();
        await _accepting;
        _listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        var open = new List<Task>();
        try
        {
            while (true)
            {
                open.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(open);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                client.NoDelay = true;
                var stream = client.GetStream();
                while (await ReadAsync(stream, _stop.Token) is { } request)
                {
                    var answer = await _answer(request);
                    if (answer == HttpAnswer.Hang)
                    {
                        await Task.Delay(Timeout.Infinite, _stop.Token);
                    }

                    if (answer == HttpAnswer.Cut || !await WriteAsync(stream, answer))
                    {
                        return;
                    }
                }
            }
            catch (Exception e) when (e is OperationCanceledException or IOException)
            {
                // The client went away, or the test is over.
            }
        }
    }

    private async Task<bool> WriteAsync(NetworkStream stream, HttpAnswer answer)
    {
        var body = answer.Bytes ?? Encoding.UTF8.GetBytes(answer.Body);
        var head = new StringBuilder($"HTTP/1.1 {answer.Status} Some\r\n");
        if (answer.Status != 204)
        {
            head.Append($"Content-Type: {answer.ContentType}\r\nContent-Length: {body.Length}\r\n");
        }

        foreach (var header in answer.Headers)
        {
            head.Append(header).Append("\r\n");
        }

        await stream.WriteAsync(Encoding.ASCII.GetBytes(head + "\r\n"), _stop.Token);
        await stream.WriteAsync(body.AsMemory(0, answer.CutAfter ?? body.Length), _stop.Token);
        return answer.CutAfter is null;
    }

    private static async Task<HttpExchange?> ReadAsync(Stream stream, CancellationToken token)
    {
        var head = new List<byte>();
        var one = new byte[1];
        while (!(head.Count >= 4 && head[^1] == '\n' && head[^3] == '\n'))
        {
            if (await stream.ReadAsync(one, token) == 0)
            {
                return null;
            }

            head.Add(one[0]);
        }

        var lines = Encoding.ASCII.GetString([.. head]).Split("\r\n");
        var headers = lines
            .Skip(1)
            .Where(x => x.Length > 0)
            .Select(x => x.Split(": ", 2))
            .ToDictionary(x => x[0], x => x[1], StringComparer.OrdinalIgnoreCase);
        var body = new byte[
            int.Parse(
                headers.GetValueOrDefault("Content-Length", "0"),
                CultureInfo.InvariantCulture
            )
        ];
        await stream.ReadExactlyAsync(body, token);
        var parts = lines[0].Split(' ');
        return new HttpExchange(parts[0], parts[1], headers, Encoding.UTF8.GetString(body));
    }
}
