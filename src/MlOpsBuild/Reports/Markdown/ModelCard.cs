using System.Text;
using MlOpsBuild.Evaluation;
using MlOpsBuild.Evaluation.Slices;
using MlOpsBuild.Reports.Views;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.Reports.Markdown;

/// <summary>
/// A model card in Markdown: what the model predicts and from what, how well, for whom less well, what it is not fit for,
/// and how to make it again.
/// </summary>
public static class ModelCard
{
    private const int MaxSlices = 40;
    private const int MaxFeatures = 200;
    private const int MaxParameters = 60;

    /// <summary>The card. Equal content gives equal text.</summary>
    public static string Render(ModelCardContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return string.Join(
            "\n",
            new[]
            {
                Opening(content),
                Quality(content),
                Slices(content),
                Gates(content),
                Training(content),
                Inputs(content),
                Limits(content),
                Reproduce(content),
            }.Where(s => s.Length > 0)
        );
    }

    private static string Opening(ModelCardContent content)
    {
        var task = content.Evaluation.Task;
        var classes = content.Evaluation.Classes;
        var label = content.Bundle is { } bundle
            ? MarkdownEscape.Code(bundle.Signature.Label, 60)
            : "the label";
        var what = task switch
        {
            ModelTask.Regression => $"Predicts the number {label}",
            ModelTask.Binary =>
                $"Predicts whether {label} is {Name(classes[^1])} rather than {Name(classes[0])}: it gives the probability of {Name(classes[^1])}",
            _ =>
                $"Predicts {label}, one of {classes.Count.ToString(CultureInfo.InvariantCulture)} classes: it gives the probability of each",
        };
        var from = content.Bundle is { } known
            ? $", from {ReportNumber.Count(known.Signature.Features.Count, "column")}"
            : "";
        return $"# {MarkdownEscape.Text(content.Model, 80)}\n\n{what}{from}.\n";
    }

    private static string Quality(ModelCardContent content)
    {
        var table = new MarkdownTable(
            "Metric",
            ">Value",
            $">{ReportNumber.Percent(content.Confidence)} CI"
        );
        foreach (var metric in content.Evaluation.Metrics)
        {
            var decimals = ReportNumber.Decimals(metric.Value);
            table.Row(
                MarkdownEscape.Text(metric.Label, 60),
                ReportNumber.Value(metric.Value, decimals),
                ReportNumber.Range(metric.Low, metric.High, decimals)
            );
        }

        return $"## Quality\n\nOn {ReportNumber.Count(content.Evaluation.Rows, "test row")} that training never saw.\n\n{table}";
    }

    private static string Slices(ModelCardContent content)
    {
        var rows = SliceRow.WorstFirst(content.Evaluation);
        if (rows.Count == 0)
        {
            return "";
        }

        var table = new MarkdownTable(
            "Slice",
            ">Rows",
            ">" + MarkdownEscape.Text(content.Evaluation.Metrics[0].Label, 60),
            $">{ReportNumber.Percent(content.Confidence)} CI"
        );
        foreach (var row in rows.Take(MaxSlices))
        {
            table.Row(
                $"{MarkdownEscape.Text(row.Column)} = {MarkdownEscape.Text(row.Value)}",
                ReportNumber.Count(row.Rows),
                row.Text,
                row.Interval
            );
        }

        return $"## Slices, the worst first\n\n{table}{More(rows.Count, MaxSlices)}";
    }

    private static string Gates(ModelCardContent content) =>
        content.Gates.Count == 0
            ? ""
            : "## Gates\n\nThe model was let through by these; what each said is attached to it as a test result.\n\n"
                + string.Concat(content.Gates.Select(g => $"- {MarkdownEscape.Code(g, 120)}\n"));

