using System.Globalization;
using System.Text;

namespace Nuke.Common.Execution;

/// <summary>What the console shows at the end.</summary>
internal static class BuildSummary
{
    private const int MinimumNameWidth = 19;
    private const int ColumnWidth = 10;

    /// <summary>A space at which no line is broken and which no server collapses.</summary>
    private const char Space = '\u00a0';

    public static void WriteErrorsAndWarnings(Host host)
    {
        var problems = BuildLog.Current.Problems;
        if (problems.Count == 0)
            return;

        using (host.WriteBlock("Errors & Warnings"))
        {
            foreach (var (logEvent, target) in problems)
                ConsoleText.WriteRaw(BuildLog.FormatProblem(logEvent, target));
        }
    }

    public static void WriteTargetOutcome(INukeBuild build)
    {
        var targets = build
            .ExecutionPlan.Where(x => x.Status != ExecutionStatus.Collective)
            .ToList();
        var nameWidth = MinimumNameWidth;
        foreach (var target in targets)
            nameWidth = Math.Max(nameWidth, target.Name.Length + 4);

        var width = nameWidth + (2 * ColumnWidth);
        string Row(string name, string status, string duration) =>
            name.PadRight(nameWidth, Space)
            + status.PadRight(ColumnWidth, Space)
            + duration.PadLeft(ColumnWidth, Space);

        ConsoleText.WriteEmpty();
        ConsoleText.WriteLine(new string('═', width), ConsoleText.Strong);
        ConsoleText.WriteLine(Row("Target", "Status", "Duration"), ConsoleText.Accent);
        ConsoleText.WriteLine(new string('─', width), ConsoleText.Strong);
        foreach (var target in targets)
        {
            var duration = HasRun(target) ? FormatDuration(target.Duration) : "";
            var row = new StringBuilder(Row(target.Name, target.Status.ToString(), duration));
            var information = GetInformation(target);
            if (information.Length > 0)
                row.Append(Space, 3).Append("// ").Append(information);

            ConsoleText.WriteLine(row.ToString(), GetStyle(target.Status));
        }

        var total = TimeSpan.Zero;
        foreach (var target in targets)
            total += HasRun(target) ? target.Duration : TimeSpan.Zero;

        ConsoleText.WriteLine(new string('─', width), ConsoleText.Strong);
        ConsoleText.WriteLine(Row("Total", "", FormatDuration(total)), ConsoleText.Accent);
        ConsoleText.WriteLine(new string('═', width), ConsoleText.Strong);
    }

    public static void WriteBuildOutcome(INukeBuild build)
    {
        var time = TimeProvider
            .System.GetLocalNow()
            .ToString("MM/dd/yyyy HH:mm:ss", CultureInfo.InvariantCulture);
        ConsoleText.WriteEmpty();
        if (build.IsSucceeding)
            ConsoleText.WriteLine($"Build succeeded on {time}. ＼（＾ᴗ＾）／", ConsoleText.Good);
        else
            ConsoleText.WriteLine($"Build failed on {time}. (╯°□°）╯︵ ┻━┻", ConsoleText.Error);
    }

    private static bool HasRun(ExecutableTarget target) =>
        target.Status
            is ExecutionStatus.Succeeded
                or ExecutionStatus.Failed
                or ExecutionStatus.Aborted;

    private static string FormatDuration(TimeSpan duration) =>
        duration < TimeSpan.FromSeconds(1)
            ? "< 1sec"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{(int)duration.TotalMinutes}:{duration.Seconds:00}"
            );

    private static string GetInformation(ExecutableTarget target)
    {
        if (target.Skipped is not null)
            return $"Skipped: {target.Skipped}";

        if (target.SummaryInformation.Count == 0 && target.OnlyWhen is null)
            return "";

        return target.OnlyWhen is not null
            ? $"OnlyWhen: {target.OnlyWhen}"
            : string.Join(", ", target.SummaryInformation.Select(x => $"{x.Key}: {x.Value}"));
    }

    private static string GetStyle(ExecutionStatus status) =>
        status switch
        {
            ExecutionStatus.Succeeded => ConsoleText.Good,
            ExecutionStatus.Failed or ExecutionStatus.Aborted => ConsoleText.Error,
            ExecutionStatus.NotRun => ConsoleText.Warning,
            _ => ConsoleText.Strong,
        };
}
