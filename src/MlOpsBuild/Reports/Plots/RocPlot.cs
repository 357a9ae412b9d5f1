namespace MlOpsBuild.Reports.Plots;

/// <summary>Receiver operating characteristic: false against true positive rate, with the diagonal of chance.</summary>
public sealed class RocPlot : IPlot
{
    /// <inheritdoc/>
    public string Name => "roc";

    /// <inheritdoc/>
    public PlotSection Section => PlotSection.Model;

    /// <inheritdoc/>
    public int Order => 10;

    /// <inheritdoc/>
    public Plot? Draw(ReportModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var curves = CurvePlot.Find(model, Name);
        if (curves.Count == 0)
        {
            return null;
        }

        const string title = "ROC curve";
        var frame = PlotFrame.Unit(title, "False positive rate", "True positive rate");
        frame.Svg.Line(frame.X.At(0), frame.Y.At(0), frame.X.At(1), frame.Y.At(1), "guide");
        CurvePlot.Draw(frame, curves, 0.62, 0.42);
        var classes = curves.Count > 1 ? $" Classes: {CurvePlot.Classes(curves)}." : "";
        return frame.ToPlot(
            Name,
            title,
            $"True positive rate over false positive rate; the dashed diagonal is chance.{classes}"
        );
    }
}
