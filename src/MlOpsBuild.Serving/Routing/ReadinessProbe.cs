using System.Text;

namespace MlOpsBuild.Serving.Routing;

/// <summary>Asks a backend whether it is ready: <c>GET /v2/health/ready</c> is answered with 200.</summary>
internal sealed class ReadinessProbe(Backend backend, RouteOptions options, TimeProvider time)
{
    /// <summary>Asks, and tells the backend's record.</summary>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    public async Task AskAsync(CancellationToken cancellationToken)
    {
        var request = Encoding.ASCII.GetBytes(
            $"GET /v2/health/ready HTTP/1.1\r\nHost: {backend.Authority}\r\nUser-Agent: mlops-front\r\n\r\n"
        );
        using var limit = new CancellationTokenSource(options.ProbeLimit, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(
            limit.Token,
            cancellationToken
        );
        bool isReady;
        try
        {
            isReady = await new BackendClient(backend).SendAsync(request, linked.Token) == 200;
        }
        catch (Exception e) when (e is BackendException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            isReady = false;
        }

        backend.Probed(isReady);
    }
}
