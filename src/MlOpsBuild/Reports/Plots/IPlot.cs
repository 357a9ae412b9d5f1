using MlOpsBuild.Common;

namespace MlOpsBuild.Reports.Plots;

/// <summary>A kind of plot. A new one is a new class with a constructor without parameters: reports find it.</summary>
public interface IPlot : INamed
{
    /// <summary>Where it stands in a report.</summary>
    PlotSection Section { get; }

    /// <summary>Its place in the section: smaller comes first.</summary>
    int Order { get; }

    /// <summary>Draws it.</summary>
    /// <returns>The plot, or <see langword="null"/> when the model has nothing for it.</returns>
    Plot? Draw(ReportModel model);
}
