using System.Text;
using MlOpsBuild.Data.Checks;
using MlOpsBuild.Reports.Views;

namespace MlOpsBuild.Reports.Markdown;

/// <summary>What the data checks found.</summary>
internal static class MarkdownChecks
{
    private const int MaxRows = 20;
    private const int MaxColumns = 60;

    /// <summary>Checks that did not pass, and how many did.</summary>
    public static string Render(ReportModel model)
    {
        var found = model.Checks.Results.Where(r => r.Outcome != CheckOutcome.Pass).ToList();
        var passed = model.Checks.Results.Count - found.Count;
        var result = new StringBuilder("### Data checks\n\n");
        result.Append(
            CultureInfo.InvariantCulture,
            $"{passed:N0} of {model.Checks.Results.Count:N0} passed on {ReportNumber.Count(model.Checks.Rows, "row")} ({model.Checks.TrainRows:N0} train, {model.Checks.TestRows:N0} test).\n"
        );
        if (found.Count == 0)
        {
            return result.ToString();
        }

        var table = new MarkdownTable("Result", "Check", "Column", "Found");
        foreach (var check in found.Take(MaxRows))
        {
            table.Row(
                check.Outcome == CheckOutcome.Fail ? "❌ **fail**" : "⚠️ warn",
                MarkdownEscape.Code(check.Check, 40),
                check.Column is { } column ? MarkdownEscape.Code(column, 60) : "",
                MarkdownEscape.Text(check.Message, 240)
                    + (
                        check.Advice.Length == 0
                            ? ""
                            : " _" + MarkdownEscape.Text(check.Advice, 200) + "_"
                    )
            );
        }

        result.Append('\n').Append(table);
        if (found.Count > MaxRows)
        {
            result.Append(
                CultureInfo.InvariantCulture,
                $"\nand {found.Count - MaxRows:N0} more in `report.html`.\n"
            );
        }

        return result.ToString();
    }

    /// <summary>The columns and the most useful features, folded.</summary>
    public static string Details(ReportModel model)
    {
        var columns = model.Checks.Columns;
        if (columns.Count == 0)
        {
            return "";
        }

        var table = new MarkdownTable("Column", "Type", ">Missing", ">Distinct", "Values");
        foreach (var row in ProfileRow.Of(columns, model.Checks.Rows).Take(MaxColumns))
        {
            table.Row(
                MarkdownEscape.Text(row.Name),
                row.Type,
                MarkdownEscape.Text(row.Missing),
                row.Distinct,
                MarkdownEscape.Text(row.Summary)
            );
        }

        var more =
            columns.Count > MaxColumns
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"\nand {columns.Count - MaxColumns:N0} more in `report.html`.\n"
                )
                : "";
        return MarkdownGates.Fold($"Columns ({ReportNumber.Count(columns.Count)})", table + more);
    }
}
