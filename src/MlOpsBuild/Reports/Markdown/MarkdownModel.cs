using System.Text;
using MlOpsBuild.Reports.Views;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.Reports.Markdown;

/// <summary>How the model does: worst slices, confusion matrix and curves.</summary>
internal static class MarkdownModel
{
    private const int MaxClasses = 10;

    /// <summary>The worst slices by the primary metric.</summary>
    public static string Slices(ReportModel model, MarkdownOptions options)
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

        var primary = evaluation.Metrics[0];
        var label = MarkdownEscape.Text(primary.Label, 60);
        var table = new MarkdownTable("Slice", ">Rows", $">{label}", ">CI");
        foreach (var slice in slices.Take(options.WorstSlices))
        {
            table.Row(
                $"{MarkdownEscape.Text(slice.Column, 60)} is **{MarkdownEscape.Text(slice.Value, 60)}**",
                ReportNumber.Count(slice.Rows),
                slice.Text,
                slice.Interval
            );
        }

        table.Row(
            "_all test rows_",
            ReportNumber.Count(evaluation.Rows),
            ReportNumber.Value(primary.Value),
            ReportNumber.Range(primary.Low, primary.High, ReportNumber.Decimals(primary.Value))
        );
        return $"### Worst slices\n\n{table}"
            + (
                slices.Count > options.WorstSlices
                    ? string.Create(
                        CultureInfo.InvariantCulture,
                        $"\nof {slices.Count:N0} slices, by the better end of the interval.\n"
                    )
                    : ""
            );
    }

    /// <summary>The confusion matrix, when it is not too large to read.</summary>
    public static string Confusion(ReportModel model)
    {
        if (
            model.Evaluation is not { Confusion.Count: > 0 } evaluation
            || evaluation.Confusion.Count > MaxClasses
            || evaluation.Classes.Count != evaluation.Confusion.Count
        )
        {
            return "";
        }

        var names = evaluation.Classes.Select(c => MarkdownEscape.Text(c, 30)).ToList();
        var table = new MarkdownTable(["Actual", .. names.Select(n => $">predicted {n}")]);
        for (var i = 0; i < names.Count; i++)
        {
            table.Row([
                $"**{names[i]}**",
                .. evaluation
                    .Confusion[i]
                    .Select(
                        (n, j) => i == j ? $"**{ReportNumber.Count(n)}**" : ReportNumber.Count(n)
                    ),
            ]);
        }

        return $"### Confusion matrix\n\n{table}";
    }

    /// <summary>Binary: the ROC curve as a chart that GitHub draws.</summary>
    public static string Curves(ReportModel model) =>
        model.Evaluation is { Task: ModelTask.Binary } evaluation
        && evaluation.Curves.FirstOrDefault(c => c.Name == "roc") is { X.Count: > 1 } roc
            ? MarkdownGates.Fold("ROC curve", MermaidChart.Roc(roc))
            : "";
}
