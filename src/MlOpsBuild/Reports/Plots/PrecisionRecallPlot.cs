namespace MlOpsBuild.Reports.Plots;

/// <summary>Precision over recall.</summary>
public sealed class PrecisionRecallPlot : IPlot
{
    /// <inheritdoc/>
    public string Name => "precisionRecall";

    /// <inheritdoc/>
    public PlotSection Section => PlotSection.Model;

    /// <inheritdoc/>
    public int Order => 20;

    /// <inheritdoc/>
    public Plot? Draw(ReportModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var curves = CurvePlot.Find(model, Name);
        if (curves.Count == 0)
        {
            return null;
        }

        const string title = "Precision and recall";
        var frame = PlotFrame.Unit(title, "Recall", "Precision");
        CurvePlot.Draw(frame, curves, 0.06, 0.42);
        var classes = curves.Count > 1 ? $" Classes: {CurvePlot.Classes(curves)}." : "";
        return frame.ToPlot(Name, title, $"Precision over recall at every threshold.{classes}");
    }
}
