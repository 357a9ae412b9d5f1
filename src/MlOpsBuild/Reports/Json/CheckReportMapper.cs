using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Data;
using MlOpsBuild.Data.Checks;
using MlOpsBuild.Data.Profile;

namespace MlOpsBuild.Reports.Json;

/// <summary><see cref="CheckReport"/> to JSON and back.</summary>
internal static class CheckReportMapper
{
    /// <summary>To JSON.</summary>
    public static JsonObject ToNode(CheckReport report) =>
        new()
        {
            ["rows"] = JsonList.Whole(report.Rows),
            ["trainRows"] = JsonList.Whole(report.TrainRows),
            ["testRows"] = JsonList.Whole(report.TestRows),
            ["results"] = JsonList.ToNode(report.Results, ResultToNode),
            ["columns"] = JsonList.ToNode(report.Columns, ColumnToNode),
        };

    /// <summary>From JSON.</summary>
    public static CheckReport FromNode(JsonNode? node, string path)
    {
        var map = new JsonMap(node, path);
        return map.End(
            new CheckReport(
                map.Whole("rows"),
                map.Whole("trainRows"),
                map.Whole("testRows"),
                map.List("results", ResultFromNode),
                map.List("columns", ColumnFromNode)
            )
        );
    }

    private static JsonObject ResultToNode(CheckResult result)
    {
        var node = new JsonObject
        {
            ["check"] = result.Check,
            ["outcome"] = JsonList.NameOf(result.Outcome),
            ["message"] = result.Message,
            ["advice"] = result.Advice,
        };
        node.AddIfAny("column", JsonValue.Create(result.Column));
        node.AddIfAny("value", result.Value);
        node.AddIfAny("limit", result.Limit);
        return node;
    }

    private static CheckResult ResultFromNode(JsonNode? node, string path)
    {
        var map = new JsonMap(node, path);
        return map.End(
            new CheckResult
            {
                Check = map.Text("check"),
                Column = map.TextIfAny("column"),
                Outcome = map.Name<CheckOutcome>("outcome"),
                Value = map.NumberIfAny("value"),
                Limit = map.NumberIfAny("limit"),
                Message = map.Text("message"),
                Advice = map.Text("advice"),
            }
        );
    }

    private static JsonObject ColumnToNode(ColumnProfile column)
    {
        var node = new JsonObject
        {
            ["name"] = column.Name,
            ["type"] = JsonList.NameOf(column.Type),
            ["missing"] = JsonList.Whole(column.Missing),
            ["distinct"] = JsonList.Whole(column.Distinct),
            ["top"] = JsonList.ToNode(
                column.Top,
                t => new JsonObject { ["value"] = t.Value, ["count"] = JsonList.Whole(t.Count) }
            ),
        };
        node.AddIfAny("min", column.Min);
        node.AddIfAny("max", column.Max);
        node.AddIfAny("mean", column.Mean);
        node.AddIfAny("standardDeviation", column.StandardDeviation);
        return node;
    }

    private static ColumnProfile ColumnFromNode(JsonNode? node, string path)
    {
        var map = new JsonMap(node, path);
        return map.End(
            new ColumnProfile
            {
                Name = map.Text("name"),
                Type = map.Name<ColumnType>("type"),
                Missing = map.Whole("missing"),
                Distinct = map.Whole("distinct"),
                Min = map.NumberIfAny("min"),
                Max = map.NumberIfAny("max"),
                Mean = map.NumberIfAny("mean"),
                StandardDeviation = map.NumberIfAny("standardDeviation"),
                Top = map.List("top", TopFromNode),
            }
        );
    }

    private static ValueCount TopFromNode(JsonNode? node, string path)
    {
        var map = new JsonMap(node, path);
        return map.End(new ValueCount(map.Text("value"), map.Whole("count")));
    }
}
