using System.Text;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.Models;

namespace MlOpsBuild;

/// <summary>What a promotion or rollback did, for people.</summary>
public static class MoveText
{
    /// <summary>Renders it; lines end with LF, the last one too.</summary>
    public static string Render(MoveReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder();
        if (report.Recorded.Length > 0)
        {
            Line(text, "recorded", report.Recorded);
        }

        var now = report.Model.Model.Display;
        if (report.Move is not { } move)
        {
            Line(
                text,
                report.Alias,
                report.Finished
                    ? $"{now}: the move that had been interrupted is finished"
                    : $"points at {now} already; nothing to do"
            );
        }
        else
        {
            Line(
                text,
                report.Alias,
                move.From is null ? $"{now}, new" : $"{now}, was {move.From.Display}"
            );
            Line(
                text,
                "move",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{move.Number}, {AliasMove.NameOf(move.Action)} by {move.Who}"
                ) + (move.Why.Length == 0 ? "" : $": {move.Why}")
            );
            if (move.Action == MoveAction.Rollback)
            {
                Origin(text, report.Model);
            }
        }

        if (report.Registry is not null)
        {
            Line(text, "registry", report.Registry);
        }

        if (report.TagNote.Length > 0)
        {
            Line(text, "git tags", $"none: {report.TagNote}");
        }

        if (report.Tags.Count > 0)
        {
            Line(text, "git tags", string.Join(", ", report.Tags));
            Line(text, "share them", $"git push origin {string.Join(' ', report.Tags)}");
        }

        return text.ToString();
    }

    private static void Origin(StringBuilder text, ModelFacts facts)
    {
        var first = "made from";
        foreach (var file in facts.Files)
        {
            Line(text, first, $"{file.Path}  {file.Digest}");
            first = "";
        }

        Line(
            text,
            facts.Files.Count == 0 ? first : "",
            facts.Commit is null
                ? "a commit that is not known: no provenance is attached that names one"
                : $"commit {facts.Commit}"
        );
        if (facts.Commit is not null)
        {
            Line(text, "data then", $"./build.sh Checkout --commit {facts.Commit}");
        }
    }

    private static void Line(StringBuilder text, string name, string value) =>
        text.Append(name.PadRight(11)).Append(' ').Append(PlainText.Of(value)).Append('\n');
}
