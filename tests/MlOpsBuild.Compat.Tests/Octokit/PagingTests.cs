using Octokit;

namespace MlOpsBuild.Compat.Tests.Octokit;

/// <summary>Lists of several pages.</summary>
public sealed class PagingTests
{
    [Theory]
    // start, count of pages, page size -> requested pages, items
    [InlineData(null, null, null, "-,2,3", 5)]
    [InlineData(1, null, 2, "1,2,3", 5)]
    [InlineData(2, null, 2, "2,3", 3)]
    [InlineData(null, 1, 2, "-", 2)]
    [InlineData(null, 2, 2, "-,2", 4)]
    [InlineData(2, 1, 2, "2", 2)]
    [InlineData(3, 5, 2, "3", 1)]
    public async Task Asked_for_pages_come(
        int? start,
        int? count,
        int? size,
        string pages,
        int items
    )
    {
        await using var server = StartServer();
        var options = new ApiOptions
        {
            StartPage = start,
            PageCount = count,
            PageSize = size,
        };
        var labels = await server
            .CreateClient()
            .Issue.Labels.GetAllForRepository("acme", "widgets", options);

        labels.Count.ShouldBe(items);
        string.Join(',', server.Requests.Select(x => GetQuery(x, "page") ?? "-")).ShouldBe(pages);
        server
            .Requests.Select(x => GetQuery(x, "per_page"))
            .ShouldAllBe(x => x == (size == null ? null : "2"));
    }

    [Fact]
    public async Task Filters_stay_on_the_next_pages()
    {
        await using var server = StartServer();
        var request = new RepositoryIssueRequest { State = ItemStateFilter.All, Creator = "a b" };
        request.Labels.Add("x");
        request.Labels.Add("y");
        await server.CreateClient().Issue.GetAllForRepository("acme", "widgets", request);

        server.Requests.Count.ShouldBe(3);
        foreach (var received in server.Requests)
        {
            received.Target.ShouldContain("creator=a%20b");
            received.Target.ShouldContain("state=all");
            received.Target.ShouldContain("labels=x%2Cy");
            received.Target.ShouldContain("sort=created&direction=desc");
        }
    }

    [Fact]
    public async Task A_list_that_is_not_there_is_named()
    {
        await using var server = new GitHubServer(_ =>
            GitHubServer.Json("""{"message":"Not Found"}""", "404 Not Found")
        );
        var error = await Should.ThrowAsync<NotFoundException>(
            server.CreateClient().Repository.Release.GetAll("acme", "widgets")
        );
        error.Message.ShouldBe("repos/acme/widgets/releases was not found.");
    }

    [Fact]
    public async Task Counted_lists_are_joined()
    {
        GitHubServer? server = null;
        await using var _ = server = new GitHubServer(x =>
            x.Target.Contains("page=2", StringComparison.Ordinal)
                ? GitHubServer.Json("""{"total_count":3,"check_runs":[{"id":3}]}""")
                : GitHubServer.Json(
                    """{"total_count":3,"check_runs":[{"id":1},{"id":2}]}""",
                    "200 OK",
                    $"Link: <{server!.Address}next?page=2>; rel=\"next\""
                )
        );
        var runs = await server
            .CreateClient()
            .Check.Run.GetAllForReference("acme", "widgets", "main");
        runs.TotalCount.ShouldBe(3);
        runs.CheckRuns.Select(x => x.Id).ShouldBe([1, 2, 3]);
    }

    /// <summary>Five items, two a page.</summary>
    private static GitHubServer StartServer()
    {
        GitHubServer? server = null;
        return server = new GitHubServer(x =>
        {
            var page = int.Parse(GetQuery(x, "page") ?? "1", CultureInfo.InvariantCulture);
            var items = page < 3 ? """[{"id":1},{"id":2}]""" : """[{"id":1}]""";
            var address = $"{server!.Address}{x.Target.Split('?')[0][1..]}";
            return page < 3
                ? GitHubServer.Json(
                    items,
                    "200 OK",
                    $"Link: <{address}?page={page + 1}>; rel=\"next\", <{address}?page=3>; rel=\"last\""
                )
                : GitHubServer.Json(items, "200 OK", $"Link: <{address}?page=1>; rel=\"first\"");
        });
    }

    private static string? GetQuery(ReceivedRequest request, string name) =>
        request
            .Target.Split('?')[^1]
            .Split('&')
            .Where(x => x.StartsWith(name + "=", StringComparison.Ordinal))
            .Select(x => x[(name.Length + 1)..])
            .SingleOrDefault();
}
