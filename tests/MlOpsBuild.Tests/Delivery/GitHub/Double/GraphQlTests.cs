using Newtonsoft.Json.Linq;

namespace MlOpsBuild.Tests.Delivery.GitHub.Double;

/// <summary>A comment is folded.</summary>
public sealed class GraphQlTests : GitHubTest
{
    private const string WithVariables =
        "mutation($id: ID!) { minimizeComment(input: {subjectId: $id, classifier: OUTDATED}) { minimizedComment { isMinimized } } }";

    [Theory]
    [InlineData(WithVariables, "{\"id\":\"ID\"}")]
    [InlineData(
        "mutation M($input: MinimizeCommentInput!) { minimizeComment(input: $input) { clientMutationId } }",
        "{\"input\":{\"subjectId\":\"ID\",\"classifier\":\"OUTDATED\"}}"
    )]
    [InlineData(
        "mutation { minimizeComment(input: {classifier: OUTDATED, subjectId: \"ID\"}) { clientMutationId } }",
        "{}"
    )]
    public async Task A_comment_is_minimized(string query, string variables)
    {
        var comment = Repository.AddComment(7, "bob", "x");
        var id = comment.NodeId;
        var answer = await SendAsync(
            query.Replace("ID\"", id + "\"", StringComparison.Ordinal),
            variables.Replace("ID\"", id + "\"", StringComparison.Ordinal)
        );
        answer["errors"].ShouldBeNull();
        Repository.Content.Comments[comment.Id].Minimized.ShouldBe("OUTDATED");
    }

    [Fact]
    public async Task What_fails_is_a_success_with_errors()
    {
        var id = Repository.AddComment(7, "bob", "x").NodeId;
        Server.State.AddWorkflowToken("ghs_read", "contents: read");
        (await GetErrorAsync(WithVariables, "{\"id\":\"IC_1\"}")).ShouldBe("NOT_FOUND");
        (await GetErrorAsync(WithVariables, "{}")).ShouldBe("BAD_USER_INPUT");
        (await GetErrorAsync("query { viewer { login } }", "{}")).ShouldBe("NOT_IMPLEMENTED");
        (await GetErrorAsync(WithVariables, $$"""{"id":"{{id}}"}""", "ghs_read")).ShouldBe(
            "FORBIDDEN"
        );
    }

    private async Task<string?> GetErrorAsync(
        string query,
        string variables,
        string token = WorkflowToken
    ) => (string?)(await SendAsync(query, variables, token))["errors"]![0]!["type"];

    private async Task<JObject> SendAsync(
        string query,
        string variables,
        string token = WorkflowToken
    )
    {
        var body = new JObject { ["query"] = query, ["variables"] = JObject.Parse(variables) };
        using var answer = await SendAsync(
            HttpMethod.Post,
            Server.GraphQlUrl,
            body.ToString(),
            token
        );
        ((int)answer.StatusCode).ShouldBe(200);
        return JObject.Parse(
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        );
    }
}
