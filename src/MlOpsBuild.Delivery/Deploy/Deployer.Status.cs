using MlOpsBuild.Common;
using MlOpsBuild.Configuration;
using MlOpsBuild.Delivery.Deploy.Docker;
using MlOpsBuild.Delivery.Deploy.Strategies;
using MlOpsBuild.Registry.Deployments;
using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Delivery.Deploy;

// What there is.
public sealed partial class Deployer
{
    /// <summary>Asks engine and front what runs in an environment; changes nothing.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="MlOpsException">Engine or front do not answer.</exception>
    public async Task<EnvironmentStatus> StatusAsync(
        EnvironmentConfig environment,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(environment);
        var names = NamesOf(environment);
        var history = await _log.ReadAsync(environment.Name, cancellationToken);
        var state = await ReadAsync(environment, cancellationToken);
        var stats = new RouteStats { Generation = 0, Backends = [] };
        if (state.Table is not null)
        {
            using var control = new FrontControl(_options.Engine, names.Front, _options.Time);
            stats = await control.GetStatsAsync(cancellationToken);
        }

        var total = Math.Max(1, state.Answering.Sum(b => (double)b.Weight));
        return new EnvironmentStatus
        {
            Model = names.Model,
            Environment = environment.Name,
            Address = AddressOf(environment),
            Front = state.Front?.State,
            History = history,
            Servers =
            [
                .. (state.Table?.Backends ?? []).Select(b =>
                    StatusOf(
                        b,
                        total,
                        stats.Backends.FirstOrDefault(s => s.Name == b.Name),
                        NameOf(state.Find(b.Name), history)
                    )
                ),
            ],
        };
    }

    private static ServerStatus StatusOf(
        RouteBackend backend,
        double total,
        BackendStats? stats,
        string model
    ) =>
        new()
        {
            Name = backend.Name,
            Model = model,
            ModelDigest = backend.ModelDigest,
            Share = backend.Shadow ? 0 : backend.Weight / total,
            Shadow = backend.Shadow,
            Ready = stats?.Ready ?? false,
            Requests = stats?.Requests ?? 0,
            Failures = stats?.Failures ?? 0,
            P99Seconds = stats is null
                ? 0
                : new TrafficWindow(stats.Requests, stats.Failures, stats.Latency).Quantile(0.99),
        };

    private static string NameOf(ServerContainer? server, DeploymentHistory history) =>
        server is null ? "its container is gone"
        : history.Records.LastOrDefault(r => r.Image.Id == server.Image) is { } record
            ? record.Model.Display
        : $"image {server.Image.Short}";
}
