using MlOpsBuild.Reports.Views;

namespace MlOpsBuild.Reports.Markdown;

/// <summary>What differs from the baseline, and the stages behind the report.</summary>
internal static class MarkdownChanges
{
    private const int MaxRows = 30;

    /// <summary>Why the figures changed: data, parameters, code.</summary>
    public static string Render(ReportModel model)
    {
        if (model.Changes.Count == 0)
        {
            return model.Comparison?.Baseline.Kind == "git"
                ? "### What changed\n\nNothing: same data, parameters and code as the baseline.\n"
                : "";
        }

        var table = new MarkdownTable("", "What", "Baseline", "Now");
        foreach (var change in model.Changes.Take(MaxRows))
        {
            table.Row(
                MarkdownEscape.Text(change.Kind, 20),
                MarkdownEscape.Code(change.Name),
                Value(change.Old, "new"),
                Value(change.New, "gone")
            );
        }

        return "### What changed\n\n"
            + table
            + (
                model.Changes.Count > MaxRows
                    ? string.Create(
                        CultureInfo.InvariantCulture,
                        $"\nand {model.Changes.Count - MaxRows:N0} more in `report.html`.\n"
                    )
                    : ""
            );
    }

    /// <summary>The stages with their outputs, folded.</summary>
    public static string Stages(ReportModel model)
    {
        if (model.Stages.Count == 0)
        {
            return "";
        }

        var table = new MarkdownTable("Stage", "Output");
        foreach (var stage in model.Stages.Take(MaxRows))
        {
            table.Row(
                MarkdownEscape.Text(stage.Name, 60),
                MarkdownEscape.Code(ReportText.Short(stage.Output))
            );
        }

        return MarkdownGates.Fold(
            $"Stages ({ReportNumber.Count(model.Stages.Count)})",
            table.ToString()
        );
    }

    private static string Value(string value, string absent) =>
        value.Length == 0 ? $"_{absent}_" : MarkdownEscape.Code(ChangeText.Shorten(value), 80);
}
