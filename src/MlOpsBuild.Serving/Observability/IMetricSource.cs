namespace MlOpsBuild.Serving.Observability;

/// <summary>Tells metrics, to whoever asks: the page of metrics, an exporter.</summary>
internal interface IMetricSource
{
    /// <summary>The metrics as they are now.</summary>
    IEnumerable<MetricFamily> Read();
}
