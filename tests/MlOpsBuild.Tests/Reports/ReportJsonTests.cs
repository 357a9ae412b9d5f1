using System.Text;
using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Evaluation;
using MlOpsBuild.Reports;

namespace MlOpsBuild.Tests.Reports;

public class ReportJsonTests
{
    public static TheoryData<string> Names => [.. ReportModels.All.Select(m => m.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Writing_what_was_read_gives_the_same_bytes_and_the_same_report(string name)
    {
        var model = ReportModels.All.First(m => m.Name == name).Model;
        if (name == "hostile")
        {
            // A lone surrogate is no Unicode text and becomes U+FFFD.
            model = ReportJson.Read(ReportJson.Write(model));
        }

        var bytes = ReportJson.Write(model);

        var read = ReportJson.Read(bytes);

        ReportJson.Write(read).ShouldBe(bytes);
        MlOpsBuild
            .Reports.Html.HtmlReport.Render(read)
            .ShouldBe(MlOpsBuild.Reports.Html.HtmlReport.Render(model));
    }

    [Fact]
    public void Every_member_comes_back()
    {
        var model = ReportModels.Served() with { Dirty = true };

        SameRecord.Check(model, ReportJson.Read(ReportJson.Write(model)));
    }

    [Fact]
    public void Numbers_come_back_bit_by_bit()
    {
        double[] values =
        [
            double.NaN,
            double.PositiveInfinity,
            double.NegativeInfinity,
            0.1 + 0.2,
            double.Epsilon,
            double.MaxValue,
            -1e-300,
            1L << 60,
            3,
        ];
        var model = ReportModels.Accepted();
        model = model with
        {
            Evaluation = model.Evaluation! with
            {
                Metrics =
                [
                    .. values.Select(v => new MetricValue("m", "M", v, true, v, null)),
                    new MetricValue("m", "M", 1, true, null, 2),
                ],
            },
        };

        var read = ReportJson.Read(ReportJson.Write(model)).Evaluation!.Metrics;

        read.ShouldBe(model.Evaluation!.Metrics);
    }

    [Theory]
    [InlineData(
        "/checks/rows",
        "\"7\"",
        "$.checks.rows is the string \"7\", expected a whole number."
    )]
    [InlineData("/checks/rows", "1.5", "$.checks.rows is 1.5, expected a whole number.")]
    [InlineData(
        "/checks/results/0/outcome",
        "\"warm\"",
        "$.checks.results[0].outcome is the string \"warm\", expected one of pass, warn, fail. Did you mean 'warn'?"
    )]
    [InlineData(
        "/evaluation/metrics/1/value",
        "\"high\"",
        "$.evaluation.metrics[1].value is the string \"high\", expected a number."
    )]
    [InlineData(
        "/evaluation/confusion/1/0",
        "null",
        "$.evaluation.confusion[1][0] is null, expected a whole number."
    )]
    [InlineData("/comparison/gates", "{}", "$.comparison.gates is an object, expected a list.")]
    [InlineData(
        "/comparison/baseline",
        "[]",
        "$.comparison.baseline is a list, expected an object."
    )]
    [InlineData("/dirty", "0", "$.dirty is 0, expected true or false.")]
    [InlineData("/model", "null", "$.model is null, expected a string.")]
    [InlineData("/evaluation", "null", "$.evaluation is null, expected an object.")]
    [InlineData("/image", "null", "$.image is null, expected an object.")]
    [InlineData(
        "/image/proof/rows",
        "1.5",
        "$.image.proof.rows is 1.5, expected a whole number, 0 or more."
    )]
    [InlineData(
        "/image/gates/1/metric",
        "\"p99\"",
        "$.image.gates[1].metric is the string \"p99\", expected one of startupSeconds, imageBytes, memoryBytes, p99Seconds."
    )]
    public void A_wrong_type_is_told_with_its_path(string place, string json, string expected)
    {
        var node = JsonNode.Parse(ReportJson.Write(ReportModels.Served()))!;
        JsonPlace.Set(node, place, JsonNode.Parse(json));

        ShouldFail(node, expected);
    }

    [Fact]
    public void Every_missing_member_is_told_with_its_path()
    {
        var model = ReportModels.Served();
        var optional = new[]
        {
            "evaluation",
            "comparison",
            "low",
            "high",
            "value",
            "limit",
            "column",
            "rowsToDecide",
            "min",
            "max",
            "mean",
            "standardDeviation",
            "image",
            "reference",
            "layerBytes",
        };
        var count = 0;
        foreach (var (path, remove) in Members(JsonNode.Parse(ReportJson.Write(model))!, "$", []))
        {
            var node = JsonNode.Parse(ReportJson.Write(model))!;
            var (parent, name) = remove(node);
            // The gates of an image have both, and their measured value is that of the measurements.
            if (
                optional.Contains(name)
                && !path.StartsWith("$.image.gates", StringComparison.Ordinal)
            )
            {
                continue;
            }

            parent.Remove(name);
            ShouldFail(node, $"{path} is missing.");
            count++;
        }

        count.ShouldBeGreaterThan(95);
    }

    [Fact]
    public void An_unknown_member_is_told_with_its_path()
    {
        var node = JsonNode.Parse(ReportJson.Write(ReportModels.Accepted()))!;
        node["comparison"]!["gate"] = 1;

        ShouldFail(node, "$.comparison.gate is not known. Did you mean 'gates'?");
    }

    [Theory]
    [InlineData("", "report.json:1:1: It is no valid JSON")]
    [InlineData("{\n  \"model\": x", "report.json:2:12: It is no valid JSON")]
    [InlineData("{\"model\": \"a\", \"model\": \"b\"}", "It is no valid JSON")]
    [InlineData("{\"model\": \"\\ud800\"}", "report.json: It has text that is not valid Unicode")]
    [InlineData("{\"\\ud800\": 1}", "report.json: ")]
    [InlineData("[]", "report.json: $ is a list, expected an object.")]
    [InlineData("null", "report.json: $ is null, expected an object.")]
    public void What_is_no_report_is_a_usage_error(string json, string expected) =>
        Should
            .Throw<UsageException>(() => ReportJson.Read(Encoding.UTF8.GetBytes(json)))
            .Message.ShouldContain(expected);

    [Fact]
    public void A_curve_with_other_counts_is_an_error()
    {
        var node = JsonNode.Parse(ReportJson.Write(ReportModels.Accepted()))!;
        node["evaluation"]!["curves"]![0]!["y"]!.AsArray().RemoveAt(0);

        ShouldFail(node, "$.evaluation.curves[0].y has 100 items, expected 101 as in x.");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_schema_describes_what_is_written(string name)
    {
        var schema = JsonNode.Parse(ReportJson.ReadSchema())!;
        var node = JsonNode.Parse(
            ReportJson.Write(ReportModels.All.First(m => m.Name == name).Model)
        );

        SchemaCheck.Errors(schema, node).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/checks/rows", "\"7\"")]
    [InlineData("/checks/results/0/outcome", "\"warm\"")]
    [InlineData("/evaluation/metrics/1/value", "\"high\"")]
    [InlineData("/evaluation/confusion/1/0", "null")]
    [InlineData("/comparison/gates", "{}")]
    [InlineData("/dirty", "0")]
    [InlineData("/evaluation/surplus", "0")]
    [InlineData("/image/surplus", "0")]
    [InlineData("/image/proof/rows", "1.5")]
    [InlineData("/image/layerBytes", "7")]
    [InlineData("/image/gates/1/metric", "\"p99\"")]
    [InlineData("/image/measurements/p99Seconds", "null")]
    public void The_schema_refuses_what_reading_refuses(string place, string json)
    {
        var schema = JsonNode.Parse(ReportJson.ReadSchema())!;
        var node = JsonNode.Parse(ReportJson.Write(ReportModels.Served()))!;
        JsonPlace.Set(node, place, JsonNode.Parse(json));

        SchemaCheck.Errors(schema, node).ShouldNotBeEmpty();
        Should.Throw<UsageException>(() =>
            ReportJson.Read(Encoding.UTF8.GetBytes(node.ToJsonString()))
        );
    }

    private static void ShouldFail(JsonNode node, string expected) =>
        Should
            .Throw<UsageException>(() =>
                ReportJson.Read(Encoding.UTF8.GetBytes(node.ToJsonString()))
            )
            .Message.ShouldBe("report.json: " + expected);

    // Every member of every object, each first list item only.
    private static IEnumerable<(string Path, Func<JsonNode, (JsonObject, string)> Find)> Members(
        JsonNode node,
        string path,
        string[] way
    )
    {
        if (node is JsonArray { Count: > 0 } list && list[0] is { } first)
        {
            foreach (var member in Members(first, path + "[0]", [.. way, "0"]))
            {
                yield return member;
            }
        }
        else if (node is JsonObject map)
        {
            foreach (var (key, value) in map)
            {
                yield return (
                    $"{path}.{key}",
                    root =>
                        (
                            (JsonObject)
                                way.Aggregate(
                                    root,
                                    (n, p) => n is JsonArray l ? l[int.Parse(p)]! : n[p]!
                                ),
                            key
                        )
                );
                if (value is not null)
                {
                    foreach (var member in Members(value, $"{path}.{key}", [.. way, key]))
                    {
                        yield return member;
                    }
                }
            }
        }
    }
}
