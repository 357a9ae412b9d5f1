using MlOpsBuild.GitHubDouble.Description;
using MlOpsBuild.GitHubDouble.Operations;
using Newtonsoft.Json.Linq;

namespace MlOpsBuild.Tests.Delivery.GitHub.Double;

/// <summary>Prism, between the double and its client, finds nothing wrong with what either says.</summary>
public sealed class PrismTests : GitHubTest
{
    [Fact]
    public async Task Another_judge_agrees()
    {
        var paths = Router.Operations.Select(x => x.Path).ToHashSet(StringComparer.Ordinal);
        var (prism, missing) = await PrismProcess.StartAsync(
            paths.Contains,
            new Uri(Server.ApiUrl)
        );
        Assert.SkipWhen(prism is null, missing ?? "");
        await using (prism)
        {
            var repository = $"{prism.Address}repos/{Owner}/{Name}";
            var comments = $"{repository}/issues/7/comments";
            var comment = await PassAsync("POST", comments, 201, """{"body":"x"}""");
            var one = $"{repository}/issues/comments/{comment["id"]}";
            await PassAsync("GET", one, 200);
            await PassAsync("PATCH", one, 200, """{"body":"y"}""");
            await PassAsync("GET", $"{comments}?per_page=100", 200);
            await PassAsync("DELETE", one, 204);
            await PassAsync("GET", $"{repository}/pulls?state=open&head=acme:topic", 200);
            await PassAsync("GET", $"{repository}/pulls/7", 200);
            await PassAsync("GET", $"{repository}/pulls/8", 404);
            await PassAsync("POST", comments, 422, """{"body":" "}""");
            await PassAsync("GET", $"{prism.Address}user", 200, token: PersonalToken);
            await PassAsync("GET", $"{prism.Address}user", 403);
            await PassAsync("GET", $"{prism.Address}rate_limit", 200);
            await CheckAsync(repository);
            await PassAsync(
                "POST",
                $"{repository}/statuses/{Sha}",
                201,
                """{"state":"success"}""",
                PersonalToken
            );
            await PassAsync("GET", $"{repository}/commits/{Sha}/statuses", 200);
            var artifact = Repository.AddArtifact(5, "report", Sha, [1]);
            await PassAsync("GET", $"{repository}/actions/runs/5/artifacts", 200);
            await PassAsync("GET", $"{repository}/actions/artifacts/{artifact.Id}", 200);

            using var wrong = await SendAsync(HttpMethod.Post, comments, """{"bodies":"x"}""");
            wrong.Headers.Contains("sl-violations").ShouldBeTrue();
            Violations = 2;
        }
    }

    private async Task CheckAsync(string repository)
    {
        var annotation =
            """{"path":"a.csv","start_line":1,"end_line":1,"annotation_level":"notice","message":"m"}""";
        var output = $$"""{"title":"t","summary":"s","annotations":[{{annotation}}]}""";
        var run = await PassAsync(
            "POST",
            $"{repository}/check-runs",
            201,
            $$"""{"name":"quality","head_sha":"{{Sha}}","output":{{output}}}"""
        );
        var one = $"{repository}/check-runs/{run["id"]}";
        await PassAsync("PATCH", one, 200, """{"conclusion":"success"}""");
        await PassAsync("GET", one, 200);
        await PassAsync("GET", $"{one}/annotations", 200);
        await PassAsync("GET", $"{repository}/commits/{Sha}/check-runs", 200);
    }

    private async Task<JToken> PassAsync(
        string method,
        string address,
        int status,
        string? body = null,
        string token = WorkflowToken
    )
    {
        using var answer = await SendAsync(new HttpMethod(method), address, body, token);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var name = $"{method} {address}: {text}";
        ((int)answer.StatusCode).ShouldBe(status, name);
        answer.Headers.TryGetValues("sl-violations", out var violations);
        violations.ShouldBeNull(name + " " + string.Concat(violations ?? []));
        answer.Content.Headers.ContentType?.MediaType.ShouldNotBe("application/problem+json", name);
        return text.Length == 0 ? new JObject() : JToken.Parse(text);
    }
}
