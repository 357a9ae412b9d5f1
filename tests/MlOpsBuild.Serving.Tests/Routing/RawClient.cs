using System.Net;
using System.Net.Sockets;
using System.Text;

namespace MlOpsBuild.Serving.Tests.Routing;

/// <summary>A client that sends exactly the bytes it is told to, and never tries again.</summary>
internal sealed class RawClient : IDisposable
{
    private readonly TcpClient _client = new() { NoDelay = true };
    private readonly byte[] _buffer = new byte[64 << 10];
    private int _start;
    private int _end;

    private NetworkStream Stream => _client.GetStream();

    public static async Task<RawClient> ConnectAsync(string address)
    {
        var client = new RawClient();
        var uri = new Uri(address);
        await client._client.ConnectAsync(
            IPAddress.Parse(uri.Host),
            uri.Port,
            TestContext.Current.CancellationToken
        );
        return client;
    }

    public async Task SendAsync(string text) =>
        await Stream.WriteAsync(
            Encoding.Latin1.GetBytes(text),
            TestContext.Current.CancellationToken
        );

    /// <summary>A POST of a body, on a connection that stays open.</summary>
    public Task PostAsync(string path, string body, string headers = "") =>
        SendAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"POST {path} HTTP/1.1\r\nHost: front\r\nContent-Type: application/json\r\n{headers}Content-Length: {body.Length}\r\n\r\n{body}"
            )
        );

    /// <summary>Reads a head up to its empty line; empty at the end of the connection.</summary>
    public async Task<string> ReadHeadAsync()
    {
        while (true)
        {
            var end = _buffer.AsSpan(_start, _end - _start).IndexOf("\r\n\r\n"u8);
            if (end >= 0)
            {
                var head = Encoding.Latin1.GetString(_buffer, _start, end + 2);
                _start += end + 4;
                return head;
            }

            if (!await FillAsync())
            {
                return "";
            }
        }
    }

    /// <summary>Reads an answer whose length is in its head, or that comes in chunks.</summary>
    /// <exception cref="EndOfStreamException">It is not whole.</exception>
    public async Task<(int Status, string Head, string Body)> ReadAsync(bool isHead = false)
    {
        var head = await ReadHeadAsync();
        if (head.Length == 0)
        {
            throw new EndOfStreamException("The connection ended before an answer.");
        }

        var status = int.Parse(head.AsSpan(9, 3), CultureInfo.InvariantCulture);
        var body = "";
        if (isHead || status is 204 or 304 or < 200)
        {
            return (status, head, body);
        }

        if (Header(head, "Content-Length") is { } length)
        {
            body = await ReadAsync(int.Parse(length, CultureInfo.InvariantCulture));
        }
        else if (Header(head, "Transfer-Encoding") == "chunked")
        {
            while (true)
            {
                var size = Convert.ToInt32(await ReadLineAsync(), 16);
                body += await ReadAsync(size);
                (await ReadLineAsync()).ShouldBe("");
                if (size == 0)
                {
                    break;
                }
            }
        }

        return (status, head, body);
    }

    /// <summary>Reads until the other end closes.</summary>
    public async Task<string> ReadToEndAsync()
    {
        var text = new StringBuilder();
        do
        {
            text.Append(Encoding.Latin1.GetString(_buffer, _start, _end - _start));
            _start = _end;
        } while (await FillAsync());

        return text.ToString();
    }

    public async Task<string> ReadAsync(int count)
    {
        var text = new StringBuilder();
        while (count > 0)
        {
            if (_start == _end && !await FillAsync())
            {
                throw new EndOfStreamException("The connection ended within an answer.");
            }

            var part = Math.Min(count, _end - _start);
            text.Append(Encoding.Latin1.GetString(_buffer, _start, part));
            _start += part;
            count -= part;
        }

        return text.ToString();
    }

    public async Task<string> ReadLineAsync()
    {
        while (true)
        {
            var end = _buffer.AsSpan(_start, _end - _start).IndexOf("\r\n"u8);
            if (end >= 0)
            {
                var line = Encoding.Latin1.GetString(_buffer, _start, end);
                _start += end + 2;
                return line;
            }

            if (!await FillAsync())
            {
                throw new EndOfStreamException("The connection ended within a line.");
            }
        }
    }

    /// <summary>The value of a header; <see langword="null"/> when there is none.</summary>
    public static string? Header(string head, string name) =>
        head.Split("\r\n")
            .Where(l => l.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))
            .Select(l => l[(name.Length + 1)..].Trim())
            .FirstOrDefault();

    public void Dispose() => _client.Dispose();

    private async Task<bool> FillAsync()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        try
        {
            var count = await Stream.ReadAsync(
                _buffer.AsMemory(_end),
                TestContext.Current.CancellationToken
            );
            _end += count;
            return count > 0;
        }
        catch (IOException e)
            when (e.InnerException
                    is SocketException { SocketErrorCode: SocketError.ConnectionReset }
            )
        {
            return false;
        }
    }
}
