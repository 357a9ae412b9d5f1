using System.Text;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.Deployments;

namespace MlOpsBuild.Delivery.Deploy;

/// <summary>What runs in an environment, for people.</summary>
public static class EnvironmentStatusText
{
    /// <summary>Renders it; lines end with LF, the last one too.</summary>
    public static string Render(EnvironmentStatus status)
    {
        ArgumentNullException.ThrowIfNull(status);
        var text = new StringBuilder();
        text.Append(status.Environment)
            .Append(": ")
            .Append(
                status.Front is null ? $"{status.Model} is not deployed here"
                : status.Front != "running"
                    ? $"the front is {PlainText.Of(status.Front)}, so nothing answers at {status.Address}: './build.sh Deploy' starts it"
                : status.IsReady ? $"{status.Model} answers at {status.Address}"
                : $"no server is ready, so nothing is answered at {status.Address}"
            )
            .Append('\n');
        if (status.Servers.Count > 0)
        {
            Table(text, status);
        }

        if (status.History.Problem is { } problem)
        {
            text.Append("! ").Append(problem).Append('\n');
        }

        if (status.History.Last is { } last)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"  last: {DeploymentRecord.NameOf(last.Action)} of {last.Model.Display} by {PlainText.Of(last.Who)}, {last.When:yyyy-MM-dd HH:mm} UTC, {DeploymentRecord.NameOf(last.Outcome)}"
            );
            text.Append(last.Reason.Length == 0 ? "" : $": {PlainText.Of(last.Reason)}")
                .Append('\n');
        }

        return text.ToString();
    }

    private static void Table(StringBuilder text, EnvironmentStatus status)
    {
        string[] header = ["share", "ready", "requests", "failed", "p99", "model", "server"];
        string[][] rows = [header, .. status.Servers.Select(Row)];
        int[] widths = [.. header.Select((_, i) => rows.Max(r => r[i].Length))];
        foreach (var row in rows)
        {
            // Numbers to the right, names to the left.
            var cells = row.Select(
                (cell, i) =>
                    i is 0 or 2 or 3 or 4 ? cell.PadLeft(widths[i]) : cell.PadRight(widths[i])
            );
            text.Append("  ").Append(string.Join("  ", cells).TrimEnd()).Append('\n');
        }
    }

    private static string[] Row(ServerStatus server) =>
        [
            server.Shadow ? "shadow" : server.Share.ToString("0.# %", CultureInfo.InvariantCulture),
            server.Ready ? "yes" : "no",
            server.Requests.ToString(CultureInfo.InvariantCulture),
            server.Failures.ToString(CultureInfo.InvariantCulture),
            server.Requests == 0 ? "-"
            : double.IsInfinity(server.P99Seconds) ? "> 10 s"
            : (1000 * server.P99Seconds).ToString("0.0", CultureInfo.InvariantCulture) + " ms",
            server.Model,
            server.Name,
        ];
}
