using Nuke.Common.Git;
using Nuke.Common.IO;

namespace MlOpsBuild.Compat.Tests.NukeCommon.Internals;

/// <summary>Working copies that the package cannot read.</summary>
public sealed class GitWorkingCopyTests : IDisposable
{
    private readonly GitSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public void Worktree_has_its_own_head_and_shares_the_rest()
    {
        var main = _sandbox.Create("widgets");
        _sandbox.Git(main, "remote", "add", "origin", "https://host.example/acme/widgets");
        _sandbox.Git(main, "tag", "v2");
        _sandbox.Git(main, "gc", "--quiet");
        _sandbox.Git(main, "worktree", "add", "--quiet", "-b", "topic/x", "../tree");
        var tree = _sandbox.Root / "tree";
        _sandbox.Commit(main, "third");

        var repository = GitRepository.FromLocalDirectory(tree);
        repository.LocalDirectory.ShouldBe(tree);
        repository.Branch.ShouldBe("topic/x");
        repository.Commit.ShouldBe(_sandbox.Git(tree, "rev-parse", "HEAD"));
        repository.Commit.ShouldNotBe(_sandbox.Git(main, "rev-parse", "HEAD"));
        repository.Identifier.ShouldBe("acme/widgets");
        repository.Tags.ShouldBe(["v2"]);

        _sandbox.Git(tree, "checkout", "--quiet", "--detach", "main");
        var detached = GitRepository.FromLocalDirectory(tree);
        detached.Branch.ShouldBeNull();
        detached.Head.ShouldBe(_sandbox.Git(main, "rev-parse", "HEAD"));
    }

    [Fact]
    public void Moved_worktree_says_how_to_repair_it()
    {
        var main = _sandbox.Create("widgets");
        _sandbox.Git(main, "worktree", "add", "--quiet", "-b", "topic", "../tree");
        Directory.Move(main, _sandbox.Root / "moved");
        Should
            .Throw<ArgumentException>(() =>
                GitRepository.FromLocalDirectory(_sandbox.Root / "tree")
            )
            .Message.ShouldContain("which is no Git directory. Repair it: git worktree repair");
    }

    [Fact]
    public void Submodule_is_a_repository_of_its_own()
    {
        var inner = _sandbox.Create("inner");
        var outer = _sandbox.Create("outer");
        _sandbox.Git(outer, "submodule", "--quiet", "add", inner, "libs/inner");
        _sandbox.Git(outer, "commit", "--quiet", "-m", "submodule");
        var module = outer / "libs" / "inner";
        _sandbox.Git(module, "remote", "set-url", "origin", "https://host.example/acme/inner");

        var repository = GitRepository.FromLocalDirectory(module);
        repository.LocalDirectory.ShouldBe(module);
        repository.Commit.ShouldBe(_sandbox.Git(inner, "rev-parse", "HEAD"));
        repository.Identifier.ShouldBe("acme/inner");
        repository.RemoteBranch.ShouldBe("main");
        GitRepository.FromLocalDirectory(outer / "libs").LocalDirectory.ShouldBe(outer);
    }

    [Fact]
    public void Repository_without_commits_has_a_branch()
    {
        _sandbox.Git(_sandbox.Root, "init", "--quiet", "--initial-branch=trunk", "fresh");
        var repository = GitRepository.FromLocalDirectory(_sandbox.Root / "fresh");
        repository.Branch.ShouldBe("trunk");
        repository.Head.ShouldBe("refs/heads/trunk");
        repository.Commit.ShouldBeNull();
        repository.Tags.ShouldBeEmpty();
        repository.Endpoint.ShouldBeNull();
        repository.ToString().ShouldBe(_sandbox.Root / "fresh");
    }

    [Fact]
    public void Remote_on_this_machine_has_no_host()
    {
        var source = _sandbox.Create("widgets");
        _sandbox.Git(_sandbox.Root, "clone", "--quiet", source, "clone");
        var repository = GitRepository.FromLocalDirectory(_sandbox.Root / "clone");
        repository.RemoteName.ShouldBe("origin");
        repository.Endpoint.ShouldBeNull();
        repository.HttpsUrl.ShouldBeNull();
    }

