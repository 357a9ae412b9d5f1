using System.Text;

namespace MlOpsBuild.Compat.Tests.Octokit;

/// <summary>A request as it came over the wire.</summary>
public sealed record ReceivedRequest(string Head, byte[] Content)
{
    public string Method => Head.Split(' ')[0];

    public string Target => Head.Split(' ')[1];

    public string Body => Encoding.UTF8.GetString(Content);

    public string? GetHeader(string name) =>
        Head.Split("\r\n")
            .Where(x => x.StartsWith(name + ": ", StringComparison.OrdinalIgnoreCase))
            .Select(x => x[(name.Length + 2)..])
            .SingleOrDefault();

    public static async Task<ReceivedRequest?> ReadAsync(
        Stream stream,
        CancellationToken cancellationToken
    )
    {
        var head = new StringBuilder();
        var buffer = new byte[1];
        while (!EndsHead(head))
        {
            if (await stream.ReadAsync(buffer, cancellationToken) == 0)
                return null;

            head.Append((char)buffer[0]);
        }

        var request = new ReceivedRequest(head.ToString(0, head.Length - 4), []);
        var length = int.Parse(
            request.GetHeader("Content-Length") ?? "0",
            CultureInfo.InvariantCulture
        );
        var content = new byte[length];
        await stream.ReadExactlyAsync(content, cancellationToken);
        return request with { Content = content };
    }

    private static bool EndsHead(StringBuilder head) =>
        head.Length >= 4 && head.ToString(head.Length - 4, 4) == "\r\n\r\n";
}
