namespace MlOpsBuild.Reports.Plots;

/// <summary>Regression: actual - prediction over the prediction.</summary>
public sealed class ResidualsPlot : IPlot
{
    /// <inheritdoc/>
    public string Name => "residuals";

    /// <inheritdoc/>
    public PlotSection Section => PlotSection.Model;

    /// <inheritdoc/>
    public int Order => 40;

    /// <inheritdoc/>
    public Plot? Draw(ReportModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var curves = CurvePlot.Find(model, Name);
        if (curves.Count == 0)
        {
            return null;
        }

        const string title = "Residuals";
        var curve = curves[0];
        var frame = PlotFrame.Around(
            title,
            "Prediction",
            "Actual - prediction",
            curve.X,
            [.. curve.Y, 0]
        );
        frame.Svg.Line(
            frame.X.At(frame.X.Min),
            frame.Y.At(0),
            frame.X.At(frame.X.Max),
            frame.Y.At(0),
            "guide"
        );
        foreach (var (x, y) in frame.Points(curve.X, curve.Y))
        {
            frame.Svg.Circle(x, y, 3, "f1 cloud");
        }

        return frame.ToPlot(
            Name,
            title,
            "What the model missed by, over its prediction; a pattern around the dashed zero line is something it has not learned."
        );
    }
}
