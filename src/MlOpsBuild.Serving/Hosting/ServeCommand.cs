using MlOpsBuild.Serving.Tools;

namespace MlOpsBuild.Serving.Hosting;

/// <summary><c>mlops-serve serve</c>.</summary>
internal static class ServeCommand
{
    public static async Task<int> RunAsync(
        ReadOnlyMemory<string> arguments,
        CancellationToken cancellationToken
    )
    {
        var options = CommandOptions.Parse("serve", arguments, ["--models", "--address", "--port"]);
        await using var host = await KestrelHost.StartAsync(
            new KestrelHostOptions
            {
                Address = options.Text("--address", "127.0.0.1"),
                Port = options.Whole("--port", 8080, 0, 65535),
            },
            new Empty(),
            cancellationToken
        );
        await Console.Out.WriteLineAsync(
            $"mlops-serve listens at {string.Join(", ", host.Addresses)}."
        );
        await host.RunAsync(cancellationToken);
        return 0;
    }

    private sealed class Empty : ExchangeHandler
    {
        public override Task HandleAsync(Exchange exchange)
        {
            var task = exchange.AnswerAsync(200, "text/plain", "ok"u8.ToArray());
            return task.IsCompletedSuccessfully ? Task.CompletedTask : task.AsTask();
        }
    }
}