    [Fact]
    public void Values_in_the_configuration_are_read_as_git_reads_them()
    {
        var path = _sandbox.Create("widgets");
        File.AppendAllText(
            path / ".git" / "config",
            "[REMOTE \"origin\"] ; comment\n  URL=\"https://host.example/a;c/\"\\\n\"w\" # comment\n  skipFetchAll\n"
                + "[branch \"main\"]\nremote = origin\r\nmerge=refs/heads/main\r\n"
        );
        var repository = GitRepository.FromLocalDirectory(path);
        _sandbox.Git(path, "remote", "get-url", "origin").ShouldBe("https://host.example/a;c/w");
        repository.Identifier.ShouldBe("a;c/w");
        repository.RemoteName.ShouldBe("origin");
        repository.RemoteBranch.ShouldBe("main");
    }

    [Theory]
    [InlineData("loose")]
    [InlineData("packed")]
    [InlineData("objects packed")]
    [InlineData("objects packed as older versions do")]
    [InlineData("borrowed")]
    [InlineData("sha256")]
    public void Tags_with_a_message_are_tags_of_the_commit(string shape)
    {
        var path = _sandbox.Root / "widgets";
        var format = shape == "sha256" ? "sha256" : "sha1";
        _sandbox.Git(_sandbox.Root, "init", "--quiet", $"--object-format={format}", "widgets");
        _sandbox.Commit(path, "first");
        _sandbox.Git(path, "tag", "-a", "-m", "old", "old");
        _sandbox.Git(path, "tag", "light-old");
        _sandbox.Commit(path, "second");

        // Long and alike, so that git keeps them as differences in its packs.
        var message = string.Concat(Enumerable.Range(0, 400).Select(x => $"{x * 7919 % 1000}\n"));
        for (var i = 0; i < 8; i++)
            _sandbox.Git(path, "tag", "-a", "-m", $"{message}{i}", $"v{i}");

        _sandbox.Git(path, "tag", "-a", "-m", "tag of a tag", "outer", "v1");
        _sandbox.Git(path, "tag", "light");
        if (shape == "objects packed as older versions do")
            _sandbox.Git(path, "config", "repack.useDeltaBaseOffset", "false");

        switch (shape)
        {
            case "packed":
                _sandbox.Git(path, "gc", "--quiet");
                break;
            case "objects packed" or "objects packed as older versions do" or "sha256":
                _sandbox.Git(path, "repack", "-a", "-d", "--quiet");
                _sandbox.Git(path, "prune-packed");
                File.Exists(path / ".git" / "refs" / "tags" / "v1").ShouldBeTrue();
                Directory.GetFiles(path / ".git" / "objects" / "pack", "*.pack").Length.ShouldBe(1);
                break;
            case "borrowed":
                _sandbox.Git(path, "repack", "-a", "-d", "--quiet");
                _sandbox.Git(_sandbox.Root, "clone", "--quiet", "--shared", path, "clone");
                path = _sandbox.Root / "clone";
                foreach (var name in _sandbox.Git(path, "tag").Split('\n'))
                {
                    var id = _sandbox.Git(path, "rev-parse", name);
                    _sandbox.Git(path, "tag", "-d", name);
                    _sandbox.Git(path, "update-ref", $"refs/tags/{name}", id);
                }

                break;
        }

        GitRepository
            .FromLocalDirectory(path)
            .Tags.Order(StringComparer.Ordinal)
            .ShouldBe(
                _sandbox
                    .Git(path, "tag", "--points-at", "HEAD")
                    .Split('\n')
                    .Append("outer")
                    .Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal)
            );
    }

    [Fact]
    public void Owner_of_digits_is_no_port() =>
        GitRepository.FromUrl("git@host.example:123/w").Identifier.ShouldBe("123/w");
}
