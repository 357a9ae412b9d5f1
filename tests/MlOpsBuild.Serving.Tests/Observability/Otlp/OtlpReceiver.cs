using System.IO.Compression;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MlOpsBuild.Serving.Tests.Observability.Otlp;

/// <summary>A server that takes messages of the OpenTelemetry Protocol over HTTP, as a collector does.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Channel<OtlpReceived> _received = Channel.CreateUnbounded<OtlpReceived>();

    private OtlpReceiver(WebApplication app) => _app = app;

    public string Url => _app.Urls.Single();

    /// <summary>What is answered to the next requests; then 200.</summary>
    public Queue<(int Status, string? RetryAfter)> Answers { get; } = new();

    public static async Task<OtlpReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var receiver = new OtlpReceiver(app);
        app.Run(receiver.TakeAsync);
        await app.StartAsync();
        return receiver;
    }

    /// <summary>The next request to a path; others meanwhile are passed over.</summary>
    public async Task<OtlpReceived> NextAsync(string path)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            var received = await _received.Reader.ReadAsync(limit.Token);
            if (received.Path == path)
            {
                return received;
            }
        }
    }

    /// <summary>All requests that came and were not taken yet.</summary>
    public List<OtlpReceived> All()
    {
        var result = new List<OtlpReceived>();
        while (_received.Reader.TryRead(out var received))
        {
            result.Add(received);
        }

        return result;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        var body = new MemoryStream();
        if (context.Request.Headers.ContentEncoding == "gzip")
        {
            await using var gzip = new GZipStream(context.Request.Body, CompressionMode.Decompress);
            await gzip.CopyToAsync(body);
        }
        else
        {
            await context.Request.Body.CopyToAsync(body);
        }

        if (Answers.TryDequeue(out var answer))
        {
            context.Response.StatusCode = answer.Status;
            if (answer.RetryAfter is { } after)
            {
                context.Response.Headers.RetryAfter = after;
            }
        }

        await _received.Writer.WriteAsync(
            new OtlpReceived(
                context.Request.Path.Value!,
                context.Request.ContentType!,
                context.Request.Headers.ToDictionary(
                    h => h.Key,
                    h => h.Value.ToString(),
                    StringComparer.OrdinalIgnoreCase
                ),
                body.ToArray(),
                context.Response.StatusCode
            )
        );
    }
}
