using System.Net;
using System.Text;

namespace Nuke.Common.Execution;

/// <summary>The plan as a page that needs nothing but a browser: targets in their order, relations as arcs beside them.</summary>
internal static class ExecutionPlanHtml
{
    private const int RowHeight = 30;
    private const int MaximumBend = 280;
    private const int Margin = 24;

    private const string Head = """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><title>Execution plan</title>
        <style>
        body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}
        svg{width:100%;height:auto} svg text{font:15px system-ui,sans-serif;fill:currentColor}
        path{fill:none;stroke-width:1.5} .after{stroke:#0969da} .trigger{stroke:#bf3989;stroke-dasharray:6 3} .order{stroke:#8c959f;stroke-dasharray:2 3}
        circle{fill:#0969da} circle.invoked{fill:#1a7f37} li.other{color:#767676} small{color:#6e7781}
        </style></head><body>
        """;

    public static string GetPage(
        IReadOnlyList<ExecutableTarget> targets,
        IReadOnlyList<ExecutableTarget> plan
    )
    {
        var builder = new StringBuilder(Head);
        builder.Append("\n<h1>Execution plan</h1>\n");
        AppendGraph(builder, plan);
        builder.Append(
            "<p><small>Solid: runs after what it depends on. Dashed: triggered. Dotted: ordered only. Green: invoked.</small></p>\n<ol>\n"
        );
        foreach (var target in plan)
            AppendItem(builder, target, "planned");

        builder.Append("</ol>\n<h2>Other targets</h2>\n<ul>\n");
        foreach (var target in targets.Except(plan))
            AppendItem(builder, target, "other");

        return builder.Append("</ul>\n</body></html>\n").ToString();
    }

    private static void AppendGraph(StringBuilder builder, IReadOnlyList<ExecutableTarget> plan)
    {
        var rows = new Dictionary<ExecutableTarget, int>(plan.Count);
        for (var i = 0; i < plan.Count; i++)
            rows[plan[i]] = i;

        builder.Append(
            CultureInfo.InvariantCulture,
            $"<svg viewBox=\"0 0 760 {(plan.Count * RowHeight) + 10}\" role=\"img\" aria-label=\"Graph of targets\">\n"
        );
        var column = GetColumn(plan, rows);
        foreach (var target in plan)
        {
            AppendArcs(builder, rows, column, target, target.ExecutionDependencies, "after");
            AppendArcs(builder, rows, column, target, target.TriggerDependencies, "trigger");
            AppendArcs(builder, rows, column, target, target.OrderDependencies, "order");
        }

        foreach (var target in plan)
        {
            var y = GetY(rows[target]);
            builder.Append(
                CultureInfo.InvariantCulture,
                $"<circle cx=\"{column}\" cy=\"{y}\" r=\"5\"{(target.Invoked ? " class=\"invoked\"" : "")}/><text x=\"{column + 14}\" y=\"{y + 5}\">{WebUtility.HtmlEncode(target.Name)}</text>\n"
            );
        }

        builder.Append("</svg>\n");
    }

    /// <summary>Where the names stand: right of the widest arc.</summary>
    private static int GetColumn(
        IReadOnlyList<ExecutableTarget> plan,
        Dictionary<ExecutableTarget, int> rows
    )
    {
        var widest = 0;
        foreach (var target in plan)
        {
            foreach (var dependency in target.ExecutionDependencies)
                Take(dependency);
            foreach (var dependency in target.TriggerDependencies)
                Take(dependency);

            void Take(ExecutableTarget dependency)
            {
                if (rows.TryGetValue(dependency, out var from))
                    widest = Math.Max(widest, GetWidth(from, rows[target]));
            }
        }

        return widest + Margin;
    }

    /// <summary>The farther, the wider.</summary>
    private static int GetWidth(int from, int to) =>
        Math.Min(MaximumBend, 16 + (Math.Abs(to - from) * 14));

    /// <summary>Arcs to the left of the names; of what is only ordered, to the right.</summary>
    private static void AppendArcs(
        StringBuilder builder,
        Dictionary<ExecutableTarget, int> rows,
        int column,
        ExecutableTarget target,
        List<ExecutableTarget> dependencies,
        string style
    )
    {
        foreach (var dependency in dependencies)
        {
            if (!rows.TryGetValue(dependency, out var from))
                continue;

            var to = rows[target];
            var (start, side) = style == "order" ? (column + 180, 1) : (column - 8, -1);
            var bend = start + (side * GetWidth(from, to));
            builder.Append(
                CultureInfo.InvariantCulture,
                $"<path class=\"{style}\" d=\"M{start} {GetY(from)}C{bend} {GetY(from)} {bend} {GetY(to)} {start} {GetY(to)}\"><title>{WebUtility.HtmlEncode($"{dependency.Name} → {target.Name}")}</title></path>\n"
            );
        }
    }

    private static int GetY(int row) => (row * RowHeight) + (RowHeight / 2);

    private static void AppendItem(StringBuilder builder, ExecutableTarget target, string style)
    {
        builder
            .Append("<li class=\"")
            .Append(style)
            .Append("\">")
            .Append(WebUtility.HtmlEncode(target.Name));
        AppendRelation(builder, "after", target.ExecutionDependencies);
        AppendRelation(builder, "triggered by", target.TriggerDependencies);
        AppendRelation(builder, "ordered after", target.OrderDependencies);
        if (target.Description is { } description)
            builder
                .Append("<br><small>")
                .Append(WebUtility.HtmlEncode(description))
                .Append("</small>");

        builder.Append("</li>\n");
    }

    private static void AppendRelation(
        StringBuilder builder,
        string relation,
        List<ExecutableTarget> targets
    )
    {
        if (targets.Count > 0)
            builder
                .Append(" <small>")
                .Append(relation)
                .Append(' ')
                .Append(WebUtility.HtmlEncode(string.Join(", ", targets.Select(x => x.Name))))
                .Append("</small>");
    }
}
