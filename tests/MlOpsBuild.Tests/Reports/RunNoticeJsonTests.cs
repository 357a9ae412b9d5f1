using System.Text;
using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Reports;

namespace MlOpsBuild.Tests.Reports;

public class RunNoticeJsonTests
{
    public static TheoryData<string> Names => [.. RunNotices.All.Select(n => n.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_as_expected_and_comes_back(string name)
    {
        var notice = RunNotices.All.First(n => n.Name == name).Notice;

        var bytes = RunNoticeJson.Write(notice);

        GoldenFile.ShouldMatch($"{name}.json", Encoding.UTF8.GetString(bytes));
        RunNoticeJson.Write(RunNoticeJson.Read(bytes)).ShouldBe(bytes);
        SchemaCheck
            .Errors(JsonNode.Parse(RunNoticeJson.ReadSchema())!, JsonNode.Parse(bytes))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Every_member_comes_back() =>
        RunNoticeJson.Read(RunNoticeJson.Write(RunNotices.Broken())).ShouldBe(RunNotices.Broken());

    [Theory]
    [InlineData(RunOutcome.Accepted)]
    [InlineData(RunOutcome.Inconclusive)]
    [InlineData(RunOutcome.Rejected)]
    public void A_verdict_is_no_notice(RunOutcome outcome)
    {
        Should.Throw<ArgumentException>(() =>
            RunNoticeJson.Write(RunNotices.Broken() with { Outcome = outcome })
        );
        ShouldFail(
            n => n["outcome"] = outcome.ToString().ToLowerInvariant(),
            $"$.outcome is the string \"{outcome.ToString().ToLowerInvariant()}\", expected one of broken, cancelled, skipped."
        );
    }

    [Fact]
    public void What_is_wrong_is_told_with_its_file_and_path()
    {
        ShouldFail(n => n.Remove("target"), "$.target is missing.");
        ShouldFail(n => n["mesage"] = "x", "$.mesage is not known. Did you mean 'message'?");
        ShouldFail(n => n["commit"] = 7, "$.commit is 7, expected a string.");
        Should
            .Throw<UsageException>(() => RunNoticeJson.Read("{"u8))
            .Message.ShouldStartWith("notice.json:1:2: It is no valid JSON");
    }

    private static void ShouldFail(Action<JsonObject> change, string expected)
    {
        var node = JsonNode.Parse(RunNoticeJson.Write(RunNotices.Broken()))!.AsObject();
        change(node);
        Should
            .Throw<UsageException>(() =>
                RunNoticeJson.Read(Encoding.UTF8.GetBytes(node.ToJsonString()))
            )
            .Message.ShouldBe("notice.json: " + expected);
        SchemaCheck.Errors(JsonNode.Parse(RunNoticeJson.ReadSchema())!, node).ShouldNotBeEmpty();
    }
}
