using System.Diagnostics;
using System.Text;
using Nuke.Common.IO;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.Execution;

/// <summary>What <c>--plan</c> does: a page with the graph, its path and, on a desktop, a browser; <c>--plan text</c> only prints.</summary>
internal static class PlanRequest
{
    public static void Handle(
        IReadOnlyList<ExecutableTarget> targets,
        IReadOnlyList<ExecutableTarget> plan
    )
    {
        if (ParameterService.CommandLine.GetValues("Plan") is [not "true" and var format, ..])
        {
            Assert.True(
                format.Equals("text", StringComparison.OrdinalIgnoreCase),
                $"'--plan {format}' is not known: either '--plan' or '--plan text' is"
            );
            ConsoleText.WriteRaw(GetText(plan));
            return;
        }

        var path = NukeBuild.TemporaryDirectory / "execution-plan.html";
        Directory.CreateDirectory(NukeBuild.TemporaryDirectory);
        File.WriteAllText(path, ExecutionPlanHtml.GetPage(targets, plan));
        ConsoleText.WriteRaw($"{string.Join(" -> ", plan.Select(x => x.Name))}\n{path}");
        if (IsInteractiveDesktop())
            Open(path);
    }

    /// <summary>One line a target: what it comes after, and when it is left out.</summary>
    private static string GetText(IReadOnlyList<ExecutableTarget> plan)
    {
        var width = plan.Select(x => x.Name.Length).DefaultIfEmpty().Max();
        var number = plan.Count.ToString(CultureInfo.InvariantCulture).Length;
        var builder = new StringBuilder();
        for (var i = 0; i < plan.Count; i++)
        {
            var target = plan[i];
            var notes = new List<string>();
            void Note(string relation, IEnumerable<string> texts)
            {
                var joined = string.Join(", ", texts);
                if (joined.Length > 0)
                    notes.Add(relation + joined);
            }

            Note("after ", target.ExecutionDependencies.Where(plan.Contains).Select(x => x.Name));
            Note(
                "triggered by ",
                target.TriggerDependencies.Where(plan.Contains).Select(x => x.Name)
            );
            Note(
                "ordered after ",
                target.OrderDependencies.Where(plan.Contains).Select(x => x.Name)
            );
            Note(
                "only when ",
                target.StaticConditions.Concat(target.DynamicConditions).Select(x => x.Text)
            );
            var line =
                $"{(i + 1).ToString(CultureInfo.InvariantCulture).PadLeft(number)}  {target.Name.PadRight(width)}  {string.Join("; ", notes)}";
            builder.Append(i == 0 ? "" : "\n").Append(line.TrimEnd());
        }

        return builder.ToString();
    }

    /// <summary>Somebody sits in front of a desktop: no server, no redirection, no remote shell.</summary>
    private static bool IsInteractiveDesktop()
    {
        if (
            NukeBuild.IsServerBuild
            || Console.IsOutputRedirected
            || Console.IsInputRedirected
            || EnvironmentInfo.HasVariable("CI", allowEmpty: false)
            || EnvironmentInfo.HasVariable("SSH_CONNECTION", allowEmpty: false)
        )
            return false;

        return !EnvironmentInfo.IsLinux
            ? Environment.UserInteractive
            : EnvironmentInfo.HasVariable("DISPLAY", allowEmpty: false)
                || EnvironmentInfo.HasVariable("WAYLAND_DISPLAY", allowEmpty: false);
    }

    private static void Open(AbsolutePath path)
    {
        var info = EnvironmentInfo.IsWin
            ? new ProcessStartInfo(path) { UseShellExecute = true }
            : new ProcessStartInfo(EnvironmentInfo.IsOsx ? "open" : "xdg-open", [path]);
        try
        {
            using var process = Process.Start(info);
        }
        catch (Exception exception)
            when (exception is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            // The path is on the console already.
        }
    }
}
