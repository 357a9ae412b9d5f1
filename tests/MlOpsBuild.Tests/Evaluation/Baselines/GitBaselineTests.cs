using MlOpsBuild.Evaluation.Baselines;

namespace MlOpsBuild.Tests.Evaluation.Baselines;

public sealed class GitBaselineTests(NativeLibraryFixture native)
    : IClassFixture<NativeLibraryFixture>
{
    private const string Lock = "models/churn/mlops.lock/train.json";

    private GitBaselineResolution Resolve(
        TemporaryRepository repository,
        string reference,
        GitNativeLibrary? library = null
    ) =>
        GitBaseline.Resolve(
            native.Open(repository.Project, library),
            repository.Project,
            reference
        );

    [Fact]
    public void Finds_the_lock_of_another_commit()
    {
        using var repository = new TemporaryRepository();
        repository.Write(Lock, "{\"old\":1}");
        repository.Write("models/churn/mlops.yaml", "model: churn\n");
        var first = repository.Commit("one");
        repository.Git("checkout", "-q", "-b", "change");
        repository.Write(Lock, "{\"new\":1}");
        repository.Commit("two");

        var found = Resolve(repository, "main");
        found.Available.ShouldBeTrue();
        found.Reason.ShouldBe("");
        found.CommitSha.ShouldBe(first);
        found.Description.ShouldBe($"main at {first[..7]}");
        found.TrainLock.ShouldBe("{\"old\":1}"u8.ToArray());
        found.IsHead.ShouldBeFalse();
        var target = Path.Combine(repository.Root, "out");
        found.ExtractProject(target, default);
        File.ReadAllText(Path.Combine(target, "mlops.lock/train.json")).ShouldBe("{\"old\":1}");
        Resolve(repository, "change").IsHead.ShouldBeTrue();
    }

    [Fact]
    public void The_second_time_needs_no_native_library()
    {
        using var repository = new TemporaryRepository();
        repository.Write(Lock, "{}");
        repository.Commit("one");
        Resolve(repository, "main").Available.ShouldBeTrue();
        Resolve(repository, "main", NativeLibraryFixture.Missing).Available.ShouldBeTrue();
    }

    [Fact]
    public void Without_a_lock_there_is_a_reason_and_the_tree()
    {
        using var repository = new TemporaryRepository();
        repository.Write("models/churn/mlops.yaml", "model: churn\n");
        var first = repository.Commit("one");
        var found = Resolve(repository, "main");
        found.Available.ShouldBeFalse();
        found.Reason.ShouldBe(
            $"main at {first[..7]} has no mlops.lock/train.json, so no model: run Train there and commit the lock."
        );
        found.CommitSha.ShouldBe(first);
    }

    [Fact]
    public void An_unknown_reference_is_a_reason()
    {
        using var repository = new TemporaryRepository();
        repository.Write("models/churn/mlops.yaml", "model: churn\n");
        repository.Commit("one");
        Resolve(repository, "release")
            .Reason.ShouldBe(
                "This repository has no branch, tag or commit 'release': get it with 'git fetch origin release', or set evaluate.baseline to another."
            );
        Should.Throw<GitUnavailableException>(() =>
            Resolve(repository, "release").ExtractProject(repository.Root, default)
        );
    }

    [Fact]
    public void A_shallow_clone_is_told_how_to_get_the_rest()
    {
        using var repository = new TemporaryRepository();
        repository.Write("models/churn/mlops.yaml", "1");
        repository.Commit("one");
        repository.Write("models/churn/mlops.yaml", "2");
        repository.Commit("two");
        repository.Git("clone", "-q", "--depth", "1", $"file://{repository.Root}", "clone");
        var project = Path.Combine(repository.Root, "clone/models/churn");
        GitBaseline
            .Resolve(native.Open(project), project, "release")
            .Reason.ShouldBe(
                "This clone has no 'release', because it is shallow: get it with 'git fetch --unshallow origin', in GitHub Actions with 'fetch-depth: 0' of actions/checkout."
            );
    }

    [Fact]
    public void Outside_a_repository_is_a_reason()
    {
        using var folder = new TemporaryRepository(init: false);
        var found = GitBaseline.Resolve(folder.Root, "main");
        found.Available.ShouldBeFalse();
        found.Reason.ShouldBe(
            "The project is in no Git repository, so there is no 'main': run 'git init' and commit."
        );
        GitState.Read(folder.Root, []).ShouldBe(new GitState("", false, ".", ""));
    }

    [Fact]
    public void Without_the_native_library_is_a_reason()
    {
        using var repository = new TemporaryRepository();
        repository.Write(Lock, "{}");
        repository.Commit("one");
        Resolve(repository, "main", NativeLibraryFixture.Missing)
            .Reason.ShouldBe(
                "Git history cannot be read: the library libgit2 is not in /nowhere. Get it with ./build.sh, or with 'apt-get install libgit2-1.7' (or libgit2-1.5) and a link to it named git2-a2bde63.so in that folder."
            );
    }
}
