namespace MlOpsBuild.IntegrationTests;

/// <summary>Freeing the store keeps what any branch or tag needs.</summary>
public sealed class PruneTests
{
    [Fact]
    public void What_a_branch_needs_stays_until_the_branch_is_gone()
    {
        using var project = new SampleProject(git: true);
        project.Run("Report").ShouldEndWith(0);
        project.Commit("what the first run wrote");
        Programs.Git(project.Root, "checkout", "-q", "-b", "fewer");
        project.Edit(project.Config, "trees: 300", "trees: 290");
        project.Run("Report").ShouldEndWith(0);
        project.Commit("fewer trees");
        Programs.Git(project.Root, "tag", "experiment");
        Programs.Git(project.Root, "checkout", "-q", "main");
        project.Run("Report").ShouldEndWith(0).ShouldSay("train       hit");

        // Nothing that a branch or tag has goes: training on either is a hit.
        project.Run("Prune").ShouldEndWith(0).ShouldNotSay("  stage.train.");
        Programs.Git(project.Root, "checkout", "-q", "fewer");
        project.Run("Evaluate").ShouldEndWith(0).ShouldSay("train       hit");
        Programs.Git(project.Root, "checkout", "-q", "main");
        Programs.Git(project.Root, "branch", "-q", "-D", "fewer");
        project.Run("Report").ShouldEndWith(0);
        project.Run("Prune").ShouldEndWith(0).ShouldNotSay("  stage.train.");

        // The tag was the last to need it.
        Programs.Git(project.Root, "tag", "-d", "experiment");
        var files = CountBlobs(project);
        project
            .Run("Prune", "--dry-run")
            .ShouldEndWith(0)
            .ShouldSay("would free  ")
            .ShouldSay("\n  stage.train.");
        CountBlobs(project).ShouldBe(files);
        project.Run("Prune").ShouldEndWith(0).ShouldSay("\n  stage.train.");
        CountBlobs(project).ShouldBeLessThan(files);
        project.Run("Report").ShouldEndWith(0).ShouldSay("5 of 5 stages were hits; none ran");
    }

    [Fact]
    public void In_a_shallow_clone_nothing_goes()
    {
        using var origin = new SampleProject(git: true);
        origin.Edit(origin.Config, "trees: 300", "trees: 299");
        origin.Commit("more");
        using var clone = new SampleProject();
        Directory.Delete(clone.Root, recursive: true);
        Programs.Git(
            origin.Root,
            "clone",
            "-q",
            "--depth",
            "1",
            $"file://{origin.Root}",
            clone.Root
        );
        clone
            .Run("Prune")
            .ShouldEndWith(2)
            .ShouldSay("This clone is shallow")
            .ShouldSay("git fetch --unshallow")
            .ShouldShowNoStack();
    }

    private static int CountBlobs(SampleProject project) =>
        Directory.GetFiles(project.PathOf(".mlops", "store", "blobs", "sha256")).Length;
}
