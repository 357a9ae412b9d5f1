namespace MlOpsBuild.IntegrationTests;

/// <summary>Same commit, same data, same digests: anywhere.</summary>
public sealed class DigestTests
{
    [Fact]
    public void Locks_are_equal_for_threads_languages_time_zones_folders_and_clones()
    {
        using var project = new SampleProject(git: true);
        project.Run("Report", "--threads", "1").ShouldEndWith(0);
        var expected = project.Locks();
        expected
            .Keys.Order(StringComparer.Ordinal)
            .ShouldBe(["check-data.json", "evaluate.json", "train.json"]);
        project.Commit("locks");

        void Forget()
        {
            Directory.Delete(project.PathOf(".mlops", "store"), recursive: true);
            Directory.Delete(project.PathOf("mlops.lock"), recursive: true);
        }

        Forget();
        project.Run("Report", "--threads", "2").ShouldEndWith(0).ShouldSay("train       ran");
        project.Locks().ShouldBe(expected);

        Forget();
        project
            .RunWith(
                [("LANG", "tr_TR.UTF-8"), ("LC_ALL", "tr_TR.UTF-8"), ("TZ", "Asia/Tokyo")],
                "Report"
            )
            .ShouldEndWith(0)
            .ShouldSay("train       ran");
        project.Locks().ShouldBe(expected);

        using (var elsewhere = new SampleProject())
        {
            Directory.Delete(elsewhere.PathOf("mlops.lock"), recursive: true);
            elsewhere.Run("Report").ShouldEndWith(0).ShouldSay("train       ran");
            elsewhere.Locks().ShouldBe(expected);
        }

        var clone = Directory.CreateTempSubdirectory("mlops-clone-").FullName;
        Programs.Git(clone, "clone", "-q", project.Root, "copy");
        using var cloned = new SampleProject(directory: Path.Combine(clone, "copy"));
        Directory.Delete(cloned.PathOf("mlops.lock"), recursive: true);
        cloned.Run("Report").ShouldEndWith(0).ShouldSay("train       ran");
        cloned.Locks().ShouldBe(expected);
        Programs.Git(cloned.Root, "status", "--porcelain", "mlops.lock").ShouldBeEmpty();
    }

    [Fact]
    public void The_committed_locks_of_the_sample_are_what_a_run_gives()
    {
        using var project = new SampleProject();
        var committed = project.Locks();
        Directory.Delete(project.PathOf("mlops.lock"), recursive: true);
        project.Run("Report").ShouldEndWith(0);
        project.Locks().ShouldBe(committed);
    }
}
