using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Serving.Observability;

/// <summary>The metrics of requests.</summary>
internal static class RequestFamilies
{
    /// <summary>Requests by operation, model and status; how long they took; how many are being answered.</summary>
    public static IEnumerable<MetricFamily> Of(
        RequestCells cells,
        ModelCells[] models,
        long[] totals,
        long inFlight
    )
    {
        var requests = new List<MetricPoint>();
        var durations = new List<MetricPoint>();
        for (var o = 0; o < RequestCells.Operations.Length; o++)
        {
            for (var m = -1; m < models.Length; m++)
            {
                var operation = RequestCells.Operations[o];
                var model = m < 0 ? "" : models[m].Model.Name;
                var before = requests.Count;
                for (var slot = 0; slot < RequestCells.Statuses.Length; slot++)
                {
                    // A status that never was is left out, but for the one that all hope for.
                    var count = totals[cells.Status(o, m, slot)];
                    if (count > 0 || (slot == 0 && m >= 0 && o < 2))
                    {
                        requests.Add(
                            MetricPoint.Of(
                                count,
                                "operation",
                                operation,
                                "model",
                                model,
                                "status",
                                RequestCells.Statuses[slot]
                            )
                        );
                    }
                }

                if (requests.Count > before)
                {
                    var start = cells.Latency(o, m);
                    durations.Add(
                        MetricPoint.Of(
                            totals[cells.LatencySum(o, m)] / (double)TimeSpan.TicksPerSecond,
                            "operation",
                            operation,
                            "model",
                            model
                        ) with
                        {
                            Bins = new MetricBins(
                                BackendStats.LatencyLimits,
                                totals[start..(start + RequestCells.LatencyBins)]
                            ),
                        }
                    );
                }
            }
        }

        yield return new(
            "mlops_serve_requests_total",
            MetricKind.Counter,
            "{request}",
            "Requests that were answered.",
            requests
        );
        yield return new(
            "mlops_serve_request_duration_seconds",
            MetricKind.Histogram,
            "s",
            "From the first byte of a request to the last of its answer.",
            durations
        );
        yield return new(
            "mlops_serve_requests_in_flight",
            MetricKind.Gauge,
            "{request}",
            "Requests that are being answered.",
            [MetricPoint.Of(inFlight)]
        );
    }
}
