using System.Net.Sockets;
using System.Text;

namespace MlOpsBuild.Serving.Tests.Hosting;

/// <summary>A connection that sends bytes as they are given.</summary>
internal sealed class RawConnection : IDisposable
{
    private readonly TcpClient _client = new();

    public RawConnection(string address)
    {
        var url = new Uri(address);
        _client.Connect(url.Host, url.Port);
    }

    public Task SendAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text));

    public async Task SendAsync(byte[] bytes) =>
        await _client.GetStream().WriteAsync(bytes, TestContext.Current.CancellationToken);

    public async Task<string> ReadToEndAsync()
    {
        using var reader = new StreamReader(_client.GetStream(), leaveOpen: true);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    public async Task ReadUntilAsync(string end)
    {
        var found = "";
        var buffer = new byte[1];
        while (!found.EndsWith(end, StringComparison.Ordinal))
        {
            await _client
                .GetStream()
                .ReadExactlyAsync(buffer, TestContext.Current.CancellationToken);
            found += (char)buffer[0];
        }
    }

    public void Dispose() => _client.Dispose();
}
