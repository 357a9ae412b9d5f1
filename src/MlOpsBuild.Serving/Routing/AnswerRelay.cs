using System.Buffers;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using MlOpsBuild.Serving.Hosting;

namespace MlOpsBuild.Serving.Routing;

/// <summary>Passes a backend's answer on to the client: a small one once it is whole, any other as it comes.</summary>
internal static class AnswerRelay
{
    // What fits beside the rest of a head.
    private const int HeldBytes = BackendConnection.BufferSize / 2;

    /// <summary>Passes on the answer whose head was read.</summary>
    /// <returns>Whether all of it came, so that the connection can be used again; not when the client broke off.</returns>
    /// <exception cref="BackendException">
    /// The backend broke off; the client has something of the answer if <see cref="BackendConnection.IsPassedOn"/>.
    /// </exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public static async ValueTask<bool> PassOnAsync(
        Exchange exchange,
        BackendConnection connection,
        BackendPool pool
    )
    {
        var body = new BodyReader(connection, HttpMethods.IsHead(exchange.Method));
        while (body.Left is > 0 and <= HeldBytes && connection.Unread.Length < body.Left)
        {
            // Until the client has a byte, another backend can answer.
            if (!await connection.FillAsync())
            {
                body.End();
            }
        }

        connection.IsPassedOn = true;
        CopyHead(exchange, connection.Head);
        var writer = exchange.Writer;
        while (!body.IsAtEnd)
        {
            if (Write(ref body, writer) || body.IsAtEnd)
            {
                continue;
            }

            // For a client that takes its time no backend is to blame; Kestrel breaks off one that takes too long.
            connection.Deadline = long.MaxValue;
            var flushed = await writer.FlushAsync();
            if (flushed.IsCompleted || flushed.IsCanceled)
            {
                return false;
            }

            pool.Await(connection);
            if (!await connection.FillAsync())
            {
                body.End();
            }
        }

        // An answer that has not started goes out at its end, head and body together; what follows a start must be flushed.
        if (exchange.HasStarted)
        {
            await writer.FlushAsync();
        }

        return body.IsReusable && connection.Head.KeepAlive;
    }

    private static bool Write(ref BodyReader body, System.IO.Pipelines.PipeWriter writer)
    {
        var part = body.Next();
        if (part.IsEmpty)
        {
            return false;
        }

        part.CopyTo(writer.GetSpan(part.Length));
        writer.Advance(part.Length);
        body.Take(part.Length);
        return true;
    }

    private static void CopyHead(Exchange exchange, ResponseHead head)
    {
        exchange.Status = head.Status;
        var headers = exchange.ResponseHeaders;
        for (var i = 0; i < head.Count; i++)
        {
            var (name, value) = head[i];
            if (name.Length > 0 && !headers.TryAdd(name, value))
            {
                headers.Append(name, value);
            }
        }

        if (head.ContentLength >= 0 && head.Status != StatusCodes.Status204NoContent)
        {
            headers.ContentLength = head.ContentLength;
        }
    }
}
