namespace MlOpsBuild.Reports.Plots;

/// <summary>Where a plot stands in a report.</summary>
public enum PlotSection
{
    /// <summary>Beside the metrics.</summary>
    Metrics,

    /// <summary>Beside the slices.</summary>
    Slices,

    /// <summary>Among the plots of the model.</summary>
    Model,
}
