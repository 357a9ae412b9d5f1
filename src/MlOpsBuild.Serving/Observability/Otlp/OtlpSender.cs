using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using MlOpsBuild.Common;

namespace MlOpsBuild.Serving.Observability.Otlp;

/// <summary>
/// Posts messages of one signal. What the receiver asks to send again is sent again, at longer and longer intervals, as long as a
/// message is worth it (OTLP specification, "OTLP/HTTP Response"); what fails is warned of once an hour and counted.
/// </summary>
internal sealed class OtlpSender(
    OtlpTarget target,
    HttpMessageInvoker http,
    TimeProvider timeProvider,
    Action<string> warn
)
{
    private const int MaxAttempts = 4;
    private static readonly TimeSpan s_firstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_maxWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_quiet = TimeSpan.FromHours(1);

    private DateTimeOffset _warned = DateTimeOffset.MinValue;
    private long _failed;

    /// <summary>Where messages go.</summary>
    public OtlpTarget Target => target;

    /// <summary>How many messages were given up.</summary>
    public long Failed => Interlocked.Read(ref _failed);

    /// <summary>Sends a message, or gives it up; does not throw.</summary>
    /// <param name="message">The message.</param>
    /// <param name="contentType">Its type.</param>
    /// <param name="stop">Once cancelled, it is tried once.</param>
    /// <param name="end">Once cancelled, it is given up.</param>
    public async Task SendAsync(
        byte[] message,
        string contentType,
        CancellationToken stop,
        CancellationToken end
    )
    {
        var body = target.Gzip ? Compress(message) : message;
        var wait = s_firstWait;
        for (var attempt = 1; ; attempt++)
        {
            var (error, again) = await TryAsync(body, contentType, end);
            if (error is null)
            {
                return;
            }

            if (again is null || attempt == MaxAttempts || stop.IsCancellationRequested)
            {
                Interlocked.Increment(ref _failed);
                Warn(error);
                return;
            }

            var pause = again.Value > TimeSpan.Zero ? again.Value : wait;
            await Task.Delay(pause < s_maxWait ? pause : s_maxWait, timeProvider, stop)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            wait *= 2;
        }
    }

    // What went wrong, and after which time it may be tried again; zero: any.
    private async Task<(string? Error, TimeSpan? Again)> TryAsync(
        byte[] body,
        string contentType,
        CancellationToken end
    )
    {
        using var timeout = new CancellationTokenSource(target.Timeout, timeProvider);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, end);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, target.Address)
            {
                Content = new ByteArrayContent(body),
            };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue(contentType);
            if (target.Gzip)
            {
                request.Content.Headers.ContentEncoding.Add("gzip");
            }

            foreach (var (name, value) in target.Headers)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }

            using var response = await http.SendAsync(request, limit.Token);
            if (response.IsSuccessStatusCode)
            {
                return (null, null);
            }

            var again = response.StatusCode
                is HttpStatusCode.TooManyRequests
                    or HttpStatusCode.BadGateway
                    or HttpStatusCode.ServiceUnavailable
                    or HttpStatusCode.GatewayTimeout
                ? response.Headers.RetryAfter?.Delta ?? TimeSpan.Zero
                : (TimeSpan?)null;
            return (
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"it answered {(int)response.StatusCode}"
                ),
                again
            );
        }
        catch (OperationCanceledException)
        {
            return ("it did not answer in time", TimeSpan.Zero);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return (e.Message, TimeSpan.Zero);
        }
    }

    private void Warn(string error)
    {
        var now = timeProvider.GetUtcNow();
        if (now - _warned < s_quiet)
        {
            return;
        }

        _warned = now;
        // Without user and query, which may be secrets.
        var where = target.Address.GetComponents(
            UriComponents.SchemeAndServer | UriComponents.Path,
            UriFormat.UriEscaped
        );
        warn(
            PlainText.Of(
                $"The {target.Signal} cannot be sent to {where}: {error.TrimEnd('.')}. Serving goes on; the metric mlops_serve_exports_failed_total counts. It must be the address of OTLP over HTTP, mostly port 4318."
            )
        );
    }

    private static byte[] Compress(byte[] message)
    {
        using var result = new MemoryStream();
        using (var gzip = new GZipStream(result, CompressionLevel.Fastest))
        {
            gzip.Write(message);
        }

        return result.ToArray();
    }
}
