using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.Images;

namespace MlOpsBuild.Reports.Json;

/// <summary><see cref="ReportModel"/> to JSON and back.</summary>
internal static class ReportMapper
{
    /// <summary>To JSON.</summary>
    public static JsonObject ToNode(ReportModel model)
    {
        var node = new JsonObject
        {
            ["model"] = model.Model,
            ["project"] = model.Project,
            ["commit"] = model.Commit,
            ["dirty"] = model.Dirty,
            ["trainer"] = model.Trainer,
            ["modelDigest"] = model.ModelDigest,
            ["dataDigest"] = model.DataDigest,
            ["checks"] = CheckReportMapper.ToNode(model.Checks),
            ["changes"] = JsonList.ToNode(model.Changes, ChangeToNode),
            ["findings"] = JsonList.ToNode(model.Findings, FindingToNode),
            ["stages"] = JsonList.ToNode(model.Stages, StageToNode),
            ["reproduce"] = model.Reproduce,
        };
        if (model.Evaluation is { } evaluation)
        {
            node["evaluation"] = EvaluationMapper.ToNode(evaluation);
        }

        if (model.Comparison is { } comparison)
        {
            node["comparison"] = ComparisonMapper.ToNode(comparison);
        }

        if (model.Image is { } image)
        {
            node["image"] = ImageRecordJson.ToNode(image);
        }

        return node;
    }

    /// <summary>From JSON.</summary>
    public static ReportModel FromNode(JsonNode? node)
    {
        var map = new JsonMap(node, "$");
        return map.End(
            new ReportModel
            {
                Model = map.Text("model"),
                Project = map.Text("project"),
                Commit = map.Text("commit"),
                Dirty = map.Flag("dirty"),
                Trainer = map.Text("trainer"),
                ModelDigest = map.Text("modelDigest"),
                DataDigest = map.Text("dataDigest"),
                Checks = map.Get("checks", CheckReportMapper.FromNode),
                Evaluation = map.ObjectIfAny("evaluation", EvaluationMapper.FromNode),
                Comparison = map.ObjectIfAny("comparison", ComparisonMapper.FromNode),
                Image = map.ObjectIfAny("image", ImageRecordJson.FromNode),
                Changes = map.List("changes", ChangeFromNode),
                Findings = map.List("findings", FindingFromNode),
                Stages = map.List("stages", StageFromNode),
                Reproduce = map.Text("reproduce"),
            }
        );
    }

    /// <summary>A change to JSON.</summary>
    public static JsonObject ChangeToNode(ReportChange change) =>
        new()
        {
            ["kind"] = change.Kind,
            ["name"] = change.Name,
            ["old"] = change.Old,
            ["new"] = change.New,
        };

    /// <summary>A stage to JSON.</summary>
    public static JsonObject StageToNode(ReportStage stage) =>
        new() { ["name"] = stage.Name, ["output"] = stage.Output };

    private static ReportChange ChangeFromNode(JsonNode? node, string path)
    {
        var map = new JsonMap(node, path);
        return map.End(
            new ReportChange(map.Text("kind"), map.Text("name"), map.Text("old"), map.Text("new"))
        );
    }

    private static JsonObject FindingToNode(ReportFinding finding) =>
        new()
        {
            ["path"] = finding.Path,
            ["line"] = JsonList.Whole(finding.Line),
            ["level"] = JsonList.NameOf(finding.Level),
            ["title"] = finding.Title,
            ["message"] = finding.Message,
        };

    private static ReportFinding FindingFromNode(JsonNode? node, string path)
    {
        var map = new JsonMap(node, path);
        return map.End(
            new ReportFinding(
                map.Text("path"),
                map.Whole("line"),
                map.Name<FindingLevel>("level"),
                map.Text("title"),
                map.Text("message")
            )
        );
    }

    private static ReportStage StageFromNode(JsonNode? node, string path)
    {
        var map = new JsonMap(node, path);
        return map.End(new ReportStage(map.Text("name"), map.Text("output")));
    }
}
