using System.Text;
using MlOpsBuild.Evaluation.Baselines;

namespace MlOpsBuild.Tests.Evaluation.Baselines;

public sealed class GitRepositoryReaderTests(NativeLibraryFixture native)
    : IClassFixture<NativeLibraryFixture>
{
    [Fact]
    public void Reads_head_without_the_native_library()
    {
        using var repository = new TemporaryRepository();
        repository.Write("models/churn/mlops.yaml", "model: churn\n");
        native.Open(repository.Root, NativeLibraryFixture.Missing).HeadCommit.ShouldBeNull();
        var first = repository.Commit("one");
        var reader = native.Open(repository.Project, NativeLibraryFixture.Missing);
        reader.HeadCommit.ShouldBe(first);
        reader.HeadBranch.ShouldBe("main");
        reader.WorkTree.ShouldBe(repository.Root);
        reader.PathOf(repository.Project).ShouldBe("models/churn");
        reader.PathOf(repository.Root).ShouldBe("");
        repository.Git("checkout", "-q", "--detach");
        native.Open(repository.Project, NativeLibraryFixture.Missing).HeadCommit.ShouldBe(first);
        native.Open(repository.Project).HeadBranch.ShouldBeNull();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Resolves_branches_tags_and_origin(bool packed)
    {
        using var repository = new TemporaryRepository();
        repository.Write("a", "1");
        var first = repository.Commit("one");
        repository.Git("tag", "light");
        repository.Git("tag", "-a", "annotated", "-m", "x");
        repository.Git("branch", "feature/x");
        repository.Git("update-ref", "refs/remotes/origin/release", first);
        repository.Write("a", "2");
        var second = repository.Commit("two");
        if (packed)
        {
            repository.Git("pack-refs", "--all");
            repository.Git("gc", "-q");
        }

        var reader = native.Open(repository.Root);
        reader.FindCommit("main").ShouldBe(second);
        reader.FindCommit("HEAD").ShouldBe(second);
        reader.FindCommit("feature/x").ShouldBe(first);
        reader.FindCommit("refs/heads/feature/x").ShouldBe(first);
        reader.FindCommit("origin/release").ShouldBe(first);
        reader.FindCommit("light").ShouldBe(first);
        reader.FindCommit("annotated").ShouldBe(first);
        reader.FindCommit("release").ShouldBe(first);
        reader.FindCommit("HEAD~1").ShouldBe(first);
        reader.FindCommit(first).ShouldBe(first);
        reader.FindCommit(first[..10]).ShouldBe(first);
        reader.FindCommit("nowhere").ShouldBeNull();
        reader.FindCommit("../../etc/passwd").ShouldBeNull();
        reader.FindCommit("").ShouldBeNull();
    }

    [Fact]
    public void A_branch_wins_over_a_tag_of_the_same_name()
    {
        using var repository = new TemporaryRepository();
        repository.Write("a", "1");
        repository.Commit("one");
        repository.Git("tag", "both");
        repository.Write("a", "2");
        var second = repository.Commit("two");
        repository.Git("branch", "both");
        native.Open(repository.Root).FindCommit("both").ShouldBe(second);
    }

    [Fact]
    public void Works_in_a_linked_work_tree()
    {
        using var repository = new TemporaryRepository();
        repository.Write("a", "1");
        var first = repository.Commit("one");
        repository.Git("worktree", "add", "-q", "-b", "side", "linked");
        var reader = native.Open(Path.Combine(repository.Root, "linked"));
        reader.HeadCommit.ShouldBe(first);
        reader.HeadBranch.ShouldBe("side");
        reader.FindCommit("main").ShouldBe(first);
        Encoding.UTF8.GetString(reader.ReadFile(first, "a")!).ShouldBe("1");
    }

    [Fact]
    public void Reads_files_of_old_commits_and_remembers_them()
    {
        using var repository = new TemporaryRepository();
        repository.Write("models/churn/f", "old\n");
        var first = repository.Commit("one");
        repository.Write("models/churn/f", "new\n");
        repository.Commit("two");
        var reader = native.Open(repository.Root);
        reader.ReadFile(first, "models/churn/f").ShouldBe("old\n"u8.ToArray());
        reader.ReadFile(first, "models/churn/none").ShouldBeNull();
        reader.ReadFile(first, "models/churn").ShouldBeNull(); // a folder

        var again = native.Open(repository.Root, NativeLibraryFixture.Missing);
        again.ReadFile(first, "models/churn/f").ShouldBe("old\n"u8.ToArray());
        again.ReadFile(first, "models/churn/none").ShouldBeNull();
    }

    [Fact]
    public void A_broken_answer_on_disk_is_no_answer()
    {
        using var repository = new TemporaryRepository();
        repository.Write("f", "old\n");
        var first = repository.Commit("one");
        native.Open(repository.Root).ReadFile(first, "f");
        foreach (var file in Directory.GetFiles(Path.Combine(repository.Root, ".mlops/git")))
        {
            File.WriteAllText(file, "0123456789012345678901234567890123456789");
        }

        native.Open(repository.Root).ReadFile(first, "f").ShouldBe("old\n"u8.ToArray());
    }

    [Fact]
    public void Dirty_is_other_content_and_not_other_line_ends()
    {
        using var repository = new TemporaryRepository();
        var a = repository.Write("a", "1\n2\n");
        var b = repository.Write("b", "x");
        native.Open(repository.Root).IsDirty([a]).ShouldBeTrue(); // no commit yet
        repository.Commit("one");
        bool Dirty(params string[] files) => native.Open(repository.Root).IsDirty(files);
        Dirty(a, b).ShouldBeFalse();
        repository.Write("a", "1\r\n2\r\n");
        Dirty(a, b).ShouldBeFalse();
        repository.Write("a", "1\n3\n");
        Dirty(a, b).ShouldBeTrue();
        Dirty(b).ShouldBeFalse();
        File.Delete(a);
        Dirty(a).ShouldBeTrue();
        Dirty(repository.Write("c", "new")).ShouldBeTrue();
        Dirty(Path.Combine(repository.Root, "neither-here-nor-there")).ShouldBeFalse();
    }

    [Fact]
    public void Extracts_a_folder_of_an_old_commit()
    {
        using var repository = new TemporaryRepository();
        repository.Write("models/churn/mlops.yaml", "model: churn\n");
        repository.Write("models/churn/data/d.csv", "a\n1\n");
        repository.Write("models/churn/train.sh", "#!/bin/sh\n");
        repository.Git("add", "models/churn/train.sh");
        repository.Git("update-index", "--chmod=+x", "models/churn/train.sh");
        repository.Git("config", "core.fileMode", "false");
        repository.Write("other/file", "x");
        var first = repository.Commit("one");
        repository.Write("models/churn/data/d.csv", "a\n2\n");
        repository.Commit("two");
        var target = Path.Combine(repository.Root, "out");
        native.Open(repository.Root).Extract(first, "models/churn", target, default).ShouldBe(3);
        File.ReadAllText(Path.Combine(target, "data/d.csv")).ShouldBe("a\n1\n");
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(Path.Combine(target, "train.sh"))
                .HasFlag(UnixFileMode.UserExecute)
                .ShouldBeTrue();
        }

        Directory.Exists(Path.Combine(target, "other")).ShouldBeFalse();
        native.Open(repository.Root).Extract(first, "none", target, default).ShouldBe(0);
    }

    [Fact]
    public void A_commit_that_is_not_here_is_told()
    {
        using var repository = new TemporaryRepository();
        repository.Write("a", "1");
        repository.Commit("one");
        Should
            .Throw<GitUnavailableException>(() =>
                native.Open(repository.Root).ReadFile(new string('1', 40), "a")
            )
            .Message.ShouldBe(
                "The commit 1111111111111111111111111111111111111111 is not in this clone: get it with 'git fetch'."
            );
    }

    [Fact]
    public void A_broken_repository_is_told_in_one_line()
    {
        using var repository = new TemporaryRepository();
        repository.Write("a", "1");
        var first = repository.Commit("one");
        Directory.Delete(Path.Combine(repository.Root, ".git/objects"), recursive: true);
        var message = Should
            .Throw<GitUnavailableException>(() => native.Open(repository.Root).ReadFile(first, "a"))
            .Message;
        message.ShouldStartWith("Git cannot read ");
        message.ShouldNotContain('\n');
    }

    // git hash-object of an empty file, and of "hello\n".
    [Theory]
    [InlineData("", "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391")]
    [InlineData("hello\n", "ce013625030ba8dba906f756967f9e9ca394464a")]
    public void Blob_ids_are_those_of_git(string content, string id)
    {
        var bytes = Encoding.UTF8.GetBytes(content);
        GitBlobId.Of(new MemoryStream(bytes), bytes.Length).ShouldBe(id);
    }

    [Fact]
    public void Finds_files_of_folders_in_every_branch_tag_and_remote_once()
    {
        using var repository = new TemporaryRepository();
        repository.Write("models/churn/locks/train.json", "one");
        repository.Write("models/churn/locks/deeper/not.json", "not directly in it");
        repository.Write("models/churn/other/train.json", "elsewhere");
        repository.Commit("one");
        repository.Git("tag", "-a", "v1", "-m", "x");
        repository.Write("models/churn/locks/train.json", "two");
        var second = repository.Commit("two");
        repository.Git("update-ref", "refs/remotes/origin/release", second);
        repository.Write("models/churn/locks/train.json", "three");
        repository.Write("locks/train.json", "one");
        repository.Commit("three");
        repository.Git("checkout", "-q", "--detach");
        repository.Write("locks/head.json", "four");
        repository.Commit("four");

        native
            .Open(repository.Root)
            .FilesInFolders("locks", default)
            .Select(Encoding.UTF8.GetString)
            .ShouldBe(["one", "two", "three", "four"], ignoreOrder: true);
    }
}
