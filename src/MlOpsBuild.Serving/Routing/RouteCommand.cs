using MlOpsBuild.Common;
using MlOpsBuild.Serving.Tools;

namespace MlOpsBuild.Serving.Routing;

/// <summary><c>mlops-serve route</c>: the front.</summary>
internal static class RouteCommand
{
    /// <summary>Runs a front until it is to end.</summary>
    /// <param name="arguments">
    /// <c>--state DIR</c>, <c>--control PATH</c>, <c>--address ADDRESS</c>, <c>--port PORT</c>; see <see cref="RouteOptions"/>.
    /// </param>
    /// <param name="cancellationToken">Is cancelled when it is to end.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="UsageException">An option is not right.</exception>
    /// <exception cref="MlOpsException">An address cannot be used.</exception>
    public static async Task<int> RunAsync(
        ReadOnlyMemory<string> arguments,
        CancellationToken cancellationToken
    )
    {
        var given = CommandOptions.Parse(
            "route",
            arguments,
            ["--state", "--control", "--address", "--port"]
        );
        var options = new RouteOptions();
        options = options with
        {
            StateFolder = given.Text("--state", "") is { Length: > 0 } state ? state : null,
            ControlPath = given.Text("--control", options.ControlPath),
            Address = given.Text("--address", options.Address),
            Port = given.Whole("--port", options.Port, 0, 65535),
        };
        await using var server = await FrontServer.StartAsync(
            options,
            TimeProvider.System,
            line => Console.Error.WriteLine($"mlops-serve: {PlainText.Of(line)}"),
            cancellationToken
        );
        await Console.Out.WriteLineAsync(
            $"mlops-serve routes at {server.Address}, controlled at unix:{options.ControlPath}."
        );
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (cancellationToken.Register(ended.SetResult))
        {
            await ended.Task;
        }

        return 0;
    }
}
