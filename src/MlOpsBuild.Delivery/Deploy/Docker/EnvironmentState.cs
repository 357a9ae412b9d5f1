using MlOpsBuild.Common;
using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Delivery.Deploy.Docker;

/// <summary>What an engine has of an environment.</summary>
/// <param name="Front">The front's container; <see langword="null"/> when there is none.</param>
/// <param name="Servers">The servers' containers, those that are stopped too, in ordinal order of their names.</param>
/// <param name="Table">The front's routes; <see langword="null"/> when there is no front that runs.</param>
internal sealed record EnvironmentState(
    ServerContainer? Front,
    IReadOnlyList<ServerContainer> Servers,
    RouteTable? Table
)
{
    /// <summary>The servers that answer, as the front has them.</summary>
    public IReadOnlyList<RouteBackend> Answering =>
        [.. (Table?.Backends ?? []).Where(b => b is { Weight: > 0, Shadow: false })];

    /// <summary>The servers that get copies, as the front has them.</summary>
    public IReadOnlyList<RouteBackend> Shadows => [.. (Table?.Backends ?? []).Where(b => b.Shadow)];

    /// <summary>The container of a server, or <see langword="null"/>.</summary>
    public ServerContainer? Find(string name) => Servers.FirstOrDefault(s => s.Name == name);

    /// <summary>The images that answer, the one with the largest share first; servers whose container is gone are not there.</summary>
    public IReadOnlyList<Digest> Images =>
        [
            .. Answering
                .Select(b => (Find(b.Name)?.Image, b.Weight))
                .Where(b => b.Image is { IsEmpty: false })
                .GroupBy(b => b.Image!.Value, b => b.Weight)
                .OrderByDescending(g => g.Sum())
                .Select(g => g.Key),
        ];
}
