using MlOpsBuild.Evaluation;

namespace MlOpsBuild.Reports.Plots;

/// <summary>Classification: counts per actual and predicted class; the shade is the share of the actual class.</summary>
public sealed class ConfusionPlot : IPlot
{
    private const int MaxClasses = 40;
    private const double Top = 62;

    /// <inheritdoc/>
    public string Name => "confusion";

    /// <inheritdoc/>
    public PlotSection Section => PlotSection.Model;

    /// <inheritdoc/>
    public int Order => 50;

    /// <inheritdoc/>
    public Plot? Draw(ReportModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (
            model.Evaluation is not { Confusion.Count: > 0 } evaluation
            || evaluation.Confusion.Count > MaxClasses
            || evaluation.Confusion.Count != evaluation.Classes.Count
            || evaluation.Confusion.Any(r => r.Count != evaluation.Classes.Count)
        )
        {
            return null;
        }

        var names = evaluation.Classes.Select(c => ReportText.Clean(c, 60)).ToList();
        var cell = Math.Clamp(300.0 / names.Count, 14, 104);
        var left = Math.Clamp(names.Max(PlotText.Width) + 36, 64, 136);
        var width = (int)Math.Max(PlotFrame.Width, left + cell * names.Count + 16);
        // Names lie across the columns; where they do not fit, they are numbers that the rows explain.
        var numbered = names.Any(n => PlotText.Width(n) > cell - 6);
        var svg = new Svg();
        svg.Text(left, 20, "Confusion matrix", "title")
            .Text(left + cell * names.Count / 2, 40, "Predicted", "soft middle")
            .Upwards(14, Top + cell * names.Count / 2, "Actual", "soft middle", cell * names.Count);
        for (var i = 0; i < names.Count; i++)
        {
            var number = ReportNumber.Count(i + 1);
            var middle = (i + 0.5) * cell;
            svg.Text(
                    left - 8,
                    Top + middle + 4,
                    numbered ? $"{names[i]} ({number})" : names[i],
                    "small end",
                    left - 30
                )
                .Text(left + middle, Top - 6, numbered ? number : names[i], "small middle", cell);
            Row(svg, evaluation, i, left, cell, names);
        }

        return new Plot(
            Name,
            "Confusion matrix",
            "Test rows by actual class (rows) and predicted class (columns).",
            width,
            (int)Math.Max(Top + cell * names.Count + 16, 200),
            svg.ToString()
        );
    }

    private static void Row(
        Svg svg,
        EvaluationResult evaluation,
        int row,
        double left,
        double cell,
        List<string> names
    )
    {
        var counts = evaluation.Confusion[row];
        var total = counts.Sum(c => (long)c);
        for (var column = 0; column < counts.Count; column++)
        {
            var share = total == 0 ? 0 : (double)counts[column] / total;
            var (x, y) = (left + column * cell, Top + row * cell);
            svg.Rect(
                x,
                y,
                cell,
                cell,
                "cell f1",
                share * 0.9,
                $"actual {names[row]}, predicted {names[column]}: {ReportNumber.Count(counts[column])}"
            );
            var text = ReportNumber.Count(counts[column]);
            var tone = share > 0.85 ? " on" : "";
            if (cell >= 48)
            {
                svg.Text(x + cell / 2, y + cell / 2, text, "strong middle num" + tone, cell)
                    .Text(
                        x + cell / 2,
                        y + cell / 2 + 16,
                        Share(share),
                        "small middle num" + (tone.Length == 0 && share < 0.25 ? " soft" : tone),
                        cell
                    );
            }
            else if (PlotText.Width(text) < cell - 2)
            {
                svg.Text(x + cell / 2, y + cell / 2 + 4, text, "small middle num" + tone, cell);
            }
        }
    }

    private static string Share(double share) =>
        (share * 100).ToString("0.#", CultureInfo.InvariantCulture) + "%";
}
