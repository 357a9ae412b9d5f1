using System.Text;
using MlOpsBuild.Data.Checks;
using MlOpsBuild.Reports.Plots;
using MlOpsBuild.Reports.Views;

namespace MlOpsBuild.Reports.Html;

/// <summary>Data checks and the profile of the columns.</summary>
internal static class HtmlData
{
    private const int MaxRows = 300;
    private const double BarWidth = 56;

    /// <summary>The section.</summary>
    public static string Render(ReportModel model)
    {
        var checks = model.Checks;
        var found = checks.Results.Where(r => r.Outcome != CheckOutcome.Pass).ToList();
        var passed = checks.Results.Where(r => r.Outcome == CheckOutcome.Pass).ToList();
        var text = new StringBuilder();
        text.Append(
            $"<p>{ReportNumber.Count(passed.Count)} of {ReportNumber.Count(checks.Results.Count, "check")} passed on {ReportNumber.Count(checks.Rows, "row")}.</p>\n"
        );
        if (found.Count > 0)
        {
            text.Append(Table(found));
        }

        if (passed.Count > 0)
        {
            text.Append(
                    $"<details><summary>Passed checks ({ReportNumber.Count(passed.Count)})</summary>\n"
                )
                .Append(Table(passed))
                .Append("</details>\n");
        }

        if (checks.Columns.Count > 0)
        {
            text.Append("<h3>Columns</h3>\n").Append(Columns(checks));
        }

        return text.ToString();
    }

    private static string Table(List<CheckResult> results)
    {
        var table = new HtmlTable("Result", "Check", "Column", ">Value", ">Limit", "~Found");
        foreach (var result in results.Take(MaxRows))
        {
            var advice =
                result.Advice.Length == 0
                    ? ""
                    : $" <span class=\"soft\">{HtmlText.Of(result.Advice)}</span>";
            table.Row(
                result.Outcome switch
                {
                    CheckOutcome.Pass => HtmlText.Chip("good", "pass"),
                    CheckOutcome.Warn => HtmlText.Chip("warn", "warn"),
                    _ => HtmlText.Chip("bad", "fail"),
                },
                HtmlText.Of(result.Check, 60),
                result.Column is { } column ? HtmlText.Code(column) : "",
                result.Value is { } value ? ReportNumber.Limit(value) : "",
                result.Limit is { } limit ? ReportNumber.Limit(limit) : "",
                HtmlText.Of(result.Message) + advice
            );
        }

        return table + More(results.Count);
    }

    private static string Columns(CheckReport checks)
    {
        var table = new HtmlTable("Column", "Type", ">Missing", ">Distinct", "~Values");
        foreach (var row in ProfileRow.Of(checks.Columns, checks.Rows).Take(MaxRows))
        {
            table.Row(
                HtmlText.Code(row.Name),
                row.Type,
                HtmlText.Of(row.Missing) + Bar(row.MissingShare),
                row.Distinct,
                HtmlText.Of(row.Summary)
            );
        }

        return table + More(checks.Columns.Count);
    }

    private static string Bar(double share) =>
        $"<svg class=\"share\" width=\"{Svg.Number(BarWidth)}\" height=\"6\" aria-hidden=\"true\"><rect class=\"back\" width=\"{Svg.Number(BarWidth)}\" height=\"6\" rx=\"3\"/>"
        + (
            share <= 0
                ? ""
                : $"<rect class=\"fill\" width=\"{Svg.Number(Math.Clamp(share * BarWidth, 2, BarWidth))}\" height=\"6\" rx=\"3\"/>"
        )
        + "</svg>";

    private static string More(int count) =>
        count > MaxRows
            ? $"<p class=\"soft\">and {ReportNumber.Count(count - MaxRows)} more in report.json.</p>\n"
            : "";
}
