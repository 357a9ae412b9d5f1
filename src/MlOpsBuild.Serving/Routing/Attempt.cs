using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using MlOpsBuild.Serving.Hosting;

namespace MlOpsBuild.Serving.Routing;

/// <summary>Sends a request to one backend and its answer back.</summary>
internal static class Attempt
{
    /// <summary>
    /// Tries on a connection that waits, and when the backend had closed that, on a new one.
    /// </summary>
    /// <param name="exchange">The client's request.</param>
    /// <param name="client">Whose it is.</param>
    /// <param name="body">What is sent.</param>
    /// <param name="backend">To whom.</param>
    /// <param name="passBusy">Whether the client is to have an answer 503 too.</param>
    /// <param name="retried">Is called before the second try.</param>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public static async ValueTask<AttemptResult> RunAsync(
        Exchange exchange,
        FrontClient client,
        RequestBody body,
        Backend backend,
        bool passBusy,
        Action retried
    )
    {
        // What cannot be sent again is not risked on a connection that may be closed already.
        var connection = body.IsWhole ? backend.Pool.TakeIdle() : null;
        if (connection is not null)
        {
            var result = await ExchangeAsync(exchange, client, body, backend, connection, passBusy);
            if (result is not { Outcome: AttemptOutcome.Failed, Status: 0 } || connection.HasAnswer)
            {
                return result;
            }

            backend.Pool.DropIdle();
            retried();
        }

        try
        {
            connection = await backend.Pool.ConnectAsync(client.Gone);
        }
        catch (BackendException e)
        {
            backend.Failed();
            return new(AttemptOutcome.Failed, 0, e.Message);
        }
        catch (OperationCanceledException)
        {
            return new(AttemptOutcome.ClientGone, 0);
        }

        var second = await ExchangeAsync(exchange, client, body, backend, connection, passBusy);
        if (second is { Outcome: not AttemptOutcome.ClientGone, Status: 0 })
        {
            backend.Failed();
        }

        return second;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private static async ValueTask<AttemptResult> ExchangeAsync(
        Exchange exchange,
        FrontClient client,
        RequestBody body,
        Backend backend,
        BackendConnection connection,
        bool passBusy
    )
    {
        var isReusable = false;
        Task<Exception?>? rest = null;
        AttemptResult result;
        client.Backend = connection;
        try
        {
            await SendAsync(connection, body.Bytes);
            if (!body.IsWhole)
            {
                rest = body.SendRestAsync(exchange.Reader, connection, backend.Pool);
            }

            await connection.ReadHeadAsync();
            backend.Answered();
            var status = connection.Head.Status;
            if (status == StatusCodes.Status503ServiceUnavailable && !passBusy)
            {
                return new(AttemptOutcome.Failed, status, "it is busy, or ending.");
            }

            isReusable = await AnswerRelay.PassOnAsync(exchange, connection, backend.Pool);
            result = new(AttemptOutcome.Answered, status);
        }
        catch (BackendException e)
        {
            result = new(
                connection.Broken == BreakReason.ClientGone ? AttemptOutcome.ClientGone
                    : connection.IsPassedOn ? AttemptOutcome.Broken
                    : e.IsTimeout ? AttemptOutcome.Late
                    : body.IsStarted ? AttemptOutcome.Lost
                    : AttemptOutcome.Failed,
                0,
                e.Message
            );
        }
        finally
        {
            client.Backend = null;
            isReusable &= rest is null or { IsCompletedSuccessfully: true, Result: null };
            if (isReusable)
            {
                backend.Pool.Return(connection);
            }
            else
            {
                backend.Pool.Drop(connection);
            }
        }

        return rest is null ? result : await EndRestAsync(exchange, rest, connection, result);
    }

    // A backend that refuses a request while it is being sent has answered all the same.
    private static async ValueTask SendAsync(
        BackendConnection connection,
        ReadOnlyMemory<byte> bytes
    )
    {
        try
        {
            await connection.SendAsync(bytes);
        }
        catch (BackendException) when (connection.Broken == BreakReason.None)
        {
            // Who reads finds out.
        }
    }

    private static async ValueTask<AttemptResult> EndRestAsync(
        Exchange exchange,
        Task<Exception?> rest,
        BackendConnection connection,
        AttemptResult result
    )
    {
        if (!rest.IsCompleted)
        {
            exchange.Reader.CancelPendingRead();
        }

        return await rest is BadHttpRequestException e && !connection.IsPassedOn
            ? new(AttemptOutcome.BadRequest, e.StatusCode, e.Message)
            : result;
    }
}
