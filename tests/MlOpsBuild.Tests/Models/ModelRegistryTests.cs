using MlOpsBuild.Common;
using MlOpsBuild.Registry.Models;
using MlOpsBuild.Registry.Provenance;
using MlOpsBuild.Tests.Registry;
using MlOpsBuild.Tests.Registry.Provenance;

namespace MlOpsBuild.Tests.Models;

/// <summary>Promoting, rolling back, approving and listing, in the store alone.</summary>
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

    [Theory]
    [InlineData(null, "no test result about exactly this model is attached.")]
    [InlineData(TestOutcome.Failed, "it failed its gates (rmse at most 0.5).")]
    [InlineData(TestOutcome.Warned, "its gates could not decide (rmse at most 0.5).")]
    public async Task Without_a_passing_verdict_nothing_is_promoted(
        TestOutcome? outcome,
        string says
    )
    {
        using var project = new RegistryProject();
        await project.AddAsync(1, outcome);
        var error = await Should.ThrowAsync<RejectedException>(() => project.PromoteAsync());
        error.Message.ShouldContain(says);
        error.ExitCode.ShouldBe(MlOpsExitCode.Rejected);
        project.Catalog.FindAlias("production").ShouldBeNull();
        (await project.HistoryAsync()).LastNumber.ShouldBe(0);
        project.Repository.Git("tag", "-l").ShouldBe("");
    }

    [Fact]
    public async Task A_verdict_about_another_model_does_not_count()
    {
        using var project = new RegistryProject();
        var other = Digest.Of("another model");
        await project.AddAsync(1, about: other);
        var error = await Should.ThrowAsync<RejectedException>(() => project.PromoteAsync());
        error.Message.ShouldContain($"is about sha256:{other.Hex}, not about this model");
    }

    [Fact]
    public async Task A_failure_counts_above_a_pass_and_a_pass_above_what_is_inconclusive()
    {
        using var project = new RegistryProject();
        var model = await project.AddAsync(1);
        await project.VerdictAsync(model.Descriptor, TestOutcome.Warned);
        await project.PromoteAsync();
        var failed = await project.AddAsync(2);
        await project.VerdictAsync(failed.Descriptor, TestOutcome.Failed);
        await Should.ThrowAsync<RejectedException>(() => project.PromoteAsync());
    }

    [Fact]
    public async Task Inconclusive_gates_are_enough_where_the_configuration_says_so()
    {
        using var project = new RegistryProject(promote: "promote: { inconclusive: true }");
        await project.AddAsync(1, TestOutcome.Warned);
        (await project.PromoteAsync()).Move.ShouldNotBeNull();
        await project.AddAsync(2, TestOutcome.Failed);
        await Should.ThrowAsync<RejectedException>(() => project.PromoteAsync());
    }

    [Fact]
    public async Task Approvals_count_for_exactly_this_model_and_alias_and_by_others()
    {
        using var project = new RegistryProject(promote: "promote: { approvals: 2 }");
        await project.AddAsync(1);
        project.Actor = "eve";
        await project.ApproveAsync();
        await project.AddAsync(2);
        project.Actor = "ada";
        (await project.ApproveAsync()).ShouldEndWith(
            "is approved for production by ada; 1 given, 2 needed besides who promotes\n"
        );
        project.Actor = "bob";
        await project.ApproveAsync();
        (await project.ApproveAsync()).ShouldContain("already; nothing to do");
        project.Actor = "BOB";
        await project.ApproveAsync();
        project.Actor = "cy";
        (await project.ApproveAsync(to: "staging")).ShouldEndWith(
            "by cy; staging needs no approvals\n"
        );
        project.Actor = "ada";
        var error = await Should.ThrowAsync<RejectedException>(() => project.PromoteAsync());
        error.Message.ShouldContain(
            "it needs 2 approvals by others than ada and has 1, by bob. Who agrees runs: ./build.sh Approve --to production --version v1.1.0"
        );

        // Another alias needs none, unless it is listed.
        (await project.PromoteAsync(to: "staging")).Move.ShouldNotBeNull();
        project.Actor = "cy";
        await project.ApproveAsync();
        project.Actor = "ada";
        (await project.PromoteAsync()).Move.ShouldNotBeNull();
    }

    [Fact]
    public async Task Git_has_annotated_tags_on_the_commit_of_the_model()
    {
        using var project = new RegistryProject();
        project.Repository.Write("later.txt", "x");
        project.Repository.Commit("later");
        var model = await project.AddAsync(1, commit: project.Head);
        var report = await project.PromoteAsync(reason: "first");
        report.Tags.ShouldBe(["telco-churn@v1.0.0", "telco-churn#production#1"]);
        var git = project.Repository;
        git.Git("tag", "-l").Split('\n').ShouldBe(report.Tags, ignoreOrder: true);
        foreach (var tag in report.Tags)
        {
            git.Git("cat-file", "-t", tag).ShouldBe("tag");
            git.Git("rev-parse", tag + "^{commit}").ShouldBe(project.Head);
        }

        var move = git.Git("cat-file", "-p", "telco-churn#production#1");
        move.ShouldContain("tagger ada <ada> 1772600767 +0000");
        move.ShouldEndWith(
            $"promote telco-churn v1.0.0 to production\n\ndigest: {model.Digest}\nwhy: first"
        );
        git.Git("cat-file", "-p", "telco-churn@v1.0.0")
            .ShouldEndWith($"register telco-churn v1.0.0\n\ndigest: {model.Digest}");
        git.Git("fsck", "--strict").ShouldNotContain("error");
    }

    [Fact]
    public async Task A_git_tag_that_stands_elsewhere_stops_the_move()
    {
        using var project = new RegistryProject();
        project.Repository.Write("later.txt", "x");
        var later = project.Repository.Commit("later");
        await project.AddAsync(1, commit: project.Head);
        project.Repository.Git("tag", "telco-churn#production#1", later);
        var error = await Should.ThrowAsync<UsageException>(() => project.PromoteAsync());
        error.Message.ShouldContain(
            $"is there already on commit {later[..12]}; expected {project.Head[..12]}"
        );
        (await project.HistoryAsync()).LastNumber.ShouldBe(0);
        project.Repository.Git("tag", "-l").ShouldBe("telco-churn#production#1");

        // One on the right commit is fine, whoever made it.
        project.Repository.Git("tag", "-f", "telco-churn#production#1", project.Head);
        (await project.PromoteAsync()).Tags.ShouldBe(["telco-churn@v1.0.0"]);
    }

    [Fact]
    public async Task A_commit_that_the_clone_lacks_and_no_repository_at_all_are_told_in_a_line()
    {
        using var project = new RegistryProject();
        await project.AddAsync(1, commit: new string('a', 40));
        (await project.PromoteAsync()).TagNote.ShouldContain(
            "this clone lacks commit aaaaaaaaaaaa"
        );

        using var plain = new RegistryProject(git: false);
        await plain.AddAsync(1);
        var report = await plain.PromoteAsync();
        report.Move.ShouldNotBeNull();
        report.TagNote.ShouldBe("the project is in no Git repository");
    }

    [Fact]
    public async Task Without_provenance_the_version_stays_on_the_commit_that_it_has()
    {
        using var project = new RegistryProject();
        await project.AddAsync(1);
        (await project.PromoteAsync()).Tags.Count.ShouldBe(2);
        project.Repository.Write("later.txt", "x");
        project.Repository.Commit("later");
        (await project.PromoteAsync(to: "staging")).Tags.ShouldBe(["telco-churn#staging#1"]);
        project
            .Repository.Git("rev-parse", "telco-churn#staging#1^{commit}")
            .ShouldBe(project.Head);
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
    public async Task With_a_key_only_what_it_signed_counts()
    {
        var (secret, key) = Documents.NewKey();
        var (foreign, _) = Documents.NewKey();
        using var project = new RegistryProject();
        var model = (await project.AddAsync(1)).Descriptor;
        await RefusedAsync("does not count (it is not signed)");
        await project.SignedVerdictAsync(model, TestOutcome.Passed, foreign);
        await RefusedAsync("that the key");
        await project.SignedVerdictAsync(model, TestOutcome.Passed, secret, Digest.Of("another"));
        await RefusedAsync("not about this model");

        // What somebody attaches unsigned, or signed by another key, is not in the way either.
        await project.SignedVerdictAsync(model, TestOutcome.Passed, secret);
        await project.VerdictAsync(model, TestOutcome.Failed);
        await Should.ThrowAsync<RejectedException>(() => project.PromoteAsync());
        await Should.ThrowAsync<UsageException>(() => project.PromoteAsync(key: ""));
        (await project.PromoteAsync(key: key)).Move.ShouldNotBeNull();

        // A failure that is signed stands, whatever passes beside it.
        var second = (await project.AddAsync(2)).Descriptor;
        await project.SignedVerdictAsync(second, TestOutcome.Failed, secret);
        await project.SignedVerdictAsync(second, TestOutcome.Passed, foreign);
        await RefusedAsync("it failed its gates");
        (
            await project.PromoteAsync(to: "staging", version: "v1.0.0", key: key)
        ).Move.ShouldNotBeNull();

        async Task RefusedAsync(string says)
        {
            var error = await Should.ThrowAsync<RejectedException>(() =>
                project.PromoteAsync(key: key)
            );
            error.Message.ShouldContain(says);
        }
    }

    [Fact]
    public async Task With_a_key_approvals_count_that_it_signed()
    {
        var (secret, key) = Documents.NewKey();
        using var project = new RegistryProject(promote: "promote: { approvals: 1 }");
        var model = await project.AddAsync(1, outcome: null);
        await project.SignedVerdictAsync(model.Descriptor, TestOutcome.Passed, secret);
        project.Actor = "bob";
        await project.ApproveAsync();
        project.Actor = "ada";
        var error = await Should.ThrowAsync<RejectedException>(() =>
            project.PromoteAsync(key: key)
        );
        error.Message.ShouldContain("by others than ada that the key");
        error.Message.ShouldEndWith("--version v1.0.0, with SigningKey in the environment");
        project.Actor = "bob";
        (await project.ApproveAsync(key: secret)).ShouldContain("by bob, signed by the key");
        (await project.ApproveAsync(key: secret)).ShouldContain("nothing to do");
        project.Actor = "ada";
        (await project.PromoteAsync(key: key)).Move.ShouldNotBeNull();
    }

    [Fact]
    public async Task Damaged_attachments_are_none()
    {
        using var project = new RegistryProject();
        var model = await project.AddAsync(1, outcome: null);
        foreach (var bytes in new[] { "{", "{}", "[]", "" })
        {
            await new Attachments(project.Layout).AttachAsync(
                model.Descriptor,
                InTotoStatement.MediaType,
                InTotoStatement.MediaType,
                System.Text.Encoding.UTF8.GetBytes(bytes),
                null,
                Token
            );
            await new Attachments(project.Layout).AttachAsync(
                model.Descriptor,
                MlBom.MediaType,
                MlBom.MediaType,
                System.Text.Encoding.UTF8.GetBytes(bytes),
                null,
                Token
            );
        }

        await Should.ThrowAsync<RejectedException>(() => project.PromoteAsync());
        (await project.TextAsync()).ShouldContain("none");
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
