using MlOpsBuild.Evaluation;

namespace MlOpsBuild.Reports.Plots;

/// <summary>Lines from 0 to 1 on both axes, one per class, with a legend where there are several.</summary>
internal static class CurvePlot
{
    private const int MaxLines = 6;

    /// <summary>The curves of that name that have at least two points.</summary>
    public static IReadOnlyList<Curve> Find(ReportModel model, string name) =>
        [
            .. (model.Evaluation?.Curves ?? []).Where(c =>
                string.Equals(c.Name, name, StringComparison.Ordinal) && c.X.Count > 1
            ),
        ];

    /// <summary>Draws lines.</summary>
    /// <param name="frame">Where.</param>
    /// <param name="curves">Which; only the first six are drawn.</param>
    /// <param name="legendLeft">Where the legend starts, from 0 to 1.</param>
    /// <param name="legendTop">Its height, from 0 to 1.</param>
    public static void Draw(
        PlotFrame frame,
        IReadOnlyList<Curve> curves,
        double legendLeft,
        double legendTop
    )
    {
        for (var i = 0; i < Math.Min(curves.Count, MaxLines); i++)
        {
            frame.Svg.Polyline(frame.Points(curves[i].X, curves[i].Y), $"line c{Colour(i)}");
        }

        if (curves.Count > 1)
        {
            Legend(frame, curves, legendLeft, legendTop);
        }
    }

    /// <summary>The classes in words, for a description.</summary>
    public static string Classes(IReadOnlyList<Curve> curves) =>
        string.Join(
            ", ",
            curves
                .Take(MaxLines)
                .Select(c => ReportText.Clean(c.Class, 40))
                .Where(c => c.Length > 0)
        );

    /// <summary>The number of the colour class of a line.</summary>
    public static string Colour(int index) =>
        (index % MaxLines + 1).ToString(CultureInfo.InvariantCulture);

    private static void Legend(
        PlotFrame frame,
        IReadOnlyList<Curve> curves,
        double left,
        double top
    )
    {
        var shown = Math.Min(curves.Count, MaxLines);
        var x = frame.X.At(left);
        var right = frame.X.At(left + 0.38);
        var y = frame.Y.At(top);
        var height = shown * 18 + 8 + (curves.Count > shown ? 18 : 0);
        frame.Svg.Rect(x - 8, y - 14, right - x + 4, height, "plot-page", 0.85);
        for (var i = 0; i < shown; i++)
        {
            frame
                .Svg.Line(x, y - 4, x + 16, y - 4, $"line c{Colour(i)}")
                .Text(x + 22, y, ReportText.Clean(curves[i].Class, 60), "small", right - x - 28);
            y += 18;
        }

        if (curves.Count > shown)
        {
            frame.Svg.Text(
                x,
                y,
                $"and {ReportNumber.Count(curves.Count - shown)} more",
                "small soft"
            );
        }
    }
}
