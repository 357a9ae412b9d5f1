namespace MlOpsBuild.Serving.Hosting;

/// <summary>Says whether the server lives or is ready; open to all, because those who ask have no keys.</summary>
/// <param name="isHealthy">Whether it does now.</param>
/// <param name="yes">The body if so.</param>
/// <param name="no">The body with 503 if not.</param>
internal sealed class HealthEndpoint(Func<bool> isHealthy, byte[] yes, byte[] no) : Endpoint
{
    public override bool IsOpen => true;

    public override Task HandleAsync(Exchange exchange)
    {
        var healthy = isHealthy();
        exchange.ResponseHeaders.CacheControl = "no-store";
        return exchange
            .AnswerAsync(healthy ? 200 : 503, "application/json", healthy ? yes : no)
            .AsTask();
    }
}
