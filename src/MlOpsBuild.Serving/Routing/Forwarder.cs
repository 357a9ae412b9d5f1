using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using MlOpsBuild.Serving.Hosting;

namespace MlOpsBuild.Serving.Routing;

/// <summary>
/// Sends a client's request to a backend and the answer back. Until the first byte of an answer went to the client, a backend that
/// fails is replaced by another, for predictions change nothing: after a connection that waited too long by a new one to the same
/// backend, after a failed one by other backends.
/// </summary>
internal sealed class Forwarder(Front front, RouteOptions options, TimeProvider time)
{
    // Each table is tried to its end; tables that change all the time end the request some time.
    private const int MaxAttempts = 16;
    private readonly Action _retried = front.Retried;

    /// <summary>Answers a request by a backend's answer, or with an error.</summary>
    /// <param name="exchange">The request.</param>
    /// <param name="client">Whose it is; its buffer is empty.</param>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask ForwardAsync(Exchange exchange, FrontClient client)
    {
        RequestBody body;
        try
        {
            body = await RequestBody.ReadAsync(exchange, client.Buffer, options.BufferedBytes);
        }
        catch (BadHttpRequestException e)
        {
            await FrontAnswer.ErrorAsync(exchange, e.StatusCode, e.Message);
            return;
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            exchange.Abort(); // the client broke off
            return;
        }

        var visit = Visit(exchange, out var isPrediction);
        if (isPrediction && front.Current is { Shadows.Length: > 0 } snapshot)
        {
            Copy(snapshot, body);
        }

        var name = "";
        var result = new AttemptResult(AttemptOutcome.Failed, 0);
        for (var attempt = 1; attempt <= MaxAttempts; attempt++)
        {
            if (front.Enter(ref visit) is not { } entry)
            {
                break;
            }

            if (attempt > 1)
            {
                front.Retried();
            }

            // An answer 503, "busy" or "ending", is the client's only when nobody else can answer.
            var passBusy = !body.IsWhole || attempt == MaxAttempts || !visit.HasOther;
            name = entry.Backend.Name;
            result = await SendAsync(exchange, client, body, entry.Backend, passBusy);
            if (result.Outcome != AttemptOutcome.Failed)
            {
                break;
            }
        }

        await EndAsync(exchange, result, name);
    }

    /// <summary>Answers a request without a body by what one backend answers to <c>GET</c> of another path.</summary>
    /// <param name="exchange">The request.</param>
    /// <param name="client">Whose it is; its buffer is empty.</param>
    /// <param name="backend">Who answers.</param>
    /// <param name="target">The path to ask for.</param>
    public async ValueTask ForwardAsync(
        Exchange exchange,
        FrontClient client,
        Backend backend,
        string target
    )
    {
        RequestHead.Write(client.Buffer, exchange, target);
        client.Buffer.Write("\r\n"u8);
        backend.Counters.Start();
        var result = await SendAsync(
            exchange,
            client,
            new RequestBody(client.Buffer),
            backend,
            passBusy: true
        );
        await EndAsync(exchange, result, backend.Name);
    }

    private static RouteVisit Visit(Exchange exchange, out bool isPrediction)
    {
        const string Models = "/v2/models/";
        const string Versions = "/versions/";
        var path = exchange.Path;
        var digest = ReadOnlyMemory<char>.Empty;
        if (
            path.StartsWith(Models, StringComparison.Ordinal)
            && path.IndexOf('/', Models.Length) is var afterModel and > 0
            && path.AsSpan(afterModel).StartsWith(Versions, StringComparison.Ordinal)
        )
        {
            digest = path.AsMemory(afterModel + Versions.Length);
            var end = digest.Span.IndexOf('/');
            digest = end < 0 ? digest : digest[..end];
        }

        // Who names a model wants that one's answer only: no shadow would have it.
        isPrediction =
            digest.IsEmpty
            && HttpMethods.IsPost(exchange.Method)
            && (
                path.EndsWith("/infer", StringComparison.Ordinal)
                || path.EndsWith("/predict", StringComparison.Ordinal)
            );
        string? key = exchange.RequestHeaders["X-Route-Key"];
        return new RouteVisit(digest, string.IsNullOrEmpty(key) ? null : key);
    }

    private static void Copy(RouteSnapshot snapshot, RequestBody body)
    {
        foreach (var entry in snapshot.Shadows)
        {
            if (body.IsWhole)
            {
                entry.Shadow!.Offer(body.Bytes.Span);
            }
            else
            {
                entry.Backend.Counters.Drop();
            }
        }
    }

    // The backend was entered; when this returns, it was left.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<AttemptResult> SendAsync(
        Exchange exchange,
        FrontClient client,
        RequestBody body,
        Backend backend,
        bool passBusy
    )
    {
        var started = time.GetTimestamp();
        var result = new AttemptResult(AttemptOutcome.Failed, 0);
        try
        {
            result = await Attempt.RunAsync(exchange, client, body, backend, passBusy, _retried);
            return result;
        }
        finally
        {
            if (result.Outcome == AttemptOutcome.ClientGone)
            {
                backend.Counters.Leave();
            }
            else
            {
                backend.Counters.End(result.Status, time.GetElapsedTime(started));
            }
        }
    }

    private ValueTask EndAsync(Exchange exchange, AttemptResult result, string name)
    {
        front.Finished(
            result.Outcome
                is AttemptOutcome.Failed
                    or AttemptOutcome.Lost
                    or AttemptOutcome.Late
                    or AttemptOutcome.Broken
        );
        switch (result.Outcome)
        {
            case AttemptOutcome.Answered:
                return default;
            case AttemptOutcome.Failed when name.Length == 0:
                return FrontAnswer.ErrorAsync(
                    exchange,
                    StatusCodes.Status503ServiceUnavailable,
                    "no server has a share of the requests; routes must be put first.",
                    retryAfter: 1
                );
            case AttemptOutcome.Failed or AttemptOutcome.Lost:
                return FrontAnswer.ErrorAsync(
                    exchange,
                    StatusCodes.Status502BadGateway,
                    $"no server answered; the last one, {name}: {result.Problem}"
                );
            case AttemptOutcome.Late:
                return FrontAnswer.ErrorAsync(
                    exchange,
                    StatusCodes.Status504GatewayTimeout,
                    $"the server {name} did not answer in time."
                );
            case AttemptOutcome.BadRequest:
                return FrontAnswer.ErrorAsync(exchange, result.Status, result.Problem!);
            default:
                exchange.Abort(); // a part must not look like a whole
                return default;
        }
    }
}
