using MlOpsBuild.Reports.Views;

namespace MlOpsBuild.Reports.Plots;

/// <summary>The primary metric per slice with its confidence interval, the worst first, against all test rows.</summary>
public sealed class SlicesPlot : IPlot
{
    private const int MaxRows = 25;
    private const int Width = 720;
    private const double Top = 58;
    private const double Step = 22;
    private const double Left = 232;
    private const double Right = Width - 86;

    /// <inheritdoc/>
    public string Name => "slices";

    /// <inheritdoc/>
    public PlotSection Section => PlotSection.Slices;

    /// <inheritdoc/>
    public int Order => 10;

    /// <inheritdoc/>
    public Plot? Draw(ReportModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (model.Evaluation is not { } evaluation)
        {
            return null;
        }

        var all = SliceRow.WorstFirst(evaluation);
        var shown = all.Take(MaxRows).ToList();
        if (shown.Count == 0)
        {
            return null;
        }

        var primary = evaluation.Metrics[0];
        var label = ReportText.Clean(primary.Label, 40);
        var scale = PlotScale.Around(
            [
                primary.Value,
                .. shown.SelectMany(s =>
                    new[]
                    {
                        s.Metric.Value,
                        s.Metric.Low ?? s.Metric.Value,
                        s.Metric.High ?? s.Metric.Value,
                    }
                ),
            ],
            Left,
            Right,
            6
        );
        var bottom = Top + shown.Count * Step;
        var svg = new Svg();
        svg.Text(16, 20, $"{label} by slice", "title", Width - 32);
        foreach (var (value, text) in scale.Ticks(6))
        {
            svg.Line(scale.At(value), Top, scale.At(value), bottom, "grid")
                .Text(scale.At(value), bottom + 17, text, "small soft middle num");
        }

        if (double.IsFinite(primary.Value))
        {
            svg.Line(scale.At(primary.Value), Top - 6, scale.At(primary.Value), bottom, "guide")
                .Text(
                    scale.At(primary.Value),
                    Top - 12,
                    $"all rows {ReportNumber.Value(primary.Value)}",
                    "small soft middle num"
                );
        }

        svg.Text(Width - 16, Top - 12, "rows", "small soft end");
        for (var i = 0; i < shown.Count; i++)
        {
            Row(svg, scale, shown[i], Top + (i + 0.5) * Step);
        }

        var more = all.Count - shown.Count;
        if (more > 0)
        {
            svg.Text(
                16,
                bottom + 36,
                $"and {ReportNumber.Count(more, "slice")} that do better",
                "small soft"
            );
        }

        return new Plot(
            Name,
            $"{label} by slice",
            $"{label} with its confidence interval for {ReportNumber.Count(shown.Count, "slice")}, the worst first; the dashed line is all test rows.",
            Width,
            (int)bottom + (more > 0 ? 46 : 28),
            svg.ToString()
        );
    }

    private static void Row(Svg svg, PlotScale scale, SliceRow slice, double y)
    {
        var name = $"{slice.Column}: {slice.Value}";
        svg.Text(Left - 14, y + 4, name, "small end", Left - 30);
        if (slice.Metric is { Low: { } low, High: { } high })
        {
            svg.Line(scale.At(low), y, scale.At(high), y, "bar c1");
        }

        var interval = slice.Interval == ReportNumber.None ? "" : $" ({slice.Interval})";
        svg.Circle(
                scale.At(slice.Metric.Value),
                y,
                4.5,
                "dot f1",
                $"{name}: {slice.Text}{interval}"
            )
            .Text(Width - 16, y + 4, ReportNumber.Count(slice.Rows), "small soft end num");
    }
}
