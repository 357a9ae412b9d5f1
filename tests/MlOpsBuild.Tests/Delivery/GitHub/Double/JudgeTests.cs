using MlOpsBuild.GitHubDouble.Description;
using MlOpsBuild.GitHubDouble.Operations;
using Newtonsoft.Json.Linq;

namespace MlOpsBuild.Tests.Delivery.GitHub.Double;

/// <summary>What GitHub's description does not know is found, in requests and in answers.</summary>
public sealed class JudgeTests : GitHubTest
{
    private const string Comments = $"/repos/{Owner}/{Name}/issues/7/comments";
    private const string CheckRuns = $"/repos/{Owner}/{Name}/check-runs";

    [Theory]
    [InlineData(
        "POST",
        Comments,
        """{"body":"x","bodies":"y"}""",
        "NoAdditionalPropertiesAllowed: #/bodies"
    )]
    [InlineData("POST", Comments, """{"bodies":5}""", "PropertyRequired: #/body")]
    [InlineData("POST", Comments, """{"body":5}""", "StringExpected: #/body")]
    [InlineData("POST", Comments, null, "the body is missing")]
    [InlineData("POST", Comments, "{", "the body is not JSON")]
    [InlineData("GET", Comments + "?pages=1", null, "parameter pages is unknown")]
    [InlineData("GET", Comments + "?page=x", null, "parameter page is 'x': IntegerExpected")]
    [InlineData(
        "GET",
        "/repos/acme/widgets/issues/x/comments",
        null,
        "parameter issue_number is 'x'"
    )]
    [InlineData("GET", "/repos/acme/widgets/nothing", null, "there is no such operation")]
    [InlineData(
        "GET",
        "/repos/acme/widgets/pulls?state=opened",
        null,
        "parameter state is 'opened': NotInEnumeration"
    )]
    [InlineData("GET", "/repos/acme/widgets/pulls/7", "{}", "there is a body")]
    [InlineData(
        "POST",
        CheckRuns,
        """{"name":"x","head_sha":"y","status":"done"}""",
        "NotInEnumeration: #/status"
    )]
    [InlineData(
        "POST",
        CheckRuns,
        """{"name":"x","head_sha":"y","output":{"title":"t","summary":"s","annotation":[]}}""",
        "NoAdditionalPropertiesAllowed: #/output.annotation"
    )]
    public async Task A_wrong_request_is_found(
        string method,
        string path,
        string? body,
        string expected
    )
    {
        Assert.SkipWhen(Server.NotJudged is not null, Server.NotJudged ?? "");
        (await SendAsync(new HttpMethod(method), path, body)).Dispose();
        Server.Violations.ShouldContain(x => x.Contains(expected, StringComparison.Ordinal));
        Violations = Server.Violations.Count;
    }

    [Fact]
    public async Task A_wrong_answer_is_found()
    {
        var (judge, missing) = await Judge.GetAsync();
        Assert.SkipWhen(judge is null, missing ?? "");
        var (operation, _) = Router.Find("GET", $"/repos/{Owner}/{Name}/pulls/7")!.Value;
        using var answer = await GetAsync($"/repos/{Owner}/{Name}/pulls/7");
        var pull = JObject.Parse(
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        );
        Find(200, pull).ShouldBeEmpty();
        Find(201, pull).ShouldBe(["the answer 201 is not described"]);
        Find(404, new JObject { ["message"] = 5 }).ShouldHaveSingleItem();
        foreach (var property in pull.Properties().Where(x => x.Name is not "draft"))
        {
            var lie = (JObject)pull.DeepClone();
            lie.Remove(property.Name);
            Find(200, lie).ShouldContain($"the answer 200: PropertyRequired: #/{property.Name}");
        }

        string[] Find(int status, JToken? body) =>
            [.. judge.GetViolations(operation, status, body)];
    }
}
