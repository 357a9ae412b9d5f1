using System.Net;
using Octokit;
using Octokit.Internal;

namespace MlOpsBuild.Compat.Tests.Octokit;

/// <summary>Addresses, credentials, headers, redirects, cancellation.</summary>
public sealed class ConnectionTests
{
    private const string Empty = "{}";

    [Theory]
    [InlineData("https://github.com", "https://api.github.com/")]
    [InlineData("https://api.github.com/", "https://api.github.com/")]
    [InlineData("https://git.example.com", "https://git.example.com/api/v3/")]
    [InlineData("https://git.example.com/", "https://git.example.com/api/v3/")]
    [InlineData("https://git.example.com/api/v3/", "https://git.example.com/api/v3/")]
    [InlineData("http://127.0.0.1:8080/x", "http://127.0.0.1:8080/api/v3/")]
    public void Enterprise_servers_have_a_path(string address, string expected)
    {
        var uri = new Uri(address);
        new GitHubClient(GitHubServer.Product, uri).BaseAddress.ShouldBe(new Uri(expected));
        new GitHubClient(
            GitHubServer.Product,
            new InMemoryCredentialStore(new Credentials("t")),
            uri
        ).BaseAddress.ShouldBe(new Uri(expected));
        new Connection(GitHubServer.Product, uri).BaseAddress.ShouldBe(uri);
    }

    [Fact]
    public void A_relative_address_is_refused() =>
        Should
            .Throw<ArgumentException>(() =>
                new Connection(GitHubServer.Product, new Uri("/x", UriKind.Relative))
            )
            .Message.ShouldStartWith("The base address '/x' must be an absolute URI");

    [Fact]
    public async Task A_store_is_asked_for_each_request()
    {
        await using var server = new GitHubServer(_ => GitHubServer.Json(Empty));
        var store = new Store();
        var client = new GitHubClient(GitHubServer.Product, store, server.Address);
        await client.User.Current();
        await client.User.Current();
        server
            .Requests.Select(x => x.GetHeader("Authorization"))
            .ShouldBe(["Token t1", "Token t2"]);

        client.Credentials = new Credentials("other");
        await client.User.Current();
        server.Requests[^1].GetHeader("Authorization").ShouldBe("Token other");
        client.Credentials.Password.ShouldBe("other");
    }

    [Fact]
    public async Task Headers_tell_of_scopes_tags_and_limits()
    {
        await using var server = new GitHubServer(_ =>
            GitHubServer.Json(
                """{"login":"octocat","id":1}""",
                "200 OK",
                "ETag: \"abc\"",
                "X-OAuth-Scopes: repo, user",
                "X-Accepted-OAuth-Scopes: repo",
                "X-RateLimit-Limit: 5000",
                "X-RateLimit-Remaining: 4999",
                "X-RateLimit-Reset: 1700000000",
                "Link: <http://x/2>; rel=\"next\", <http://x/9>; rel=\"last\""
            )
        );
        var client = server.CreateClient();
        client.GetLastApiInfo().ShouldBeNull();
        (await client.User.Current()).Login.ShouldBe("octocat");

        var info = client.GetLastApiInfo();
        info.Etag.ShouldBe("\"abc\"");
        info.OauthScopes.ShouldBe(["repo", "user"]);
        info.AcceptedOauthScopes.ShouldBe(["repo"]);
        info.RateLimit.Limit.ShouldBe(5000);
        info.RateLimit.Remaining.ShouldBe(4999);
        info.RateLimit.Reset.ShouldBe(DateTimeOffset.FromUnixTimeSeconds(1700000000));
        info.GetNextPageUrl().ShouldBe(new Uri("http://x/2"));
        info.GetLastPageUrl().ShouldBe(new Uri("http://x/9"));
        info.GetFirstPageUrl().ShouldBeNull();
        client.GetLastApiInfo().ShouldNotBeSameAs(info);
    }

    [Fact]
    public async Task Rate_limits_are_read()
    {
        await using var server = new GitHubServer(_ =>
            GitHubServer.Json(
                """{"resources":{"core":{"limit":5000,"remaining":4990,"reset":1372700873},"search":{"limit":30,"remaining":18,"reset":1372697452},"graphql":{"limit":1,"remaining":2,"reset":3}},"rate":{"limit":5000,"remaining":4990,"reset":1372700873}}"""
            )
        );
        var limits = await server.CreateClient().RateLimit.GetRateLimits();
        limits.Resources.Core.Remaining.ShouldBe(4990);
        limits.Resources.Search.Limit.ShouldBe(30);
        limits.Resources.Graphql.Remaining.ShouldBe(2);
        limits.Rate.Reset.ShouldBe(DateTimeOffset.FromUnixTimeSeconds(1372700873));
        server.Requests[0].Target.ShouldBe("/api/v3/rate_limit");
    }

