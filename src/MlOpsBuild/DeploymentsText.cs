using System.Text;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.Deployments;
using MlOpsBuild.Reports.Terminal;

namespace MlOpsBuild;

/// <summary>The deployments to environments for people: what serves, and who deployed what, when, with what outcome.</summary>
public static class DeploymentsText
{
    private const int LongestReason = 98;
    private const int Width = 110;

    /// <summary>Renders the histories; lines end with LF, the last one too.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="histories">One for each environment.</param>
    /// <param name="most">How many deployments of each are told, the newest first.</param>
    public static string Render(
        string model,
        IReadOnlyList<DeploymentHistory> histories,
        int most = 20
    )
    {
        ArgumentNullException.ThrowIfNull(histories);
        if (histories.All(h => h.LastNumber == 0))
        {
            return $"{model} was not deployed yet: './build.sh Deploy' does it.\n";
        }

        var text = new StringBuilder();
        foreach (var history in histories.Where(h => h.LastNumber > 0))
        {
            text.Append(text.Length == 0 ? "" : "\n");
            Head(text, model, history);
            Table(text, history, most);
        }

        return text.ToString();
    }

    /// <summary>Renders the deployments to one environment alone; lines end with LF, the last one too.</summary>
    /// <param name="history">Its history, not empty.</param>
    /// <param name="most">How many are told, the newest first.</param>
    public static string RenderTable(DeploymentHistory history, int most = 20)
    {
        ArgumentNullException.ThrowIfNull(history);
        var text = new StringBuilder();
        Table(text, history, most);
        return text.ToString();
    }

    private static void Head(StringBuilder text, string model, DeploymentHistory history)
    {
        text.Append(history.Environment).Append(": ");
        if (history.Serving is { } serving)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{model} {serving.Model.Display} since {serving.When:yyyy-MM-dd HH:mm} UTC"
            );
            text.Append(serving.Address is null ? "" : $", {PlainText.Of(serving.Address)}");
        }
        else
        {
            text.Append("nothing has taken over yet");
        }

        text.Append('\n');
        if (history.Problem is { } problem)
        {
            text.Append("! ").Append(problem).Append('\n');
        }
    }

    private static void Table(StringBuilder text, DeploymentHistory history, int most)
    {
        var table = new TerminalTable("nr", "when (UTC)", "what", "model", "outcome", "by");
        DeploymentRecord[] shown = [.. history.Records.Reverse().Take(most)];
        foreach (var record in shown)
        {
            table.Row(
                null,
                record.Number.ToString(CultureInfo.InvariantCulture),
                record.When.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
                What(record),
                record.Model.Display,
                DeploymentRecord.NameOf(record.Outcome),
                NameOf(PlainText.Of(record.Who))
            );
        }

        table.Write(
            text,
            Width,
            [
                [],
                [5],
            ],
            static (cell, _) => cell
        );
        foreach (var record in shown.Where(r => r.Reason.Length > 0))
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"  {record.Number}: {Cut(PlainText.Of(record.Reason))}\n"
            );
        }

        var more = history.Records.Count - most;
        if (more > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"  and {more} before these\n");
        }
    }

    private static string What(DeploymentRecord record) =>
        record.Action == DeploymentAction.Deploy
            ? $"deploy, {PlainText.Of(record.Strategy)}"
            : DeploymentRecord.NameOf(record.Action);

    // The record has all of it.
    private static string NameOf(string who) =>
        who.IndexOf(" <", StringComparison.Ordinal) is var address and > 0 ? who[..address] : who;

    private static string Cut(string text) =>
        text.Length <= LongestReason ? text : text[..(LongestReason - 3)] + "...";
}
