namespace MlOpsBuild.Serving.Hosting;

/// <summary>Answers requests; called from many threads at once.</summary>
internal abstract class ExchangeHandler
{
    /// <summary>Answers one request: sets status and headers, and writes the body.</summary>
    /// <param name="exchange">The request and its answer; valid until the task ends.</param>
    public abstract Task HandleAsync(Exchange exchange);
}
