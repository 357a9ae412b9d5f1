using MlOpsBuild.Serving.Observability;

namespace MlOpsBuild.Serving.Hosting;

/// <summary>Answers the requests for a path.</summary>
internal abstract class Endpoint
{
    /// <summary>Whether it takes POST; else it takes GET and HEAD.</summary>
    public virtual bool IsPost => false;

    /// <summary>Whether it answers those who have no key.</summary>
    public virtual bool IsOpen => false;

    /// <summary>Answers those who have no key instead; <see langword="null"/>: they are refused.</summary>
    public virtual Endpoint? WithoutKey => null;

    /// <summary>What it is counted as.</summary>
    public virtual ServedOperation Operation => ServedOperation.Other;

    /// <summary>Answers a request, and tells the observer when it is done.</summary>
    public abstract Task HandleAsync(Exchange exchange);
}
