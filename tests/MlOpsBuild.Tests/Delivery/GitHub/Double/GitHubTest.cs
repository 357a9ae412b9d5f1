using System.Net.Http.Headers;
using System.Text;
using MlOpsBuild.GitHubDouble;
using MlOpsBuild.GitHubDouble.State;
using Octokit;
using Octokit.Internal;

namespace MlOpsBuild.Tests.Delivery.GitHub.Double;

/// <summary>A test with a server of its own, which finds nothing wrong with requests unless the test says so.</summary>
public abstract class GitHubTest : IAsyncLifetime
{
    protected const string WorkflowToken = "ghs_workflow";
    protected const string PersonalToken = "ghp_alice";
    protected const string Sha = "6dcb09b5b57875f334f61aebed695e2e4193db5e";
    protected const string Owner = "acme";
    protected const string Name = "widgets";

    private readonly HttpClient _http = new(new HttpClientHandler { AllowAutoRedirect = false });

    protected GitHubServer Server { get; private set; } = null!;

    protected GitHubRepository Repository { get; private set; } = null!;

    /// <summary>How many violations there are at the end.</summary>
    protected int Violations { get; set; }

    protected GitHubClient Workflow => CreateClient(WorkflowToken);

    protected GitHubClient Personal => CreateClient(PersonalToken);

    protected virtual GitHubOptions Options => new();

    public async ValueTask InitializeAsync()
    {
        Server = await GitHubServer.StartAsync(Options);
        Repository = Server.State.AddRepository(Owner, Name);
        Repository.AddPullRequest(7, "topic", Sha);
        Server.State.AddWorkflowToken(WorkflowToken, "pull-requests: write", "checks: write");
        Server.State.AddPersonalToken(PersonalToken, "alice");
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Server.DisposeAsync();
        if (Server.NotJudged is null)
            Server.Violations.Count.ShouldBe(
                Violations,
                string.Join(Environment.NewLine, Server.Violations)
            );
    }

    protected GitHubClient CreateClient(string? token) =>
        new(
            new Connection(
                new Octokit.ProductHeaderValue("test"),
                new Uri(Server.ApiUrl + "/"),
                new InMemoryCredentialStore(
                    token is null ? Credentials.Anonymous : new Credentials(token)
                )
            )
        );

    /// <summary>A request as it is, without a client that knows GitHub.</summary>
    protected async Task<HttpResponseMessage> SendAsync(
        HttpMethod method,
        string address,
        string? body = null,
        string? token = WorkflowToken
    )
    {
        using var request = new HttpRequestMessage(
            method,
            address.StartsWith('/') ? Server.ApiUrl + address : address
        );
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);

        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");

        return await _http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    protected Task<HttpResponseMessage> GetAsync(string address, string? token = WorkflowToken) =>
        SendAsync(HttpMethod.Get, address, token: token);
}
