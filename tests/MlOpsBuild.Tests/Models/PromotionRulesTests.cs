using MlOpsBuild.Common;
using MlOpsBuild.Registry.Models;
using MlOpsBuild.Registry.Provenance;
using MlOpsBuild.Tests.Registry;
using MlOpsBuild.Tests.Registry.Provenance;

namespace MlOpsBuild.Tests.Models;

/// <summary>Which models may be promoted: verdicts, approvals and who signed them.</summary>
public sealed class PromotionRulesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

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
}
