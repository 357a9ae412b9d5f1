namespace MlOpsBuild.Reports.Plots;

/// <summary>The most useful features: how much worse the primary metric gets when one is permuted.</summary>
public sealed class ImportancePlot : IPlot
{
    private const int MaxBars = 15;
    private const int Width = 440;
    private const double Top = 52;
    private const double Step = 20;
    private const double Left = 152;
    private const double Right = Width - 66;

    /// <inheritdoc/>
    public string Name => "importance";

    /// <inheritdoc/>
    public PlotSection Section => PlotSection.Model;

    /// <inheritdoc/>
    public int Order => 60;

    /// <inheritdoc/>
    public Plot? Draw(ReportModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var all = model.Evaluation?.Importance ?? [];
        var shown = all.Where(i => double.IsFinite(i.Value)).Take(MaxBars).ToList();
        if (shown.Count == 0)
        {
            return null;
        }

        var metric = ReportText.Clean(model.Evaluation!.Metrics.FirstOrDefault()?.Label, 40);
        var scale = PlotScale.Around([.. shown.Select(i => i.Value), 0], Left, Right);
        var decimals = ReportNumber.Decimals([.. shown.Select(i => i.Value)]);
        var svg = new Svg();
        svg.Text(16, 20, "Feature importance", "title")
            .Text(
                16,
                38,
                $"How much worse {metric} gets when the feature is shuffled",
                "small soft",
                Width - 32
            );
        for (var i = 0; i < shown.Count; i++)
        {
            var y = Top + i * Step;
            var (zero, end) = (scale.At(0), scale.At(shown[i].Value));
            svg.Text(
                    Left - 8,
                    y + 13,
                    ReportText.Clean(shown[i].Feature, 80),
                    "small end",
                    Left - 24
                )
                .Rect(
                    Math.Min(zero, end),
                    y + 3,
                    Math.Max(Math.Abs(end - zero), 1),
                    Step - 6,
                    shown[i].Value > 0 ? "f1" : "fsame"
                )
                .Text(
                    Math.Max(zero, end) + 6,
                    y + 13,
                    ReportNumber.Value(shown[i].Value, decimals),
                    "small soft num",
                    64
                );
        }

        var bottom = Top + shown.Count * Step;
        svg.Line(scale.At(0), Top, scale.At(0), bottom, "axis");
        if (all.Count > shown.Count)
        {
            svg.Text(
                Left,
                bottom + 18,
                $"and {ReportNumber.Count(all.Count - shown.Count, "feature")} below these",
                "small soft"
            );
        }

        return new Plot(
            Name,
            "Feature importance",
            $"Permutation importance on {metric}, largest first: {string.Join(", ", shown.Take(5).Select(i => ReportText.Clean(i.Feature, 40)))}.",
            Width,
            (int)bottom + (all.Count > shown.Count ? 30 : 14),
            svg.ToString()
        );
    }
}
