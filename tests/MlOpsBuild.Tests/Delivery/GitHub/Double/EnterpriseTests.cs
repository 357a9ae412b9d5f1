using MlOpsBuild.GitHubDouble;
using Octokit;

namespace MlOpsBuild.Tests.Delivery.GitHub.Double;

/// <summary>The API of an Enterprise server is below a path.</summary>
public sealed class EnterpriseTests : GitHubTest
{
    protected override GitHubOptions Options => new() { IsEnterprise = true };

    [Fact]
    public async Task The_API_is_below_a_path()
    {
        Server.ApiUrl.ShouldEndWith("/api/v3");
        Server.GraphQlUrl.ShouldEndWith("/api/graphql");
        var client = new GitHubClient(new ProductHeaderValue("test"), new Uri(Server.SiteUrl));
        (await client.PullRequest.Get(Owner, Name, 7)).Number.ShouldBe(7);
        Server.Requests.Single().Path.ShouldBe($"/repos/{Owner}/{Name}/pulls/7");
    }

    [Fact]
    public async Task Outside_of_it_there_is_nothing()
    {
        using var answer = await GetAsync($"{Server.SiteUrl}/repos/{Owner}/{Name}/pulls/7");
        ((int)answer.StatusCode).ShouldBe(404);
        Violations = 1;
    }
}
