using MlOpsBuild.Serving.Observability;

namespace MlOpsBuild.Serving.Pages;

/// <summary>The metrics as Prometheus reads them.</summary>
internal sealed class MetricsPage(IReadOnlyList<IMetricSource> sources) : IPage
{
    /// <inheritdoc/>
    public string Path => "/metrics";

    /// <inheritdoc/>
    public string ContentType => MetricsText.ContentType;

    /// <inheritdoc/>
    public ValueTask<ReadOnlyMemory<byte>> RenderAsync(CancellationToken cancellationToken) =>
        new(MetricsText.Write(sources.SelectMany(s => s.Read())));
}
