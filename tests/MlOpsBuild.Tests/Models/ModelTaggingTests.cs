using MlOpsBuild.Common;
using MlOpsBuild.Registry.Models;
using MlOpsBuild.Registry.Provenance;
using MlOpsBuild.Tests.Registry;
using MlOpsBuild.Tests.Registry.Provenance;

namespace MlOpsBuild.Tests.Models;

/// <summary>The tags that moves and versions leave in Git.</summary>
public sealed class ModelTaggingTests
{
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
}