    [Theory]
    [InlineData(301, "GET")]
    [InlineData(302, "GET")]
    [InlineData(303, "GET")]
    [InlineData(307, "GET")]
    [InlineData(308, "GET")]
    public async Task Redirects_are_followed(int status, string method)
    {
        GitHubServer? server = null;
        await using var _ = server = new GitHubServer(x =>
            x.Target.EndsWith("new", StringComparison.Ordinal)
                ? GitHubServer.Json("""{"id":5}""")
                : GitHubServer.Answer($"{status} Moved", "", $"Location: {server!.Address}new")
        );
        (await server.CreateClient().Repository.Get("acme", "widgets")).Id.ShouldBe(5);
        server.Requests.Count.ShouldBe(2);
        server.Requests[1].Method.ShouldBe(method);
        server.Requests[1].GetHeader("Authorization").ShouldBe("Token ghp_token123");
        server.Requests[1].GetHeader("Accept").ShouldBe("application/vnd.github.v3+json");
    }

    [Fact]
    public async Task A_redirected_body_is_sent_again()
    {
        GitHubServer? server = null;
        await using var _ = server = new GitHubServer(x =>
            x.Target == "/new"
                ? GitHubServer.Json("""{"id":5}""")
                : GitHubServer.Answer("307 Moved", "", $"Location: {server!.Address}new")
        );
        await server.CreateClient().Issue.Comment.Create("acme", "widgets", 1, "text");
        server.Requests.Select(x => x.Method).ShouldBe(["POST", "POST"]);
        server.Requests.Select(x => x.Body).ShouldAllBe(x => x == """{"body":"text"}""");
    }

    [Fact]
    public async Task Credentials_do_not_go_to_another_host()
    {
        GitHubServer? server = null;
        await using var _ = server = new GitHubServer(x =>
            x.Target == "/new"
                ? GitHubServer.Json("""{"id":5}""")
                : GitHubServer.Answer(
                    "302 Found",
                    "",
                    $"Location: http://localhost:{server!.Port}/new"
                )
        );
        (await server.CreateClient().Repository.Get("acme", "widgets")).Id.ShouldBe(5);
        server.Requests[1].GetHeader("Authorization").ShouldBeNull();
    }

    [Fact]
    public async Task Endless_redirects_end()
    {
        GitHubServer? server = null;
        await using var _ = server = new GitHubServer(_ =>
            GitHubServer.Answer("302 Found", "", $"Location: {server!.Address}again")
        );
        var error = await Should.ThrowAsync<InvalidOperationException>(
            server.CreateClient().Repository.Get("acme", "widgets")
        );
        error.Message.ShouldBe("The redirect count for this request has been exceeded. Aborting.");
        server.Requests.Count.ShouldBe(5);
    }

    [Fact]
    public async Task A_request_can_be_cancelled()
    {
        var received = new TaskCompletionSource();
        var never = new TaskCompletionSource<string>();
        await using var server = new GitHubServer(_ =>
        {
            received.SetResult();
            return never.Task;
        });
        using var source = new CancellationTokenSource();
        var request = server
            .CreateClient()
            .Connection.Get<Repository>(
                new Uri("repos/acme/widgets", UriKind.Relative),
                null,
                null,
                source.Token
            );
        await received.Task;
        await source.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(request);
        never.SetResult("");
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_given_up()
    {
        var never = new TaskCompletionSource<string>();
        await using var server = new GitHubServer(_ => never.Task);
        var client = server.CreateClient();
        client.SetRequestTimeout(TimeSpan.FromMilliseconds(50));
        await Should.ThrowAsync<OperationCanceledException>(client.User.Current());
        await Should.ThrowAsync<OperationCanceledException>(
            server
                .CreateClient()
                .Connection.Get<User>(
                    new Uri("user", UriKind.Relative),
                    TimeSpan.FromMilliseconds(50)
                )
        );
        never.SetResult("");
    }

    [Fact]
    public async Task A_build_can_have_a_client_of_its_own()
    {
        var connection = new Connection(GitHubServer.Product, new FakeHttpClient());
        var client = new GitHubClient(connection);
        (await client.Repository.Get("a", "b")).FullName.ShouldBe("a/b");
        IGitHubClient faked = client;
        faked.Connection.BaseAddress.ShouldBe(GitHubClient.GitHubApiUrl);
    }

    private sealed class Store : ICredentialStore
    {
        private int _count;

        public Task<Credentials> GetCredentials() =>
            Task.FromResult(new Credentials($"t{++_count}"));
    }

    private sealed class FakeHttpClient : IHttpClient
    {
        public Task<IResponse> Send(
            IRequest request,
            CancellationToken cancellationToken,
            Func<object, object>? preprocessResponseBody = null
        )
        {
            request.Endpoint.ToString().ShouldBe("repos/a/b");
            return Task.FromResult<IResponse>(new FakeResponse());
        }

        public void SetRequestTimeout(TimeSpan timeout) { }

        public void Dispose() { }
    }

    private sealed class FakeResponse : IResponse
    {
        public object Body => """{"full_name":"a/b"}""";

        public IReadOnlyDictionary<string, string> Headers { get; } =
            new Dictionary<string, string>(StringComparer.Ordinal);

        public ApiInfo ApiInfo { get; } =
            new(new Dictionary<string, Uri>(StringComparer.Ordinal), [], [], "", new RateLimit());

        public HttpStatusCode StatusCode => HttpStatusCode.OK;

        public string ContentType => "application/json";
    }
}
