using System.Text;
using MlOpsBuild.Common;

namespace MlOpsBuild.Serving.Tools;

/// <summary><c>mlops-serve health</c>: asks a server whether it is ready, as the health check of a container does.</summary>
internal static class HealthCommand
{
    private const string DefaultUrl = "http://127.0.0.1:8080";
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(4);

    /// <summary>Asks once.</summary>
    /// <returns>0 when it is ready, 1 when it is not or does not answer.</returns>
    /// <exception cref="UsageException">The address is none.</exception>
    public static async Task<int> RunAsync(
        ReadOnlyMemory<string> arguments,
        CancellationToken cancellationToken
    )
    {
        var options = CommandOptions.Parse("health", arguments, ["--url"]);
        var url = HttpConnection.ParseUrl(options.Text("--url", DefaultUrl));
        string why;
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(Timeout);
            using var connection = await HttpConnection.ConnectAsync(url, Timeout, limit.Token);
            var status = connection.Ask(
                Encoding.UTF8.GetBytes(
                    $"GET /v2/health/ready HTTP/1.1\r\nHost: {url.Authority}\r\nConnection: close\r\n\r\n"
                )
            );
            if (status == 200)
            {
                return 0;
            }

            why = string.Create(CultureInfo.InvariantCulture, $"it answers {status}");
        }
        catch (Exception e) when (e is MlOpsException or IOException or OperationCanceledException)
        {
            why = e is OperationCanceledException ? "it does not answer" : e.Message;
        }

        await Console.Error.WriteLineAsync(
            $"mlops-serve: {url.Authority} is not ready: {PlainText.Of(why)}"
        );
        return 1;
    }
}
