using System.Text;
using System.Text.Json;
using MlOpsBuild.Common;
using MlOpsBuild.Scoring.Serving;
using MlOpsBuild.Serving.Hosting;

namespace MlOpsBuild.Serving.Tools;

/// <summary>
/// <c>mlops-serve measure</c>: asks for predictions, one row a request, the next when the last is answered, on connections that
/// stay open; and tells how long the answers took.
/// </summary>
internal static class MeasureCommand
{
    private const int MaxRequests = 10_000_000;
    private const int MaxConnections = 1024;

    /// <summary>Measures and prints the result as JSON.</summary>
    /// <returns>0; 1 when a request failed.</returns>
    /// <exception cref="UsageException">An option is wrong, or there are no rows.</exception>
    /// <exception cref="MlOpsException">Nobody listens there.</exception>
    public static async Task<int> RunAsync(
        ReadOnlyMemory<string> arguments,
        CancellationToken cancellationToken
    )
    {
        var options = CommandOptions.Parse(
            "measure",
            arguments,
            ["--url", "--rows", "--requests", "--connections", "--warm-up"]
        );
        var url = HttpConnection.ParseUrl(options.Required("--url"));
        var requests = options.Whole("--requests", 1000, 1, MaxRequests);
        var measurement = new Measurement(
            url,
            Requests(
                url,
                await ReadAsync(options.Required("--rows"), cancellationToken),
                FirstKey()
            ),
            requests,
            options.Whole("--connections", 1, 1, MaxConnections),
            options.Whole("--warm-up", Math.Min(requests, 1000), 0, MaxRequests)
        );
        var result = await measurement.RunAsync(cancellationToken);
        await using var output = Console.OpenStandardOutput();
        await output.WriteAsync(result.ToJson(), cancellationToken);
        return result.Errors == 0 ? 0 : 1;
    }

    /// <summary>The requests for the rows: those of golden rows, or JSON objects as they are, one a line.</summary>
    /// <param name="url">Where they go.</param>
    /// <param name="lines">The rows.</param>
    /// <param name="key">The server's key, where it wants one.</param>
    /// <exception cref="UsageException">There are none, or a line is something else.</exception>
    public static IReadOnlyList<byte[]> Requests(
        Uri url,
        ReadOnlyMemory<byte> lines,
        string? key = null
    )
    {
        var header = key is null ? "" : $"X-Api-Key: {key}\r\n";
        var path = url.AbsolutePath == "/" ? "/predict" : url.PathAndQuery;
        var requests = new List<byte[]>();
        var number = 0;
        while (!lines.IsEmpty)
        {
            var end = lines.Span.IndexOf((byte)'\n');
            var line = end < 0 ? lines : lines[..end];
            lines = end < 0 ? default : lines[(end + 1)..];
            number++;
            if (line.Span.Trim(" \r\t"u8).IsEmpty)
            {
                continue;
            }

            var row = RowOf(line, number);
            requests.Add([
                .. Encoding.UTF8.GetBytes(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"POST {path} HTTP/1.1\r\nHost: {url.Authority}\r\nContent-Type: application/json\r\n{header}Content-Length: {row.Length}\r\n\r\n"
                    )
                ),
                .. row,
            ]);
        }

        return requests.Count > 0 ? requests : throw new UsageException("--rows has no rows.");
    }

    // Run in a container it has the server's own variable: no key need stand in a command line.
    private static string? FirstKey() =>
        Environment
            .GetEnvironmentVariable(ApiKeys.Variable)
            ?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .FirstOrDefault();

    private static byte[] RowOf(ReadOnlyMemory<byte> line, int number)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var row = document.RootElement;
            if (row.ValueKind != JsonValueKind.Object)
            {
                throw new JsonException();
            }

            // A golden row has outputs that the model gave, which are not sent.
            return
                row.TryGetProperty("inputs"u8, out var inputs)
                && row.TryGetProperty("outputs"u8, out _)
                && inputs.ValueKind == JsonValueKind.Object
                ? Encoding.UTF8.GetBytes(inputs.GetRawText())
                : line.ToArray();
        }
        catch (JsonException e)
        {
            throw new UsageException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"--rows: line {number} is no row, expected a JSON object a line, as in {GoldenRows.FileName}."
                ),
                inner: e
            );
        }
    }

    private static async Task<byte[]> ReadAsync(string file, CancellationToken cancellationToken)
    {
        if (file != "-")
        {
            return await File.ReadAllBytesAsync(file, cancellationToken);
        }

        await using var input = Console.OpenStandardInput();
        using var buffer = new MemoryStream();
        await input.CopyToAsync(buffer, cancellationToken);
        return buffer.ToArray();
    }
}
