using System.Net;
using MlOpsBuild.GitHubDouble;
using MlOpsBuild.GitHubDouble.Faults;
using Octokit;

namespace MlOpsBuild.Tests.Delivery.GitHub.Double;

/// <summary>What is to go wrong goes wrong.</summary>
public sealed class FaultTests : GitHubTest
{
    private readonly ManualTime _time = new();

    protected override GitHubOptions Options => new() { Time = _time };

    [Theory]
    [InlineData(500, false)]
    [InlineData(502, true)]
    [InlineData(503, true)]
    public async Task An_error_comes_before_or_after(int status, bool isPerformed)
    {
        Server.Faults.Add(Fault.Error(status, isPerformed));
        var error = await Should.ThrowAsync<ApiException>(CreateAsync());
        error.StatusCode.ShouldBe((HttpStatusCode)status);
        Repository.Content.Comments.Count.ShouldBe(isPerformed ? 1 : 0);
        await CreateAsync();
        Server.Requests.Select(x => x.Status).ShouldBe([status, 201]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_connection_is_cut(bool isPerformed)
    {
        Server.Faults.Add(Fault.Cut(isPerformed));
        await Should.ThrowAsync<HttpRequestException>(CreateAsync());
        Repository.Content.Comments.Count.ShouldBe(isPerformed ? 1 : 0);
        Server.Requests.Single().Status.ShouldBeNull();
    }

    [Fact]
    public async Task An_answer_is_cut()
    {
        Server.Faults.Add(Fault.CutInAnswer);
        await Should.ThrowAsync<HttpRequestException>(CreateAsync());
        Repository.Content.Comments.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_request_arrives_twice()
    {
        Server.Faults.Add(Fault.Duplicate);
        var comment = await CreateAsync();
        Repository.Content.Comments.Keys.Last().ShouldBe(comment.Id);
        Repository.Content.Comments.Count.ShouldBe(2);
        Server.Faults.Add(Fault.Duplicate);
        await Should.ThrowAsync<NotFoundException>(
            Workflow.Issue.Comment.Delete(Owner, Name, comment.Id)
        );
    }

    [Fact]
    public async Task A_list_is_old()
    {
        await CreateAsync();
        await CreateAsync();
        Server.Faults.Add(Fault.Stale(1));
        Server.Faults.Add(Fault.Stale(100));
        (await ListAsync()).Count.ShouldBe(1);
        (await ListAsync()).Count.ShouldBe(0);
        (await ListAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task No_request_remains_until_the_limit_is_reset()
    {
        Server.Faults.Add(Fault.PrimaryLimit(TimeSpan.FromMinutes(10)));
        var error = await Should.ThrowAsync<RateLimitExceededException>(CreateAsync());
        (error.Remaining, error.Reset).ShouldBe((0, _time.GetUtcNow().AddMinutes(10)));
        await Should.ThrowAsync<RateLimitExceededException>(CreateAsync());
        Server.Requests.Select(x => x.IsEarly).ShouldBe([false, true]);
        _time.Advance(TimeSpan.FromMinutes(10));
        await CreateAsync();
        Server.Requests[^1].IsEarly.ShouldBeFalse();
    }

    [Theory]
    [InlineData(30)]
    [InlineData(null)]
    public async Task A_second_limit_asks_to_wait(int? seconds)
    {
        TimeSpan? wait = seconds is { } x ? TimeSpan.FromSeconds(x) : null;
        Server.Faults.Add(Fault.SecondaryLimit(wait));
        var error = await Should.ThrowAsync<SecondaryRateLimitExceededException>(CreateAsync());
        error
            .HttpResponse.Headers.GetValueOrDefault("Retry-After")
            .ShouldBe(seconds?.ToString(CultureInfo.InvariantCulture));
        _time.Advance(TimeSpan.FromSeconds((seconds ?? 60) - 1));
        await Should.ThrowAsync<SecondaryRateLimitExceededException>(CreateAsync());
        _time.Advance(TimeSpan.FromSeconds(1));
        await CreateAsync();
    }

    [Fact]
    public async Task There_can_be_too_many_requests()
    {
        Server.Faults.Add(Fault.TooManyRequests(TimeSpan.FromSeconds(5)));
        var error = await Should.ThrowAsync<ApiException>(CreateAsync());
        ((int)error.StatusCode).ShouldBe(429);
        error.HttpResponse.Headers["Retry-After"].ShouldBe("5");
    }

    [Fact]
    public async Task Faults_are_for_some_requests_and_end()
    {
        Server.Faults.Add(Fault.Error(500), x => x.Method == "GET", times: 2);
        await CreateAsync();
        await Should.ThrowAsync<ApiException>(ListAsync());
        Server.Faults.Stop();
        await ListAsync();
        var random = new Random(1);
        Server.Faults.Draw(x => random.Next(2) == 0 ? Fault.Error(503) : null);
        for (var i = 0; i < 40; i++)
            (await GetAsync($"/repos/{Owner}/{Name}/pulls/7")).Dispose();

        Server.Requests.Count(x => x.Status == 503).ShouldBeInRange(1, 39);
    }

    [Fact]
    public async Task Requests_are_held()
    {
        var before = Server.Faults.Hold(x => x.Method == "POST");
        var first = CreateAsync();
        (await before.Reached).Method.ShouldBe("POST");
        var after = Server.Faults.Hold(x => x.Method == "POST", isPerformed: true);
        var second = CreateAsync();
        await after.Reached;
        Repository.Content.Comments.Count.ShouldBe(1);
        (await ListAsync()).Count.ShouldBe(1);
        before.Open();
        (await first).Id.ShouldBe(Repository.Content.Comments.Keys.Last());
        second.IsCompleted.ShouldBeFalse();
        after.Open();
        (await second).Id.ShouldBe(Repository.Content.Comments.Keys.First());
    }

    private Task<IssueComment> CreateAsync() =>
        Workflow.Issue.Comment.Create(Owner, Name, 7, "text");

    private Task<IReadOnlyList<IssueComment>> ListAsync() =>
        Workflow.Issue.Comment.GetAllForIssue(Owner, Name, 7);

    private sealed class ManualTime : TimeProvider
    {
        private DateTimeOffset _now = new(2024, 5, 6, 7, 8, 9, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => _now;

        public void Advance(TimeSpan time) => _now += time;
    }
}
