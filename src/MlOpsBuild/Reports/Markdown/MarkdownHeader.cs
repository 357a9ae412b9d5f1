using System.Text;

namespace MlOpsBuild.Reports.Markdown;

/// <summary>The beginning and the end of the report, which are never left out.</summary>
internal static class MarkdownHeader
{
    /// <summary>Marker, verdict and identity.</summary>
    public static string Render(ReportModel model, MarkdownOptions options)
    {
        var verdict = ReportVerdict.Of(model);
        var (sign, word) = verdict.Outcome switch
        {
            ReportOutcome.Accepted => ("✅", "accepted"),
            ReportOutcome.Inconclusive => ("⚠️", "inconclusive"),
            _ => ("❌", "rejected"),
        };
        var result = new StringBuilder(Title(model.Model, sign, word, options));
        result
            .Append("**")
            .Append(MarkdownEscape.Text(verdict.Title, 160))
            .Append(".** ")
            .Append(MarkdownEscape.Text(verdict.Detail, 500))
            .Append("\n\n");
        result.Append(Identity(model)).Append('\n');
        if (model.Comparison?.Baseline.Note is { Length: > 0 } note)
        {
            result.Append("\n> **Baseline:** ").Append(MarkdownEscape.Text(note, 300)).Append('\n');
        }

        return result.ToString();
    }

    /// <summary>The marker and the heading.</summary>
    public static string Title(string model, string sign, string word, MarkdownOptions options)
    {
        var name = model.Trim().Length == 0 ? "model" : model;
        return $"{options.Marker ?? MarkdownReport.Marker(model)}\n## {sign} {MarkdownEscape.Text(name, 80)}: {word}\n\n";
    }

    /// <summary>The commit, in short.</summary>
    public static string Commit(string commit) =>
        $"**Commit** {MarkdownEscape.Code(ReportText.Short(commit))}";

    /// <summary>The line that reproduces the report, and where all of it is.</summary>
    public static string Reproduce(ReportModel model, MarkdownOptions options) =>
        "**Reproduce it**\n\n"
        + MarkdownEscape.Block(model.Reproduce, "sh")
        + (options.ReportUrl is null ? "" : "\n" + WhereAll(options) + "\n");

    /// <summary>Where the whole report is.</summary>
    public static string WhereAll(MarkdownOptions options) =>
        options.ReportUrl is { } url
            ? $"[The whole report]({Address(url)})"
            : "`report.html` has everything.";

    private static string Identity(ReportModel model)
    {
        var parts = new List<string>();
        if (model.Commit.Length > 0)
        {
            parts.Add(Commit(model.Commit) + (model.Dirty ? " with uncommitted changes" : ""));
        }
        else
        {
            parts.Add("**Commit** none, not in a Git repository");
        }

        if (model.Comparison?.Baseline is { } baseline)
        {
            parts.Add(
                "**Baseline** "
                    + MarkdownEscape.Text(baseline.Description, 80)
                    + Digest(baseline.ModelDigest)
            );
        }

        if (model.ModelDigest.Length > 0)
        {
            parts.Add("**Model** " + MarkdownEscape.Code(ReportText.Short(model.ModelDigest)));
        }

        parts.Add("**Data** " + MarkdownEscape.Code(ReportText.Short(model.DataDigest)));
        parts.Add("**Trainer** " + MarkdownEscape.Code(model.Trainer, 40));
        if (model.Project is not ("." or ""))
        {
            parts.Add("**Project** " + MarkdownEscape.Code(model.Project));
        }

        return string.Join(" · ", parts);
    }

    private static string Digest(string digest) =>
        digest.Length == 0 ? "" : $" ({MarkdownEscape.Code(ReportText.Short(digest))})";

    /// <summary>An address as the target of a link.</summary>
    public static string Address(Uri url) =>
        url
            .AbsoluteUri.Replace("(", "%28", StringComparison.Ordinal)
            .Replace(")", "%29", StringComparison.Ordinal);
}
