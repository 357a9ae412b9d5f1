using System.Text;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.Models;
using MlOpsBuild.Reports.Terminal;

namespace MlOpsBuild;

/// <summary>The registered models as a table for people.</summary>
public static class ModelsText
{
    private const int MostMetrics = 3;
    private const int LongestReason = 32;
    private const int Width = 110;

    /// <summary>Renders the list; lines end with LF, the last one too.</summary>
    /// <param name="listing">What there is.</param>
    /// <param name="history">Whether to tell the moves of each alias too.</param>
    /// <param name="now">The time that ages are counted to.</param>
    public static string Render(ModelListing listing, bool history, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(listing);
        var text = new StringBuilder();
        if (listing.Models.Count == 0)
        {
            text.Append(listing.Name)
                .Append(" has no registered model: './build.sh Register' makes the first.\n");
        }
        else
        {
            Models(text, listing, now);
        }

        foreach (var (alias, problem) in listing.Problems)
        {
            text.Append("\n! ")
                .Append(problem)
                .Append(
                    listing.Aliases.Any(a => a.Alias == alias && a.IsUnfinished)
                        ? ".\n  That move is under way or was interrupted; doing it again brings it to its end.\n"
                        : ".\n  Find out who did that; Promote or Rollback with --force goes on from there.\n"
                );
        }

        if (history)
        {
            foreach (var alias in listing.Aliases)
            {
                Moves(text, alias);
            }
        }

        return text.ToString();
    }

    private static void Models(StringBuilder text, ModelListing listing, DateTimeOffset now)
    {
        string[] metrics =
        [
            .. listing
                .Models.SelectMany(m => m.Metrics.Select(v => v.Key))
                .Distinct(StringComparer.Ordinal)
                .Take(MostMetrics),
        ];
        var table = new TerminalTable([
            listing.Name,
            "aliases",
            .. metrics.Select(PlainText.Of),
            "verdict",
            "digest",
            "age",
        ]);
        foreach (var facts in listing.Models)
        {
            table.Row(
                null,
                [
                    facts.Model.Version?.ToString() ?? "no version",
                    string.Join(", ", listing.AliasesOf(facts.Model)),
                    .. metrics.Select(m => Metric(facts, m)),
                    facts.Verdict.Word,
                    facts.Model.Digest.Short,
                    Age(facts.Created, now),
                ]
            );
        }

        table.Write(
            text,
            Width,
            [
                [],
            ],
            static (cell, _) => cell
        );
    }

    private static void Moves(StringBuilder text, AliasHistory history)
    {
        text.Append('\n').Append(history.Alias).Append('\n');
        var table = new TerminalTable("move", "when (UTC)", "what", "to", "by", "why");
        foreach (var move in history.Moves.Reverse())
        {
            table.Row(
                null,
                move.Number.ToString(CultureInfo.InvariantCulture),
                move.When.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
                AliasMove.NameOf(move.Action),
                move.To.Display,
                NameOf(PlainText.Of(move.Who)),
                Cut(PlainText.Of(move.Why))
            );
        }

        table.Write(
            text,
            Width,
            [
                [],
                [5],
                [4, 5],
            ],
            static (cell, _) => cell
        );
    }

    private static string Metric(ModelFacts facts, string name)
    {
        var value = facts.Metrics.FirstOrDefault(m => m.Key == name).Value ?? "";
        return double.TryParse(
            value,
            NumberStyles.Float,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number.ToString("0.0000", CultureInfo.InvariantCulture)
            : PlainText.Of(value);
    }

    // The JSON has all of it.
    private static string NameOf(string who) =>
        who.IndexOf(" <", StringComparison.Ordinal) is var address and > 0 ? who[..address] : who;

    private static string Cut(string text) =>
        text.Length <= LongestReason ? text : text[..(LongestReason - 3)] + "...";

    private static string Age(DateTimeOffset? created, DateTimeOffset now)
    {
        const double daysPerMonth = 365.25 / 12;
        if (created is not { } then)
        {
            return "-";
        }

        var age = now - then;
        return age < TimeSpan.FromMinutes(1) ? "now"
            : age < TimeSpan.FromHours(1) ? Text(age.TotalMinutes, "min")
            : age < TimeSpan.FromDays(1) ? Text(age.TotalHours, "h")
            : age < TimeSpan.FromDays(60) ? Text(age.TotalDays, "d")
            : age < TimeSpan.FromDays(730) ? Text(age.TotalDays / daysPerMonth, "months")
            : Text(age.TotalDays / 365.25, "years");
    }

    private static string Text(double number, string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(number):0} {unit}");
}
