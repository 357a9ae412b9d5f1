using System.Text;
using System.Text.Json.Nodes;
using MlOpsBuild.Reports;
using MlOpsBuild.Reports.Intake;

namespace MlOpsBuild.Tests.Reports.Intake;

public class JsonBoundsTests
{
    [Theory]
    [InlineData("", "report.json is no valid JSON: ")]
    [InlineData("null", "report.json: $ is null, expected an object.")]
    [InlineData("[]", "report.json: $ is a list, expected an object.")]
    [InlineData("{}", "report.json: $.model is missing.")]
    [InlineData("{\"model\": NaN}", "report.json is no valid JSON: ")]
    [InlineData("{\"model\": Infinity}", "report.json is no valid JSON: ")]
    [InlineData("{\"model\": 1e400}", "report.json has a number beyond double precision.")]
    [InlineData("{\"model\": -1e999999999}", "report.json has a number beyond double precision.")]
    [InlineData(
        "{\"model\": \"a\", \"model\": \"b\"}",
        "report.json: It is no valid JSON (Duplicate"
    )]
    [InlineData(
        "{\"model\": \"a\", \"mod\\u0065l\": \"b\"}",
        "report.json: It is no valid JSON (Duplicate"
    )]
    [InlineData("{\"model\": \"\\ud800\"}", "report.json: It has text that is not valid Unicode")]
    [InlineData("{\"model\": \"a\"} x", "report.json is no valid JSON: ")]
    [InlineData("{\"model\": \"a\",}", "report.json is no valid JSON: ")]
    [InlineData("/* x */ {}", "report.json is no valid JSON: ")]
    [InlineData("\uFEFF{}", "report.json starts with a byte order mark.")]
    public async Task What_is_no_report_is_refused(string json, string expected) =>
        (await RefusedAsync(Encoding.UTF8.GetBytes(json))).ShouldStartWith(expected);

    [Theory]
    [InlineData("\xff{}")]
    [InlineData("{\"model\": \"\xc3\"}")]
    [InlineData("{\"model\": \"\xed\xa0\x80\"}")]
    [InlineData("{\"model\": \"\xc0\x80\"}")]
    public async Task What_is_not_valid_Utf8_is_refused(string latin) =>
        (await RefusedAsync(Encoding.Latin1.GetBytes(latin))).ShouldBe(
            "report.json is not valid UTF-8."
        );

    [Theory]
    [InlineData("{\"a\":")]
    [InlineData("[")]
    public async Task Deep_nesting_is_refused(string open) =>
        (
            await RefusedAsync(
                Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(open, 100_000)))
            )
        ).ShouldStartWith("report.json is no valid JSON: ");

    [Fact]
    public async Task Long_lists_are_refused_before_objects_are_made_of_them()
    {
        var list = string.Join(',', Enumerable.Repeat("\"x\"", 100_001));

        (await RefusedAsync(Encoding.UTF8.GetBytes($"{{\"a\":[{list}]}}"))).ShouldBe(
            "report.json has more than 20,000 items in a list."
        );
    }

    [Fact]
    public async Task Many_keys_are_refused()
    {
        var keys = string.Join(',', Enumerable.Range(0, 201).Select(i => $"\"k{i}\":1"));

        (await RefusedAsync(Encoding.UTF8.GetBytes($"{{{keys}}}"))).ShouldBe(
            "report.json has more than 200 keys in an object."
        );
    }

    [Fact]
    public async Task Many_values_are_refused()
    {
        var inner = $"[{string.Join(',', Enumerable.Repeat("1", 19_000))}]";
        var json = $"[{string.Join(',', Enumerable.Repeat(inner, 60))}]";

        (await RefusedAsync(Encoding.UTF8.GetBytes(json))).ShouldBe(
            "report.json has more than 1,000,000 values."
        );
    }

    [Theory]
    [InlineData(100_001, 1, "report.json has more than 100,000 bytes in a text.")]
    [InlineData(100_000, 41, "report.json has more than 4,000,000 bytes in all texts.")]
    [InlineData(100_000, 40, "report.json: $ is a list, expected an object.")]
    public async Task Long_texts_are_refused(int length, int count, string expected)
    {
        var text = $"\"{new string('x', length)}\"";
        var json = $"[{string.Join(',', Enumerable.Repeat(text, count))}]";

        (await RefusedAsync(Encoding.UTF8.GetBytes(json))).ShouldBe(expected);
    }

    [Fact]
    public async Task A_long_key_is_refused() =>
        (
            await RefusedAsync(Encoding.UTF8.GetBytes($"{{\"{new string('k', 100_001)}\": 1}}"))
        ).ShouldBe("report.json has more than 100,000 bytes in a text.");

    [Fact]
    public async Task An_unknown_key_is_refused_without_being_shown_raw()
    {
        var message = await Zips.ShouldBeRefusedAsync(
            Zips.Changed(n => n["::error::\u202E\n<img>"] = 1)
        );

        message.ShouldStartWith("report.json: $.::error::");
        message.ShouldNotContain("\u202E");
    }

    [Fact]
    public async Task What_the_pipeline_writes_is_far_from_every_limit()
    {
        foreach (
            var model in new[]
            {
                ReportModels.Accepted(),
                ReportModels.RejectedByGate(),
                ReportModels.Inconclusive(),
                ReportModels.Multiclass(),
                ReportModels.Regression(),
                ReportModels.RejectedByData(),
                ReportModels.Served(),
                HostileModels.Acceptable(slices: 5_000),
            }
        )
        {
            var result = await Zips.ReadAsync(Zips.Report(model));

            result.Report.ShouldNotBeNull();
        }
    }

    [Fact]
    public async Task A_notice_is_bounded_the_same_way()
    {
        var node = JsonNode.Parse(RunNoticeJson.Write(RunNotices.Broken()))!;
        node["message"] = new string('x', 100_001);

        (
            await Zips.ShouldBeRefusedAsync(
                Zips.Of(("notice.json", Encoding.UTF8.GetBytes(node.ToJsonString())))
            )
        ).ShouldBe("notice.json has more than 100,000 bytes in a text.");
    }

    private static Task<string> RefusedAsync(byte[] json) =>
        Zips.ShouldBeRefusedAsync(Zips.Of(("report.json", json)));
}
