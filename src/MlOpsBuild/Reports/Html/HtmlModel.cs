using System.Text;
using MlOpsBuild.Common;
using MlOpsBuild.Reports.Plots;
using MlOpsBuild.Reports.Views;

namespace MlOpsBuild.Reports.Html;

/// <summary>Slices and plots.</summary>
internal static class HtmlModel
{
    private const int MaxRows = 100;

    /// <summary>The slices: plot and table.</summary>
    public static string Slices(ReportModel model)
    {
        if (model.Evaluation is not { } evaluation)
        {
            return "";
        }

        var slices = SliceRow.WorstFirst(evaluation);
        if (slices.Count == 0)
        {
            return "";
        }

        var table = new HtmlTable(
            "Slice",
            ">Rows",
            $">{HtmlText.Of(evaluation.Metrics[0].Label, 60)}",
            ">CI"
        );
        foreach (var slice in slices.Take(MaxRows))
        {
            table.Row(
                $"{HtmlText.Of(slice.Column)}: {HtmlText.Of(slice.Value)}",
                ReportNumber.Count(slice.Rows),
                slice.Text,
                slice.Interval
            );
        }

        var more =
            slices.Count > MaxRows
                ? $"<p class=\"soft\">and {ReportNumber.Count(slices.Count - MaxRows)} more in report.json.</p>\n"
                : "";
        return "<p class=\"soft\">The worst first, by the better end of the interval: few rows alone do not put a slice on top.</p>\n"
            + Wide(model, PlotSection.Slices)
            + $"<details><summary>All {ReportNumber.Count(slices.Count, "slice")} as a table</summary>\n{table}{more}</details>\n";
    }

    /// <summary>The plots of the model.</summary>
    public static string Plots(ReportModel model)
    {
        var plots = Draw(model, PlotSection.Model);
        return plots.Length == 0 ? "" : $"<div class=\"plots\">\n{plots}</div>\n";
    }

    /// <summary>The plots of another section, one below the other.</summary>
    public static string Wide(ReportModel model, PlotSection section)
    {
        var plots = Draw(model, section);
        return plots.Length == 0 ? "" : $"<div class=\"wide\">\n{plots}</div>\n";
    }

    private static string Draw(ReportModel model, PlotSection section)
    {
        var text = new StringBuilder();
        foreach (
            var plot in Catalog<IPlot>.All.Where(p => p.Section == section).OrderBy(p => p.Order)
        )
        {
            text.Append(plot.Draw(model)?.ToSvg(standalone: false));
        }

        return text.ToString();
    }
}
