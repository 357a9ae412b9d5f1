using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Abstractions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace MlOpsBuild.Serving.Hosting;

/// <summary>What the server calls for each request: one object per connection, and a handler that may fail.</summary>
internal sealed class ExchangeApplication(ExchangeHandler handler) : IHttpApplication<Exchange>
{
    public Exchange CreateContext(IFeatureCollection contextFeatures)
    {
        Exchange exchange;
        if (contextFeatures is IHostContextContainer<Exchange> container)
        {
            exchange = container.HostContext ??= new Exchange(contextFeatures);
        }
        else
        {
            exchange = new Exchange(contextFeatures);
        }

        exchange.Begin();
        return exchange;
    }

    public Task ProcessRequestAsync(Exchange context)
    {
        Task task;
        try
        {
            task = handler.HandleAsync(context);
        }
        catch (Exception e)
        {
            return FailAsync(context, e);
        }

        return task.IsCompletedSuccessfully ? task : AwaitAsync(context, task);
    }

    public void DisposeContext(Exchange context, Exception? exception) { }

    private static async Task AwaitAsync(Exchange exchange, Task task)
    {
        try
        {
            await task;
        }
        catch (Exception e)
        {
            await FailAsync(exchange, e);
        }
    }

    private static async Task FailAsync(Exchange exchange, Exception e)
    {
        if (exchange.Aborted.IsCancellationRequested || e is ConnectionAbortedException)
        {
            return; // nobody is there to be answered
        }

        var bad = e as BadHttpRequestException;
        if (bad is null)
        {
            // Without the message, which may quote what a client sent.
            await Console.Error.WriteLineAsync(
                $"mlops-serve: {e.GetType()} at {e.StackTrace?.Trim()}"
            );
        }

        if (exchange.HasStarted)
        {
            exchange.Abort();
            return;
        }

        var text = bad?.Message ?? "The server failed; its log says more.";
        await exchange.AnswerAsync(
            bad?.StatusCode ?? StatusCodes.Status500InternalServerError,
            "application/json",
            (byte[])
                [
                    .. "{\"error\":\""u8,
                    .. JsonEncodedText
                        .Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)
                        .EncodedUtf8Bytes,
                    .. "\"}"u8,
                ]
        );
    }
}
