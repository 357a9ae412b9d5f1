using System.Text.Json.Nodes;
using MlOpsBuild.Common;

namespace MlOpsBuild.Reports.Json;

/// <summary><see cref="RunNotice"/> to JSON and back.</summary>
internal static class NoticeMapper
{
    /// <summary>Whether a run that ended so has no verdict.</summary>
    public static bool IsOutcome(RunOutcome outcome) =>
        outcome is RunOutcome.Broken or RunOutcome.Cancelled or RunOutcome.Skipped;

    /// <summary>To JSON.</summary>
    public static JsonObject ToNode(RunNotice notice) =>
        new()
        {
            ["outcome"] = JsonList.NameOf(notice.Outcome),
            ["model"] = notice.Model,
            ["commit"] = notice.Commit,
            ["target"] = notice.Target,
            ["message"] = notice.Message,
            ["reproduce"] = notice.Reproduce,
        };

    /// <summary>From JSON.</summary>
    public static RunNotice FromNode(JsonNode? node)
    {
        var map = new JsonMap(node, "$");
        return map.End(
            new RunNotice
            {
                Outcome = map.Get("outcome", Outcome),
                Model = map.Text("model"),
                Commit = map.Text("commit"),
                Target = map.Text("target"),
                Message = map.Text("message"),
                Reproduce = map.Text("reproduce"),
            }
        );
    }

    private static RunOutcome Outcome(JsonNode? node, string path)
    {
        var outcome = JsonRead.Name<RunOutcome>(node, path);
        return IsOutcome(outcome)
            ? outcome
            : throw JsonRead.Wrong(node, path, "one of broken, cancelled, skipped");
    }
}
