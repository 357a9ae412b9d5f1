using Microsoft.AspNetCore.Connections.Features;
using MlOpsBuild.Serving.Hosting;

namespace MlOpsBuild.Serving.Routing;

/// <summary>
/// What the front keeps of a client's connection, from request to request. That a client is gone is heard of once for the
/// connection: to ask for it with each request costs more than most answers do.
/// </summary>
internal sealed class FrontClient
{
    private static readonly Action<object?> Leave = client =>
        Volatile.Read(ref ((FrontClient)client!)._backend)?.Break(BreakReason.ClientGone);

    private BackendConnection? _backend;

    private FrontClient(CancellationToken gone)
    {
        Gone = gone;
        gone.UnsafeRegister(Leave, this);
    }

    /// <summary>Is cancelled when the client closed its connection.</summary>
    public CancellationToken Gone { get; }

    /// <summary>Room for its requests.</summary>
    public SendBuffer Buffer { get; } = new();

    /// <summary>The connection at which an answer for it is awaited; broken off when the client is gone.</summary>
    public BackendConnection? Backend
    {
        set
        {
            Interlocked.Exchange(ref _backend, value);
            // First told where, then looked whether it is gone: it may have left in between.
            if (value is not null && Gone.IsCancellationRequested)
            {
                value.Break(BreakReason.ClientGone);
            }
        }
    }

    /// <summary>What is kept of a request's connection.</summary>
    public static FrontClient Of(Exchange exchange)
    {
        if (exchange.State is FrontClient client)
        {
            return client;
        }

        client = new FrontClient(
            exchange.Features.Get<IConnectionLifetimeFeature>()?.ConnectionClosed
                ?? CancellationToken.None
        );
        exchange.State = client;
        return client;
    }
}
