using MlOpsBuild.Reports.Views;

namespace MlOpsBuild.Reports.Html;

/// <summary>What changed, the stages and the reproducing line.</summary>
internal static class HtmlDetails
{
    private const int MaxRows = 300;

    /// <summary>What differs from the baseline.</summary>
    public static string Changes(ReportModel model)
    {
        if (model.Changes.Count == 0)
        {
            return model.Comparison?.Baseline.Kind == "git"
                ? "<p>Nothing: same data, parameters and code as the baseline.</p>\n"
                : "";
        }

        var table = new HtmlTable("Kind", "~What", "Baseline", "Now");
        foreach (var change in model.Changes.Take(MaxRows))
        {
            table.Row(
                HtmlText.Of(change.Kind, 20),
                HtmlText.Code(change.Name),
                Value(change.Old, "new"),
                Value(change.New, "gone")
            );
        }

        return table
            + (
                model.Changes.Count > MaxRows
                    ? $"<p class=\"soft\">and {ReportNumber.Count(model.Changes.Count - MaxRows)} more in report.json.</p>\n"
                    : ""
            );
    }

    /// <summary>The stages with their digests.</summary>
    public static string Stages(ReportModel model)
    {
        if (model.Stages.Count == 0)
        {
            return "";
        }

        var table = new HtmlTable("Stage", "Output");
        foreach (var stage in model.Stages.Take(MaxRows))
        {
            table.Row(HtmlText.Of(stage.Name, 60), HtmlText.Id(stage.Output));
        }

        return table.ToString();
    }

    /// <summary>The line that reproduces the report.</summary>
    public static string Reproduce(ReportModel model) =>
        $"<pre>{HtmlText.Of(model.Reproduce, 2000)}</pre>\n";

    private static string Value(string value, string absent) =>
        value.Length == 0
            ? $"<span class=\"soft\">{absent}</span>"
            : HtmlText.Code(ChangeText.Shorten(value));
}
