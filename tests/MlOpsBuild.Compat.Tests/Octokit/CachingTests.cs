using System.Net;
using Octokit;
using Octokit.Caching;
using Octokit.Internal;

namespace MlOpsBuild.Compat.Tests.Octokit;

/// <summary>Answers that did not change are not sent again.</summary>
public sealed class CachingTests
{
    [Fact]
    public async Task What_did_not_change_comes_from_the_cache()
    {
        await using var server = new GitHubServer(x =>
            x.GetHeader("If-None-Match") == "\"v1\""
                ? GitHubServer.Answer("304 Not Modified")
                : GitHubServer.Json("""{"id":5}""", "200 OK", "ETag: \"v1\"")
        );
        var client = server.CreateClient();
        client.ResponseCache = new Cache();
        (await client.Repository.Get("acme", "widgets")).Id.ShouldBe(5);
        (await client.Repository.Get("acme", "widgets")).Id.ShouldBe(5);
        (await client.Repository.Get("acme", "others")).Id.ShouldBe(5);
        server.Requests.Select(x => x.GetHeader("If-None-Match")).ShouldBe([null, "\"v1\"", null]);
    }

    [Fact]
    public async Task What_changed_replaces_it()
    {
        var version = 0;
        await using var server = new GitHubServer(_ =>
            GitHubServer.Json($$"""{"id":{{++version}}}""", "200 OK", $"ETag: \"v{version}\"")
        );
        var client = server.CreateClient();
        client.ResponseCache = new Cache();
        (await client.Repository.Get("acme", "widgets")).Id.ShouldBe(1);
        (await client.Repository.Get("acme", "widgets")).Id.ShouldBe(2);
        await client.Repository.Get("acme", "widgets");
        server.Requests[^1].GetHeader("If-None-Match").ShouldBe("\"v2\"");
    }

    [Fact]
    public async Task A_broken_cache_is_as_none()
    {
        await using var server = new GitHubServer(_ => GitHubServer.Json("""{"id":5}"""));
        var client = server.CreateClient();
        client.ResponseCache = new Cache { Broken = true };
        (await client.Repository.Get("acme", "widgets")).Id.ShouldBe(5);
    }

    private sealed class Cache : IResponseCache
    {
        private readonly Dictionary<string, CachedResponse.V1> _answers = new(
            StringComparer.Ordinal
        );

        public bool Broken { get; init; }

        public Task<CachedResponse.V1> GetAsync(IRequest request) =>
            Broken
                ? throw new IOException("broken")
                : Task.FromResult(_answers.GetValueOrDefault(request.Endpoint.ToString())!);

        public Task SetAsync(IRequest request, CachedResponse.V1 cachedResponse)
        {
            if (Broken)
                throw new IOException("broken");

            cachedResponse.StatusCode.ShouldBe(HttpStatusCode.OK);
            _answers[request.Endpoint.ToString()] = cachedResponse;
            return Task.CompletedTask;
        }
    }
}
