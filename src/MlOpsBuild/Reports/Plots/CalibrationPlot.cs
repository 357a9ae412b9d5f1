namespace MlOpsBuild.Reports.Plots;

/// <summary>Reliability: the observed rate over the mean score of each bin; dots grow with the rows of the bin.</summary>
public sealed class CalibrationPlot : IPlot
{
    /// <inheritdoc/>
    public string Name => "calibration";

    /// <inheritdoc/>
    public PlotSection Section => PlotSection.Model;

    /// <inheritdoc/>
    public int Order => 30;

    /// <inheritdoc/>
    public Plot? Draw(ReportModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var curves = CurvePlot.Find(model, Name);
        if (curves.Count == 0)
        {
            return null;
        }

        const string title = "Calibration";
        var frame = PlotFrame.Unit(title, "Mean score", "Observed rate");
        frame.Svg.Line(frame.X.At(0), frame.Y.At(0), frame.X.At(1), frame.Y.At(1), "guide");
        CurvePlot.Draw(frame, curves, 0.62, 0.42);
        if (curves.Count == 1)
        {
            Dots(frame, curves[0]);
        }

        return frame.ToPlot(
            Name,
            title,
            "Observed rate over mean score per bin; on the dashed diagonal a score is the probability it claims to be."
        );
    }

    private static void Dots(PlotFrame frame, Evaluation.Curve curve)
    {
        var largest = curve.Weight.Count == 0 ? 0 : curve.Weight.Max();
        for (var i = 0; i < curve.X.Count; i++)
        {
            if (!double.IsFinite(curve.X[i]) || !double.IsFinite(curve.Y[i]))
            {
                continue;
            }

            var rows = i < curve.Weight.Count ? curve.Weight[i] : 0;
            // The area is in proportion to the rows.
            var radius =
                largest > 0 && rows > 0 ? 2.5 + 5.5 * Math.Sqrt((double)rows / largest) : 3;
            frame.Svg.Circle(
                frame.X.At(curve.X[i]),
                frame.Y.At(curve.Y[i]),
                radius,
                "dot f1",
                $"score {ReportNumber.Value(curve.X[i], 3)}, observed {ReportNumber.Value(curve.Y[i], 3)}, {ReportNumber.Count(rows, "row")}"
            );
        }
    }
}
