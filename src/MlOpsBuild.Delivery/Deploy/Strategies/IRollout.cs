using MlOpsBuild.Configuration;
using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Delivery.Deploy.Strategies;

/// <summary>
/// What a strategy does things with, in one environment. Whatever fails is an exception; who called the strategy then brings all
/// back to what it was before.
/// </summary>
internal interface IRollout
{
    /// <summary>The environment.</summary>
    EnvironmentConfig Environment { get; }

    /// <summary>The servers that answered before, with their weights; empty at the first deployment.</summary>
    IReadOnlyList<RouteBackend> Old { get; }

    /// <summary>Is told what is done.</summary>
    IDeployObserver Observer { get; }

    /// <summary>The clock.</summary>
    TimeProvider Time { get; }

    /// <summary>
    /// Starts one server of the new image, waits until it is ready, proves that it serves the right model, and makes it known to
    /// the front without a share of the requests.
    /// </summary>
    /// <returns>The server, with weight 0.</returns>
    Task<RouteBackend> StartAsync(CancellationToken cancellationToken);

    /// <summary>Puts routes in force, all at once: servers that are not among them, old ones included, get nothing more.</summary>
    Task RouteAsync(IReadOnlyList<RouteBackend> backends, CancellationToken cancellationToken);

    /// <summary>Waits until no request is in flight at an old server, and stops it.</summary>
    Task RetireAsync(RouteBackend old, CancellationToken cancellationToken);

    /// <summary>What the front has counted.</summary>
    Task<RouteStats> StatsAsync(CancellationToken cancellationToken);

    /// <summary>Sees that new servers still run, and have not been started again.</summary>
    Task CheckAsync(IReadOnlyList<RouteBackend> fresh, CancellationToken cancellationToken);
}
