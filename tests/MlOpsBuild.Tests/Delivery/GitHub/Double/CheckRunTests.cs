using Octokit;

namespace MlOpsBuild.Tests.Delivery.GitHub.Double;

/// <summary>Check runs and statuses of the double are as those of GitHub.</summary>
public sealed class CheckRunTests : GitHubTest
{
    private ICheckRunsClient Runs => Workflow.Check.Run;

    [Fact]
    public async Task A_check_run_begins_and_ends()
    {
        var run = await Runs.Create(
            Owner,
            Name,
            new NewCheckRun("quality", Sha) { Status = CheckStatus.InProgress }
        );
        (run.Status.Value, run.Conclusion).ShouldBe((CheckStatus.InProgress, null));
        run.App.Slug.ShouldBe("github-actions");
        run.PullRequests.Single().Number.ShouldBe(7);

        var update = new CheckRunUpdate { Conclusion = CheckConclusion.Failure };
        run = await Runs.Update(Owner, Name, run.Id, update);
        run.Status.Value.ShouldBe(CheckStatus.Completed);
        run.Conclusion!.Value.Value.ShouldBe(CheckConclusion.Failure);
        run.CompletedAt.ShouldNotBeNull();
        (await Runs.Get(Owner, Name, run.Id)).Name.ShouldBe("quality");
    }

    [Fact]
    public async Task Annotations_are_appended()
    {
        var run = await Runs.Create(
            Owner,
            Name,
            new NewCheckRun("quality", Sha) { Output = CreateOutput(0, 50) }
        );
        await Runs.Update(
            Owner,
            Name,
            run.Id,
            new CheckRunUpdate { Output = CreateOutput(50, 50) }
        );
        run = await Runs.Update(
            Owner,
            Name,
            run.Id,
            new CheckRunUpdate { Output = CreateOutput(100, 20) }
        );
        run.Output.AnnotationsCount.ShouldBe(120);
        var annotations = await Runs.GetAllAnnotations(Owner, Name, run.Id);
        annotations.Select(x => x.StartLine).ShouldBe(Enumerable.Range(1, 120));
        Server.Requests[^1].Query.ShouldContain("page=4");
    }

    [Fact]
    public async Task No_more_than_fifty_annotations_at_a_time()
    {
        var run = new NewCheckRun("quality", Sha) { Output = CreateOutput(0, 51) };
        var error = await Should.ThrowAsync<ApiValidationException>(Runs.Create(Owner, Name, run));
        error.Message.ShouldBe(
            "Invalid request.\n\nNo more than 50 items are allowed; 51 were supplied."
        );
        Repository.Content.CheckRuns.ShouldBeEmpty();
        Violations = 1;
    }

    [Fact]
    public async Task A_summary_has_a_length()
    {
        var output = new NewCheckRunOutput("t", new string('x', 65_536));
        var error = await Should.ThrowAsync<ApiValidationException>(
            Runs.Create(Owner, Name, new NewCheckRun("quality", Sha) { Output = output })
        );
        error.Message.ShouldEndWith("Only 65535 characters are allowed; 65536 were supplied.");
        Violations = 1;
    }

    [Fact]
    public async Task A_completed_run_has_a_conclusion()
    {
        await Should.ThrowAsync<ApiValidationException>(
            Runs.Create(
                Owner,
                Name,
                new NewCheckRun("quality", Sha) { Status = CheckStatus.Completed }
            )
        );
    }

    [Fact]
    public async Task Runs_of_a_commit_are_listed()
    {
        foreach (var name in (string[])["a", "b", "a"])
            await Runs.Create(Owner, Name, new NewCheckRun(name, Sha));

        await Runs.Create(Owner, Name, new NewCheckRun("a", "another"));
        (await Runs.GetAllForReference(Owner, Name, Sha)).CheckRuns.Count.ShouldBe(2);
        (await Runs.GetAllForReference(Owner, Name, "topic")).TotalCount.ShouldBe(2);
        var all = new CheckRunRequest { CheckName = "a", Filter = CheckRunCompletedAtFilter.All };
        (await Runs.GetAllForReference(Owner, Name, Sha, all))
            .CheckRuns.Select(x => x.Name)
            .ShouldBe(["a", "a"]);
    }

    [Fact]
    public async Task A_commit_has_statuses()
    {
        var status = new NewCommitStatus { State = CommitState.Success, Context = "quality" };
        await Should.ThrowAsync<ForbiddenException>(
            Workflow.Repository.Status.Create(Owner, Name, Sha, status)
        );
        await Personal.Repository.Status.Create(Owner, Name, Sha, status);
        status.State = CommitState.Failure;
        await Personal.Repository.Status.Create(Owner, Name, Sha, status);
        (await Personal.Repository.Status.GetAll(Owner, Name, Sha))
            .Select(x => x.State.Value)
            .ShouldBe([CommitState.Failure, CommitState.Success]);
    }

    private static NewCheckRunOutput CreateOutput(int first, int count) =>
        new("title", "summary")
        {
            Annotations =
            [
                .. Enumerable
                    .Range(first + 1, count)
                    .Select(x => new NewCheckRunAnnotation(
                        "data.csv",
                        x,
                        x,
                        CheckAnnotationLevel.Warning,
                        $"message {x}"
                    )),
            ],
        };
}
