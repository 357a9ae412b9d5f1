using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Delivery.Deploy.Strategies;

/// <summary>What servers did between two readings of a front's statistics.</summary>
/// <param name="Requests">How many requests were answered, or failed.</param>
/// <param name="Failures">Of these, those that failed.</param>
/// <param name="Latency">Requests by how long they took; see <see cref="BackendStats.LatencyLimits"/>.</param>
internal sealed record TrafficWindow(long Requests, long Failures, IReadOnlyList<long> Latency)
{
    /// <summary>The share of requests that failed, 0 to 1; 0 without requests.</summary>
    public double ErrorRate => Requests == 0 ? 0 : (double)Failures / Requests;

    /// <summary>The difference of two readings, summed over some of the backends.</summary>
    /// <returns><see langword="null"/> when the front began to count anew in between.</returns>
    public static TrafficWindow? Between(
        RouteStats before,
        RouteStats after,
        IReadOnlySet<string> names
    )
    {
        var latency = new long[BackendStats.LatencyLimits.Count + 1];
        var (requests, failures) = (0L, 0L);
        foreach (var now in after.Backends.Where(b => names.Contains(b.Name)))
        {
            var then = before.Backends.FirstOrDefault(b => b.Name == now.Name);
            if (then is not null && then.Requests > now.Requests)
            {
                return null;
            }

            requests += now.Requests - (then?.Requests ?? 0);
            failures += now.Failures - (then?.Failures ?? 0);
            for (var i = 0; i < latency.Length; i++)
            {
                latency[i] +=
                    now.Latency.ElementAtOrDefault(i) - (then?.Latency.ElementAtOrDefault(i) ?? 0);
            }
        }

        return new TrafficWindow(requests, failures, latency);
    }

    /// <summary>
    /// A quantile of the time of a request, in seconds, interpolated within its bin as Prometheus' <c>histogram_quantile</c>
    /// does; infinite when it is above the last limit, 0 without requests.
    /// </summary>
    /// <param name="quantile">0 to 1.</param>
    public double Quantile(double quantile)
    {
        var total = Latency.Sum();
        var rank = quantile * total;
        var below = 0L;
        for (var i = 0; total > 0 && i < BackendStats.LatencyLimits.Count; i++)
        {
            if (Latency[i] > 0 && below + Latency[i] >= rank)
            {
                var from = i == 0 ? 0 : BackendStats.LatencyLimits[i - 1];
                var share = (rank - below) / Latency[i];
                return from + ((BackendStats.LatencyLimits[i] - from) * share);
            }

            below += Latency[i];
        }

        return total == 0 ? 0 : double.PositiveInfinity;
    }
}
