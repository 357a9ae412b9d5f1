using System.Text;
using MlOpsBuild.Common;

namespace MlOpsBuild.Reports.Html;

/// <summary>Verdict, identity and contents.</summary>
internal static class HtmlHeader
{
    /// <summary>The outcome in a word.</summary>
    public static string Word(ReportModel model) =>
        JsonList.NameOf(ReportVerdict.Of(model).Outcome);

    /// <summary>The top of the page.</summary>
    public static string Render(ReportModel model, IReadOnlyList<HtmlSection> sections)
    {
        var verdict = ReportVerdict.Of(model);
        var css = verdict.Outcome switch
        {
            ReportOutcome.Accepted => "good",
            ReportOutcome.Inconclusive => "warn",
            _ => "bad",
        };
        var text = new StringBuilder("<header>\n");
        text.Append($"<p class=\"model\">{HtmlText.Of(model.Model, 100)}</p>\n");
        text.Append($"<div class=\"verdict {css}\">\n<h1>{HtmlText.Of(verdict.Title, 160)}</h1>\n");
        text.Append($"<p>{HtmlText.Of(verdict.Detail, 500)}</p>\n</div>\n");
        text.Append(Identity(model));
        if (model.Comparison?.Baseline.Note is { Length: > 0 } note)
        {
            text.Append($"<p class=\"hint\">Baseline: {HtmlText.Of(note)}</p>\n");
        }

        text.Append("<nav aria-label=\"Contents\">");
        foreach (var section in sections)
        {
            text.Append($"<a href=\"#{section.Id}\">{section.Title}</a>");
        }

        return text.Append("</nav>\n</header>\n").ToString();
    }

    private static string Identity(ReportModel model)
    {
        var text = new StringBuilder("<dl>\n");
        Item(
            "Commit",
            model.Commit.Length == 0
                ? "none, not in a Git repository"
                : HtmlText.Id(model.Commit) + (model.Dirty ? " with uncommitted changes" : "")
        );
        if (model.Comparison?.Baseline is { } baseline)
        {
            Item(
                "Baseline",
                HtmlText.Of(baseline.Description, 100)
                    + (
                        baseline.ModelDigest.Length == 0
                            ? ""
                            : " " + HtmlText.Id(baseline.ModelDigest)
                    )
            );
        }

        if (model.ModelDigest.Length > 0)
        {
            Item("Model", HtmlText.Id(model.ModelDigest));
        }

        Item("Data", HtmlText.Id(model.DataDigest));
        Item("Trainer", HtmlText.Of(model.Trainer, 60));
        if (model.Evaluation is { } evaluation)
        {
            Item("Task", JsonList.NameOf(evaluation.Task));
        }

        Item(
            "Rows",
            $"{ReportNumber.Count(model.Checks.TrainRows)} train, {ReportNumber.Count(model.Checks.TestRows)} test"
        );
        if (model.Project is not ("." or ""))
        {
            Item("Project", HtmlText.Of(model.Project, 120));
        }

        return text.Append("</dl>\n").ToString();

        void Item(string name, string value) =>
            text.Append($"<div><dt>{name}</dt><dd>{value}</dd></div>\n");
    }
}
