using Microsoft.AspNetCore.Http;
using MlOpsBuild.Serving.Hosting;

namespace MlOpsBuild.Serving.Routing;

/// <summary>
/// What the front answers on its data port: its own health and metrics, a backend's metrics at <c>/backends/NAME/metrics</c>, and
/// by the backends everything else.
/// </summary>
internal sealed class FrontHandler(Front front, Forwarder forwarder) : ExchangeHandler
{
    private const string Backends = "/backends/";
    private const string Metrics = "/metrics";

    /// <summary>Whether the front takes no more requests than it has.</summary>
    public bool IsEnding { get; set; }

    /// <inheritdoc/>
    public override Task HandleAsync(Exchange exchange)
    {
        var task = AnswerAsync(exchange);
        return task.IsCompletedSuccessfully ? Task.CompletedTask : task.AsTask();
    }

    private ValueTask AnswerAsync(Exchange exchange)
    {
        var method = exchange.Method;
        if (
            HttpMethods.IsConnect(method)
            || (
                exchange.RequestHeaders.Upgrade.Count > 0
                && HopHeaders.Lists(exchange.RequestHeaders.Upgrade, "websocket")
            )
        )
        {
            return FrontAnswer.ErrorAsync(
                exchange,
                StatusCodes.Status501NotImplemented,
                "the front passes requests on, not connections: neither CONNECT nor WebSocket."
            );
        }

        var path = exchange.Path;
        return path switch
        {
            "/v2/health/live" => Refusal(exchange) ?? HealthAsync(exchange, "live", isGood: true),
            "/v2/health/ready" => Refusal(exchange)
                ?? HealthAsync(exchange, "ready", !IsEnding && front.Current.IsReady),
            Metrics => Refusal(exchange)
                ?? FrontAnswer.BytesAsync(
                    exchange,
                    StatusCodes.Status200OK,
                    FrontMetrics.ContentType,
                    FrontMetrics.Write(front)
                ),
            _ when path.StartsWith(Backends, StringComparison.Ordinal)
                    && path.EndsWith(Metrics, StringComparison.Ordinal)
                    && path.Length > Backends.Length + Metrics.Length => Refusal(exchange)
                ?? BackendMetricsAsync(exchange, path[Backends.Length..^Metrics.Length]),
            _ => ForwardAsync(exchange),
        };
    }

    private ValueTask ForwardAsync(Exchange exchange)
    {
        var client = FrontClient.Of(exchange);
        return FinishAsync(forwarder.ForwardAsync(exchange, client), client.Buffer);
    }

    private ValueTask BackendMetricsAsync(Exchange exchange, string name)
    {
        if (Array.Find(front.Current.Entries, e => e.Backend.Name == name) is not { } entry)
        {
            return FrontAnswer.ErrorAsync(
                exchange,
                StatusCodes.Status404NotFound,
                "there is no backend of that name."
            );
        }

        var client = FrontClient.Of(exchange);
        return FinishAsync(
            forwarder.ForwardAsync(exchange, client, entry.Backend, Metrics),
            client.Buffer
        );
    }

    private static async ValueTask FinishAsync(ValueTask task, SendBuffer buffer)
    {
        try
        {
            await task;
        }
        finally
        {
            buffer.Clear();
        }
    }

    private static ValueTask HealthAsync(Exchange exchange, string name, bool isGood) =>
        FrontAnswer.JsonAsync(
            exchange,
            isGood ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable,
            json => json.WriteBoolean(name, isGood)
        );

    private static ValueTask? Refusal(Exchange exchange)
    {
        if (HttpMethods.IsGet(exchange.Method) || HttpMethods.IsHead(exchange.Method))
        {
            return null;
        }

        exchange.ResponseHeaders.Allow = "GET, HEAD";
        return FrontAnswer.ErrorAsync(
            exchange,
            StatusCodes.Status405MethodNotAllowed,
            $"{exchange.Path} answers GET only."
        );
    }
}