    private static string Training(ModelCardContent content)
    {
        var text = new StringBuilder("## Data and training\n\n");
        var files = new MarkdownTable("File", "Digest");
        foreach (var (path, digest) in content.Data)
        {
            files.Row(MarkdownEscape.Code(path, 200), MarkdownEscape.Code(digest));
        }

        text.Append(files).Append('\n');
        text.Append("Trained on ").Append(ReportNumber.Count(content.TrainRows, "row"));
        if (content.Bundle is { } bundle)
        {
            text.Append(" by ")
                .Append(MarkdownEscape.Code(bundle.Trainer, 40))
                .Append(
                    CultureInfo.InvariantCulture,
                    $" (version {bundle.TrainerVersion}), seed {bundle.Seed}"
                );
            if (bundle.Parameters.Count > 0)
            {
                text.Append(": ")
                    .AppendJoin(
                        ", ",
                        bundle
                            .Parameters.OrderBy(p => p.Key, StringComparer.Ordinal)
                            .Take(MaxParameters)
                            .Select(p =>
                                MarkdownEscape.Code(
                                    $"{p.Key} = {Convert.ToString(p.Value, CultureInfo.InvariantCulture)}"
                                )
                            )
                    );
            }
        }

        return text.Append(".\n").ToString();
    }

    private static string Inputs(ModelCardContent content)
    {
        if (content.Bundle is not { Signature.Features: { Count: > 0 } features })
        {
            return "";
        }

        var table = new MarkdownTable("Column", "Kind", ">Known values");
        foreach (var feature in features.Take(MaxFeatures))
        {
            var isNumber = feature.Kind == FeatureKind.Number;
            table.Row(
                MarkdownEscape.Code(feature.Name, 60),
                isNumber ? "number" : "category",
                isNumber ? "" : ReportNumber.Count(feature.Categories.Count)
            );
        }

        return $"## Inputs\n\n{table}{More(features.Count, MaxFeatures)}";
    }

    private static string Limits(ModelCardContent content)
    {
        var limits = LimitsOf(content);
        return $"## Limits\n\n{string.Concat(limits.Select(l => $"- {MarkdownEscape.Text(l, 400)}\n"))}";
    }

    /// <summary>What is known not to be covered, a sentence each.</summary>
    public static IReadOnlyList<string> LimitsOf(ModelCardContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var limits = new List<string>
        {
            "The figures hold for rows like those of the data above; for others, such as later ones, they are not known.",
        };
        if (content.Bundle?.Signature.Features.Any(f => f.Kind == FeatureKind.Category) == true)
        {
            limits.Add("A category that training never saw counts as missing.");
        }

        var small = content.Evaluation.Slices.Where(s => s.IsSmall).ToList();
        if (small.Count > 0)
        {
            limits.Add(
                $"Too few test rows (below {ReportNumber.Count(SliceResult.SmallRows)}) to judge: {string.Join(", ", small.Take(5).Select(s => $"{s.Column} = {s.Value}"))}{(small.Count > 5 ? " and others" : "")}."
            );
        }

        limits.Add(
            content.Evaluation.Slices.Count == 0
                ? "It was not evaluated on parts of the data, so who is served less well is not known."
                : "Nothing is known of parts of the data that are not in the table of slices."
        );
        return limits;
    }

    private static string Reproduce(ModelCardContent content)
    {
        if (content.Stages.Count == 0)
        {
            return "";
        }

        var text = new StringBuilder("## Make it again\n\n");
        if (content.Commit.Length == 0 || content.Uncommitted)
        {
            return text.Append(
                    content.Commit.Length == 0
                        ? "It was made outside a Git repository, so its files cannot be named.\n"
                        : $"It was made of commit {MarkdownEscape.Code(content.Commit)} with changes that were not committed, so it cannot be made again from there.\n"
                )
                .ToString();
        }

        var model = content.Project == "." ? "" : $" --model {content.Project}";
        text.Append(
            MarkdownEscape.Block(
                $"git checkout {content.Commit} && ./build.sh Evaluate{model}",
                "sh"
            )
        );
        text.Append(
            "\n`mlops.lock` then has these digests; `./build.sh Reproduce` compares them.\n\n"
        );
        var table = new MarkdownTable("Stage", "Result");
        foreach (var (stage, digest) in content.Stages)
        {
            table.Row(MarkdownEscape.Code(stage), MarkdownEscape.Code(digest));
        }

        return text.Append(table).ToString();
    }

    private static string Name(string value) =>
        value.Length == 0 ? "(empty)" : MarkdownEscape.Code(value, 60);

    private static string More(int count, int shown) =>
        count > shown ? $"\nand {ReportNumber.Count(count - shown)} more\n" : "";
}
