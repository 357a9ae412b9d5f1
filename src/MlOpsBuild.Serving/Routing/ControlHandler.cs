using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using MlOpsBuild.Scoring;
using MlOpsBuild.Scoring.Serving;
using MlOpsBuild.Serving.Hosting;

namespace MlOpsBuild.Serving.Routing;

/// <summary>
/// What the front answers on its control socket: <c>GET</c> and <c>PUT /routes</c>, <c>GET /stats</c>, <c>POST /drain</c>,
/// <c>GET /health</c>.
/// </summary>
internal sealed class ControlHandler(Front front) : ExchangeHandler
{
    /// <summary>The longest body, in bytes.</summary>
    public const int MaxBytes = 1 << 20;

    private const double MaxDrainSeconds = 3600;
    private const string Json = "application/json";

    /// <inheritdoc/>
    public override Task HandleAsync(Exchange exchange) =>
        (exchange.Path, exchange.Method) switch
        {
            ("/routes", "GET" or "HEAD") => RoutesAsync(exchange, front.Current),
            ("/routes", "PUT") => PutAsync(exchange),
            ("/routes", _) => MethodAsync(exchange, "GET, HEAD, PUT"),
            ("/stats", "GET" or "HEAD") => exchange
                .AnswerAsync(StatusCodes.Status200OK, Json, front.Stats().ToBytes())
                .AsTask(),
            ("/stats", _) => MethodAsync(exchange, "GET, HEAD"),
            ("/drain", "POST") => DrainAsync(exchange),
            ("/drain", _) => MethodAsync(exchange, "POST"),
            ("/health", "GET" or "HEAD") => HealthAsync(exchange),
            ("/health", _) => MethodAsync(exchange, "GET, HEAD"),
            _ => FrontAnswer
                .ErrorAsync(
                    exchange,
                    StatusCodes.Status404NotFound,
                    "the control socket has /routes, /stats, /drain and /health."
                )
                .AsTask(),
        };

    private static Task RoutesAsync(Exchange exchange, RouteSnapshot snapshot)
    {
        exchange.ResponseHeaders.ETag = snapshot.ETag;
        return exchange
            .AnswerAsync(StatusCodes.Status200OK, Json, snapshot.Table.ToBytes())
            .AsTask();
    }

    private static Task MethodAsync(Exchange exchange, string allowed)
    {
        exchange.ResponseHeaders.Allow = allowed;
        return FrontAnswer
            .ErrorAsync(
                exchange,
                StatusCodes.Status405MethodNotAllowed,
                $"{exchange.Path} takes {allowed}."
            )
            .AsTask();
    }

    private static Task BadAsync(
        Exchange exchange,
        string error,
        IReadOnlyList<string>? problems = null
    ) =>
        FrontAnswer
            .ErrorAsync(exchange, StatusCodes.Status400BadRequest, error, problems: problems)
            .AsTask();

    private async Task PutAsync(Exchange exchange)
    {
        RouteTable table;
        try
        {
            table = RouteTable.Read(await BodyAsync(exchange));
        }
        catch (ModelFormatException e)
        {
            await BadAsync(exchange, e.Message);
            return;
        }

        if (RouteTableCheck.Problems(table) is { Count: > 0 } problems)
        {
            await BadAsync(exchange, "the route table is not valid.", problems);
            return;
        }

        if (Expected(exchange.RequestHeaders.IfMatch, table.Generation) is not { } expected)
        {
            await BadAsync(
                exchange,
                "If-Match is not the entity tag of GET /routes: a generation in quotes."
            );
            return;
        }

        // Whoever changed what was read says so twice; both must be right.
        var isNext = table.Generation == expected || table.Generation == expected + 1;
        try
        {
            var (snapshot, isTaken) = isNext
                ? await front.ReplaceAsync(table, expected, exchange.Aborted)
                : (front.Current, false);
            if (isTaken)
            {
                await RoutesAsync(exchange, snapshot);
                return;
            }

            exchange.ResponseHeaders.ETag = snapshot.ETag;
            await FrontAnswer.ErrorAsync(
                exchange,
                StatusCodes.Status412PreconditionFailed,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the routes are of generation {snapshot.Table.Generation}; the change is of {(isNext ? expected : table.Generation)}. Read them again."
                )
            );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await FrontAnswer.ErrorAsync(
                exchange,
                StatusCodes.Status500InternalServerError,
                $"the routes could not be written, so the old ones stay in force: {e.Message}"
            );
        }
    }

    // Without If-Match the table's own generation is what it changes.
    private static long? Expected(Microsoft.Extensions.Primitives.StringValues ifMatch, long own) =>
        ifMatch.Count == 0 ? own
        : EntityTagHeaderValue.TryParse(ifMatch.ToString(), out var tag)
        && !tag.IsWeak
        && long.TryParse(
            tag.Tag.AsSpan().Trim('"'),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var generation
        )
            ? generation
        : null;

    private static async Task<byte[]> BodyAsync(Exchange exchange)
    {
        using var body = new SendBuffer();
        while (true)
        {
            var read = await exchange.Reader.ReadAsync(exchange.Aborted);
            body.Write(read.Buffer);
            exchange.Reader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
            {
                return body.Written.ToArray();
            }
        }
    }

    private async Task DrainAsync(Exchange exchange)
    {
        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(exchange.Query);
        if (
            query.Keys.Any(k => k is not ("backend" or "seconds"))
            || !query.TryGetValue("backend", out var names)
            || names is not [{ Length: > 0 } name]
        )
        {
            await BadAsync(
                exchange,
                "expected POST /drain?backend=NAME&seconds=30, seconds may be left out."
            );
            return;
        }

        var seconds = 30.0;
        if (
            query.TryGetValue("seconds", out var limits)
            && !(
                double.TryParse(
                    limits.ToString(),
                    NumberStyles.AllowDecimalPoint,
                    CultureInfo.InvariantCulture,
                    out seconds
                )
                && seconds <= MaxDrainSeconds
            )
        )
        {
            await BadAsync(exchange, "seconds is not a number from 0 to 3600.");
            return;
        }

        if (front.Current.Entries.FirstOrDefault(e => e.Backend.Name == name) is { Weight: > 0 })
        {
            await FrontAnswer.ErrorAsync(
                exchange,
                StatusCodes.Status409Conflict,
                $"{name} has a share of the requests, so it gets new ones all the time: put routes without it, or with weight 0, first."
            );
            return;
        }

        var left = await front.DrainAsync(name, TimeSpan.FromSeconds(seconds), exchange.Aborted);
        await FrontAnswer.JsonAsync(
            exchange,
            left == 0 ? StatusCodes.Status200OK : StatusCodes.Status504GatewayTimeout,
            json =>
            {
                json.WriteString("backend", name);
                json.WriteNumber("inFlight", left);
                if (left > 0)
                {
                    json.WriteString(
                        "error",
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{left} requests are still in flight at {name} after {seconds} seconds."
                        )
                    );
                }
            }
        );
    }

    private Task HealthAsync(Exchange exchange)
    {
        var snapshot = front.Current;
        return FrontAnswer
            .JsonAsync(
                exchange,
                StatusCodes.Status200OK,
                json =>
                {
                    json.WriteBoolean("ready", snapshot.IsReady);
                    json.WriteNumber("generation", snapshot.Table.Generation);
                }
            )
            .AsTask();
    }
}
