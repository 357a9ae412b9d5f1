using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using MlOpsBuild.Serving.Hosting;

namespace MlOpsBuild.Serving.Routing;

/// <summary>
/// A request as it goes to a backend: the head and, up to a limit, the whole body, so that both can be sent again. What a larger
/// body has beyond is passed on as it comes.
/// </summary>
internal sealed class RequestBody
{
    private readonly SendBuffer _buffer;
    private readonly bool _isChunked;

    /// <summary>A request that has no more than what is in the buffer.</summary>
    public RequestBody(SendBuffer buffer)
        : this(buffer, isWhole: true, isChunked: false) { }

    private RequestBody(SendBuffer buffer, bool isWhole, bool isChunked)
    {
        _buffer = buffer;
        IsWhole = isWhole;
        _isChunked = isChunked;
    }

    /// <summary>Whether <see cref="Bytes"/> is all of it.</summary>
    public bool IsWhole { get; }

    /// <summary>Whether more than <see cref="Bytes"/> was sent: then it cannot be sent again.</summary>
    public bool IsStarted { get; private set; }

    /// <summary>The head, and the body or its beginning.</summary>
    public ReadOnlyMemory<byte> Bytes => _buffer.Written;

    /// <summary>Reads a request.</summary>
    /// <param name="exchange">The request.</param>
    /// <param name="buffer">Receives the bytes; empty.</param>
    /// <param name="limit">How many bytes of the body are read at most.</param>
    /// <exception cref="BadHttpRequestException">The body is not as HTTP says.</exception>
    /// <exception cref="IOException">The client broke off.</exception>
    /// <exception cref="OperationCanceledException">The client broke off.</exception>
    public static ValueTask<RequestBody> ReadAsync(Exchange exchange, SendBuffer buffer, int limit)
    {
        RequestHead.Write(buffer, exchange);
        var length = exchange.RequestHeaders.ContentLength;
        if (exchange.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false })
        {
            if (length is { } none)
            {
                RequestHead.WriteLength(buffer, none);
            }
            else
            {
                buffer.Write("\r\n"u8);
            }

            return new(new RequestBody(buffer));
        }

        if (length is { } known)
        {
            RequestHead.WriteLength(buffer, known);
            return known <= limit
                ? ReadWholeAsync(exchange.Reader, buffer, (int)known)
                : new(new RequestBody(buffer, isWhole: false, isChunked: false));
        }

        return ReadChunksAsync(exchange.Reader, buffer, limit);
    }

    /// <summary>Passes on what is not in <see cref="Bytes"/>.</summary>
    /// <returns>What was wrong with the client's part; <see langword="null"/>: nothing.</returns>
    public async Task<Exception?> SendRestAsync(
        PipeReader reader,
        BackendConnection connection,
        BackendPool pool
    )
    {
        IsStarted = true;
        using var chunk = new SendBuffer();
        try
        {
            while (true)
            {
                var read = await reader.ReadAsync();
                if (read.IsCanceled)
                {
                    return null;
                }

                foreach (var segment in read.Buffer)
                {
                    pool.Await(connection);
                    if (_isChunked && !segment.IsEmpty)
                    {
                        chunk.Clear();
                        RequestHead.WriteChunk(chunk, segment.Span);
                        await connection.SendAsync(chunk.Written);
                    }
                    else
                    {
                        await connection.SendAsync(segment);
                    }
                }

                reader.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted)
                {
                    break;
                }
            }

            if (_isChunked)
            {
                await connection.SendAsync("0\r\n\r\n"u8.ToArray());
            }

            return null;
        }
        catch (BackendException)
        {
            return null; // it may have answered all the same; who reads finds out
        }
        catch (Exception e)
            when (e is BadHttpRequestException or IOException or OperationCanceledException)
        {
            connection.Break(BreakReason.ClientGone);
            return e;
        }
    }

    private static async ValueTask<RequestBody> ReadWholeAsync(
        PipeReader reader,
        SendBuffer buffer,
        int length
    )
    {
        buffer.Reserve(length);
        while (true)
        {
            if (!reader.TryRead(out var read))
            {
                read = await reader.ReadAsync();
            }

            buffer.Write(read.Buffer);
            reader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
            {
                return new RequestBody(buffer);
            }
        }
    }

    private static async ValueTask<RequestBody> ReadChunksAsync(
        PipeReader reader,
        SendBuffer buffer,
        int limit
    )
    {
        using var body = new SendBuffer();
        while (true)
        {
            var read = await reader.ReadAsync();
            body.Write(read.Buffer);
            reader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
            {
                RequestHead.WriteLength(buffer, body.Length);
                buffer.Write(body.Written.Span);
                return new RequestBody(buffer);
            }

            if (body.Length > limit)
            {
                RequestHead.WriteChunked(buffer);
                RequestHead.WriteChunk(buffer, body.Written.Span);
                return new RequestBody(buffer, isWhole: false, isChunked: true);
            }
        }
    }
}
