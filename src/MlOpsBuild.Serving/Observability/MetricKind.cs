namespace MlOpsBuild.Serving.Observability;

/// <summary>What a metric's numbers are.</summary>
internal enum MetricKind
{
    /// <summary>Only goes up while the process lives.</summary>
    Counter,

    /// <summary>Goes up and down.</summary>
    Gauge,

    /// <summary>Counts by bin, with their sum.</summary>
    Histogram,
}
