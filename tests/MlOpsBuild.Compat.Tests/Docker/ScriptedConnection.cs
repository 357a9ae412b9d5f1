using System.Net.Sockets;
using System.Text;

namespace MlOpsBuild.Compat.Tests.Docker;

/// <summary>A connection as the daemon sees it.</summary>
public sealed class ScriptedConnection(Socket socket) : IDisposable
{
    public Stream Stream { get; } = new NetworkStream(socket, ownsSocket: true);

    /// <summary>The request's head, and its body where the head says how long that is.</summary>
    public async Task<(string Head, byte[] Body)> ReadRequestAsync()
    {
        var head = await ReadHeadAsync();
        var length = head.Split('\n')
            .Where(x => x.StartsWith("Content-Length: ", StringComparison.Ordinal))
            .Select(x => int.Parse(x[16..]))
            .FirstOrDefault();
        var body = new byte[length];
        await Stream.ReadExactlyAsync(body);
        return (head, body);
    }

    /// <summary>The request's line and headers, lines parted by <c>\n</c>, without an end.</summary>
    public async Task<string> ReadHeadAsync()
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await Stream.ReadExactlyAsync(one);
            head.Append((char)one[0]);
        }

        return head.ToString()[..^4].Replace("\r\n", "\n", StringComparison.Ordinal);
    }

    public Task WriteAsync(string text) => Stream.WriteAsync(Encoding.UTF8.GetBytes(text)).AsTask();

    public void Dispose() => Stream.Dispose();
}
