using System.Net;
using System.Text;

namespace Nuke.Common.Execution;

/// <summary>What <c>--plan</c> writes: a page that needs nothing but a browser, and its path on the console.</summary>
internal static class ExecutionPlanHtml
{
    private const string Head = """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><title>Execution plan</title>
        <style>
        body{font:16px/1.5 system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem}
        li.planned{font-weight:600} li.other{color:#767676} small{font-weight:400;color:#595959}
        </style></head><body>
        """;

    public static void Write(
        IReadOnlyList<ExecutableTarget> targets,
        IReadOnlyList<ExecutableTarget> plan
    )
    {
        var builder = new StringBuilder(Head);
        builder.Append("\n<h1>Execution plan</h1>\n<ol>\n");
        foreach (var target in plan)
            Append(builder, target, "planned");

        builder.Append("</ol>\n<h2>Other targets</h2>\n<ul>\n");
        foreach (var target in targets.Except(plan))
            Append(builder, target, "other");

        builder.Append("</ul>\n</body></html>\n");
        var path = NukeBuild.TemporaryDirectory / "execution-plan.html";
        Directory.CreateDirectory(NukeBuild.TemporaryDirectory);
        File.WriteAllText(path, builder.ToString());
        ConsoleText.WriteRaw($"{string.Join(" -> ", plan.Select(x => x.Name))}\n{path}");
    }

    private static void Append(StringBuilder builder, ExecutableTarget target, string style)
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
