using MlOpsBuild.Common;
using MlOpsBuild.Registry.Models;
using MlOpsBuild.Registry.Provenance;
using MlOpsBuild.Tests.Registry;
using MlOpsBuild.Tests.Registry.Provenance;

namespace MlOpsBuild.Tests.Models;

/// <summary>Promoting, rolling back and listing, in the store alone.</summary>
public sealed class ModelRegistryTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_newest_version_is_promoted_and_a_second_time_nothing_is_done()
    {
        using var project = new RegistryProject();
        await project.AddAsync(1);
        var model = await project.AddAsync(2);
        var report = await project.PromoteAsync(reason: "better on\nall slices");
        report.Move!.To.Version!.ToString().ShouldBe("v1.1.0");
        project.Catalog.Find("production").ShouldBe(model);
        (await project.PromoteAsync()).Move.ShouldBeNull();
        (await project.HistoryAsync()).LastNumber.ShouldBe(1);
        MoveText
            .Render(await project.PromoteAsync())
            .ShouldBe(
                $"production  {model.Display} already".Replace(
                    "  v",
                    "  points at v",
                    StringComparison.Ordinal
                ) + "; nothing to do\n"
            );
    }

    [Fact]
    public async Task What_promote_and_rollback_say_is_golden()
    {
        using var project = new RegistryProject();
        for (var i = 1; i <= 3; i++)
        {
            await project.AddAsync(i, commit: project.Head);
            project.Clock.Now = project.Clock.Now.AddHours(5);
            await project.PromoteAsync(reason: $"release {i}");
        }

        var text = MoveText.Render(await project.RollbackAsync(2));
        var staging = MoveText.Render(await project.PromoteAsync("v1.2.0", "staging"));
        GoldenFile.ShouldMatch(
            "moves.txt",
            (text + "\n" + staging).Replace(project.Head, "<commit>", StringComparison.Ordinal)
        );
        GoldenFile.ShouldMatch("models.txt", await project.TextAsync(history: true));
        GoldenFile.ShouldMatch(
            "models.json",
            ModelsJson
                .Render(await project.Open().ListAsync(Token), history: true)
                .Replace(project.Head, "<commit>", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Rollback_says_what_it_cannot_do()
    {
        using var project = new RegistryProject();
        var none = await Should.ThrowAsync<UsageException>(() => project.RollbackAsync());
        none.Message.ShouldContain("telco-churn has no production to roll back");
        var first = await project.AddAsync(1);
        await project.PromoteAsync();
        var one = await Should.ThrowAsync<UsageException>(() => project.RollbackAsync());
        one.Message.ShouldContain("cannot go back 1 model");
        one.Message.ShouldContain("there is none before it");
        var second = await project.AddAsync(2);
        await project.PromoteAsync();
        var many = await Should.ThrowAsync<UsageException>(() => project.RollbackAsync(2));
        many.Message.ShouldContain(
            $"cannot go back 2 models: it points at {second.Display}, and before it there is {first.Display}"
        );
        await Should.ThrowAsync<UsageException>(() => project.RollbackAsync(0));
        await Should.ThrowAsync<UsageException>(() => project.RollbackAsync(1, "v1.0.0"));
        await project.AddAsync(3);
        var never = await Should.ThrowAsync<UsageException>(() =>
            project.RollbackAsync(version: "v1.2.0")
        );
        never.Message.ShouldContain("./build.sh Promote --to production --version v1.2.0");
        (await project.RollbackAsync(version: "1.0.0")).Move!.Action.ShouldBe(MoveAction.Rollback);
        project.Catalog.Find("production").ShouldBe(first);
    }

    [Fact]
    public async Task An_alias_that_others_moved_is_refused_shown_and_recorded_with_force()
    {
        using var project = new RegistryProject();
        var first = await project.AddAsync(1);
        await project.PromoteAsync();
        var second = await project.AddAsync(2);
        var third = await project.AddAsync(3);
        await project.Layout.TagAsync("telco-churn/production", second.Descriptor, Token);
        foreach (
            var act in new Func<Task>[]
            {
                () => project.PromoteAsync(),
                () => project.RollbackAsync(),
            }
        )
        {
            var error = await Should.ThrowAsync<UsageException>(act);
            error.Message.ShouldContain(
                $"Production points at {second.Display}; expected {first.Display}"
            );
            error.Message.ShouldContain("--force' records it as it is found");
        }

        (await project.TextAsync()).ShouldContain(
            $"! production points at {second.Display}; expected"
        );
        (await project.HistoryAsync()).LastNumber.ShouldBe(1);
        var report = await project.PromoteAsync(force: true);
        report.Recorded.ShouldContain("expected v1.0.0");

        // What was recorded has a tag of Git as any other move.
        report.Tags.ShouldContain("telco-churn#production#2");
        var git = project.Repository;
        git.Git("tag", "-l", "telco-churn#production#*")
            .Split('\n')
            .ShouldBe([.. Enumerable.Range(1, 3).Select(n => $"telco-churn#production#{n}")]);
        git.Git("cat-file", "-p", "telco-churn#production#2")
            .ShouldContain($"record telco-churn {second.Version} to production");
        report.Move!.Number.ShouldBe(3);
        report.Move.From!.Digest.ShouldBe(second.Digest);
        project.Catalog.Find("production").ShouldBe(third);
        (await project.HistoryAsync()).Problem.ShouldBeNull();
    }

    [Fact]
    public async Task What_a_crash_interrupted_is_finished_by_doing_it_again()
    {
        using var project = new RegistryProject();
        var first = await project.AddAsync(1);
        await project.PromoteAsync();
        await project.AddAsync(2);
        await project.PromoteAsync();
        await project.Layout.TagAsync("telco-churn/production", first.Descriptor, Token);
        var report = await project.PromoteAsync();
        report.Finished.ShouldBeTrue();
        (await project.HistoryAsync()).Problem.ShouldBeNull();
        (await project.HistoryAsync()).LastNumber.ShouldBe(2);
    }

    [Fact]
    public async Task A_rollback_that_was_interrupted_is_finished_by_doing_it_again()
    {
        using var project = new RegistryProject();
        await project.AddAsync(1);
        await project.PromoteAsync();
        var second = await project.AddAsync(2);
        await project.PromoteAsync();
        var third = await project.AddAsync(3);
        await project.PromoteAsync();
        await project.RollbackAsync();
        await project.Layout.TagAsync("telco-churn/production", third.Descriptor, Token);

        // Another one does not pass for it, and it is said how the first is finished.
        var other = await Should.ThrowAsync<UsageException>(() => project.RollbackAsync(2));
        other.Message.ShouldContain(
            "that move is under way or was interrupted. Nothing was moved."
        );
        other.Message.ShouldContain("'./build.sh Rollback --to production --version v1.1.0'");
        (await project.TextAsync()).ShouldContain("brings it to its end");
        var report = await project.RollbackAsync();
        report.Finished.ShouldBeTrue();
        report.Move.ShouldBeNull();
        project.Catalog.Find("production").ShouldBe(second);
        (await project.HistoryAsync()).LastNumber.ShouldBe(4);
        (await project.HistoryAsync()).Problem.ShouldBeNull();

        await project.Layout.TagAsync("telco-churn/production", third.Descriptor, Token);
        (await project.RollbackAsync(version: "v1.1.0")).Finished.ShouldBeTrue();
    }

    [Fact]
    public async Task A_move_without_its_alias_is_finished_only_if_the_model_may_be_promoted()
    {
        using var project = new RegistryProject();
        await project.AddAsync(1);
        await project.PromoteAsync();
        await project.AddAsync(2, outcome: null);
        var history = await project.HistoryAsync();
        var evil = project.Catalog.Find("v1.1.0");
        await new AliasMover(project.Catalog, null, project.Clock).MoveAsync(
            history,
            MoveAction.Promote,
            evil,
            "eve",
            "",
            Token
        );
        await project.Layout.TagAsync(
            "telco-churn/production",
            project.Catalog.Find("v1.0.0").Descriptor,
            Token
        );
        await Should.ThrowAsync<RejectedException>(() => project.PromoteAsync());
        project.Catalog.Find("production").Version!.ToString().ShouldBe("v1.0.0");
    }

    [Fact]
    public async Task Wrong_names_are_told()
    {
        using var project = new RegistryProject();
        (await project.TextAsync()).ShouldBe(
            "telco-churn has no registered model: './build.sh Register' makes the first.\n"
        );
        (
            await Should.ThrowAsync<UsageException>(() => project.PromoteAsync())
        ).Message.ShouldContain("./build.sh Register");
        await project.AddAsync(1);
        (
            await Should.ThrowAsync<UsageException>(() => project.PromoteAsync(to: "Prod/../x"))
        ).Message.ShouldContain("cannot be an alias");
        (
            await Should.ThrowAsync<UsageException>(() => project.PromoteAsync("v1.0.1"))
        ).Message.ShouldContain("Did you mean 'v1.0.0'?");
    }

    [Fact]
    public async Task What_others_wrote_cannot_move_the_cursor()
    {
        using var project = new RegistryProject(promote: "promote: { approvals: 2 }");
        var model = await project.AddAsync(1);
        await new Approval("bob\n\u001b[2J", project.Clock.Now, "production", "").AttachAsync(
            project.Layout,
            model.Descriptor,
            "telco-churn",
            null,
            Token
        );
        var error = await Should.ThrowAsync<RejectedException>(() => project.PromoteAsync());
        error.Message.Any(char.IsControl).ShouldBeFalse();
        error.Message.ShouldContain("has 1, by bob");
        await new Attachments(project.Layout).AttachAsync(
            model.Descriptor,
            new MlBom
            {
                Name = "telco-churn",
                Metrics = [.. "abc".Select(c => new MlBomMetric($"{c}\u001b[2J\u202e\u2028", "1"))],
            },
            Token
        );
        var text = await project.TextAsync();
        text.Any(c => c != '\n' && (char.IsControl(c) || c is '\u202e' or '\u2028'))
            .ShouldBeFalse();
        text.ShouldContain("a [2J");
    }

    [Fact]
    public async Task Pruning_by_lock_files_keeps_models_and_what_is_attached()
    {
        using var project = new RegistryProject();
        await project.AddAsync(1);
        await project.AddAsync(2);
        await project.PromoteAsync();
        await project.PromoteAsync(to: "staging", reason: "try");
        var before = await project.TextAsync(history: true);
        project.Repository.Git("add", "mlops.yaml");
        var result = await StorePruning.RunAsync(
            project.Repository.Root,
            false,
            "",
            new MlOpsBuild.Pipelines.SilentStageObserver(),
            project.Clock,
            Token
        );
        result.RemovedTags.ShouldBeEmpty();
        (await project.TextAsync(history: true)).ShouldBe(before);
        (await project.HistoryAsync()).Problem.ShouldBeNull();
    }
}
