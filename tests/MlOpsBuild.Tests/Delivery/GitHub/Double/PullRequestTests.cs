using Octokit;

namespace MlOpsBuild.Tests.Delivery.GitHub.Double;

/// <summary>Pull requests of the double are as those of GitHub.</summary>
public sealed class PullRequestTests : GitHubTest
{
    [Fact]
    public async Task A_pull_request_of_a_fork_has_another_owner()
    {
        Repository.AddPullRequest(8, "patch", "abc", "eve");
        var pull = await Workflow.PullRequest.Get(Owner, Name, 8);
        (pull.Head.Label, pull.Head.Repository.FullName, pull.Head.Repository.Fork).ShouldBe(
            ("eve:patch", "eve/widgets", true)
        );
        (pull.Base.Repository.FullName, pull.Base.Repository.Fork).ShouldBe(
            ("acme/widgets", false)
        );
        pull.Head.Repository.Id.ShouldNotBe(pull.Base.Repository.Id);
        await Should.ThrowAsync<NotFoundException>(Workflow.PullRequest.Get(Owner, Name, 9));
        await Should.ThrowAsync<NotFoundException>(Workflow.PullRequest.Get(Owner, "none", 7));
    }

    [Fact]
    public async Task The_list_is_filtered()
    {
        Repository.AddPullRequest(8, "topic", "abc", "eve");
        Repository.AddPullRequest(9, "other", "def");
        Repository.AddPullRequest(10, "topic", Sha);
        Repository.ChangePullRequest(10, x => x with { IsOpen = false });
        (await ListAsync(null, ItemStateFilter.Open)).ShouldBe([9, 8, 7]);
        (await ListAsync(null, ItemStateFilter.All)).ShouldBe([10, 9, 8, 7]);
        (await ListAsync(null, ItemStateFilter.Closed)).ShouldBe([10]);
        (await ListAsync("eve:topic", ItemStateFilter.Open)).ShouldBe([8]);
        (await ListAsync("acme:topic", ItemStateFilter.All)).ShouldBe([10, 7]);
        (await ListAsync("acme:none", ItemStateFilter.All)).ShouldBeEmpty();
        (await ListAsync("topic", ItemStateFilter.Closed)).ShouldBe([10]);
    }

    private async Task<IEnumerable<int>> ListAsync(string? head, ItemStateFilter state)
    {
        var request = new PullRequestRequest { Head = head, State = state };
        return (await Workflow.PullRequest.GetAllForRepository(Owner, Name, request)).Select(x =>
            x.Number
        );
    }
}
