using Nuke.Common.Git;
using Nuke.Common.IO;

namespace MlOpsBuild.Compat.Tests.NukeCommon;

/// <summary>Repositories as git made them, compared with what git says about them.</summary>
public sealed class GitRepositoryTests : IDisposable
{
    private readonly GitSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Theory]
    [InlineData("plain")]
    [InlineData("subdirectory")]
    [InlineData("slashes")]
    [InlineData("packed")]
    [InlineData("packed and committed since")]
    [InlineData("detached")]
    [InlineData("detached at a tag")]
    [InlineData("light tags")]
    [InlineData("light tags packed")]
    [InlineData("tag of an older commit")]
    [InlineData("clone")]
    [InlineData("clone with two remotes")]
    [InlineData("tracks another remote")]
    [InlineData("tracks another name")]
    [InlineData("odd names")]
    public void Says_what_git_says(string shape)
    {
        var path = Shape(shape);
        var repository = GitRepository.FromLocalDirectory(path);

        repository.LocalDirectory.ShouldBe(
            (AbsolutePath)_sandbox.Git(path, "rev-parse", "--show-toplevel")
        );
        repository.Commit.ShouldBe(_sandbox.Git(path, "rev-parse", "HEAD"));
        var branch = _sandbox.TryGit(path, "symbolic-ref", "--short", "HEAD");
        repository.Branch.ShouldBe(branch);
        repository.Head.ShouldBe(
            _sandbox.TryGit(path, "symbolic-ref", "HEAD") ?? repository.Commit
        );
        repository.Tags.Order(StringComparer.Ordinal).ShouldBe(GetTags(path));
        repository.RemoteName.ShouldBe(
            branch is null ? null : _sandbox.TryGit(path, "config", $"branch.{branch}.remote")
        );
        repository.RemoteBranch.ShouldBe(
            branch is null
                ? null
                : _sandbox
                    .TryGit(path, "config", $"branch.{branch}.merge")
                    ?.Replace("refs/heads/", "", StringComparison.Ordinal)
        );
        var url = _sandbox.TryGit(path, "remote", "get-url", repository.RemoteName ?? "origin");
        repository.HttpsUrl.ShouldBe(url is null ? null : GitRepository.FromUrl(url).HttpsUrl);
    }

    [Theory]
    [InlineData("https://github.com/acme", "github.com", "acme", GitProtocol.Https)]
    [InlineData("https://github.com/acme/", "github.com", "acme", GitProtocol.Https)]
    [InlineData("https://github.com/acme/widgets", "github.com", "acme/widgets", GitProtocol.Https)]
    [InlineData(
        "https://github.com/acme/widgets.git",
        "github.com",
        "acme/widgets",
        GitProtocol.Https
    )]
    [InlineData(
        " https://ada:pass@github.com/acme/widgets.git ",
        "github.com",
        "acme/widgets",
        GitProtocol.Https
    )]
    [InlineData("https://host.example:8443/a/b/c.git", "host.example", "a/b/c", GitProtocol.Https)]
    [InlineData(
        "git@host.example:acme/widgets.git",
        "host.example",
        "acme/widgets",
        GitProtocol.Ssh
    )]
    [InlineData("git@host.example:widgets", "host.example", "widgets", GitProtocol.Ssh)]
    [InlineData("git@host.example/widgets/", "host.example", "widgets", GitProtocol.Ssh)]
    [InlineData("host.example:acme/widgets.git", "host.example", "acme/widgets", GitProtocol.Ssh)]
    [InlineData("ssh://git@host.example/acme/w.git", "host.example", "acme/w", GitProtocol.Ssh)]
    [InlineData("ssh://git@host.example:22/acme/w.git", "host.example", "acme/w", GitProtocol.Ssh)]
    [InlineData("git://host.example/acme/w", "host.example", "acme/w", GitProtocol.Ssh)]
    [InlineData("http://host.example/acme/w", "host.example", "acme/w", GitProtocol.Ssh)]
    public void Url_is_taken_apart(
        string url,
        string endpoint,
        string identifier,
        GitProtocol protocol
    )
    {
        var repository = GitRepository.FromUrl(url, "some/branch");
        repository.Endpoint.ShouldBe(endpoint);
        repository.Identifier.ShouldBe(identifier);
        repository.Protocol.ShouldBe(protocol);
        repository.HttpsUrl.ShouldBe($"https://{endpoint}/{identifier}.git");
        repository.SshUrl.ShouldBe($"git@{endpoint}:{identifier}.git");
        repository
            .ToString()
            .ShouldBe(
                protocol == GitProtocol.Https
                    ? $"https://{endpoint}/{identifier}"
                    : $"git@{endpoint}:{identifier}"
            );
        repository.Branch.ShouldBe("some/branch");
        repository.Commit.ShouldBeNull();
        repository.Tags.ShouldBeNull();
        repository.LocalDirectory.ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("widgets")]
    [InlineData("/srv/git/widgets.git")]
    public void What_is_no_url_is_an_error(string url) =>
        Should
            .Throw<ArgumentException>(() => GitRepository.FromUrl(url))
            .Message.ShouldBe($"Url '{url}' could not be parsed.");

    [Fact]
    public void Setting_the_branch_leaves_the_rest()
    {
        var path = Shape("clone with two remotes");
        var before = GitRepository.FromLocalDirectory(path);
        var after = before.SetBranch("other");
        after.Branch.ShouldBe("other");
        before.Branch.ShouldBe("main");
        (after.Commit, after.Head, after.Protocol, after.Identifier, after.RemoteName).ShouldBe(
            (before.Commit, before.Head, before.Protocol, before.Identifier, before.RemoteName)
        );
        after.Tags.ShouldBe(before.Tags);
    }

    [Fact]
    public void Directory_outside_of_any_repository_is_an_error() =>
        Should
            .Throw<ArgumentException>(() => GitRepository.FromLocalDirectory(_sandbox.Root))
            .Message.ShouldBe($"No parent Git directory for '{_sandbox.Root}'");

    [Theory]
    [InlineData("main", "Main,MainOrMaster")]
    [InlineData("MASTER", "Master,MainOrMaster")]
    [InlineData("dev", "Develop")]
    [InlineData("develop", "Develop")]
    [InlineData("development", "Develop")]
    [InlineData("feature/x", "Feature")]
    [InlineData("features/x", "Feature")]
    [InlineData("Release/1.0", "Release")]
    [InlineData("releases/1.0", "Release")]
    [InlineData("hotfix/x", "Hotfix")]
    [InlineData("hotfixes/x", "Hotfix")]
    [InlineData("feature", "")]
    [InlineData("maintenance", "")]
    [InlineData(null, "")]
    public void Branches_have_a_purpose(string? branch, string expected)
    {
        var repository = GitRepository.FromUrl("https://github.com/acme/widgets", branch);
        (string Name, bool Holds)[] purposes =
        [
            ("Main", repository.IsOnMainBranch()),
            ("Master", repository.IsOnMasterBranch()),
            ("MainOrMaster", repository.IsOnMainOrMasterBranch()),
            ("Develop", repository.IsOnDevelopBranch()),
            ("Feature", repository.IsOnFeatureBranch()),
            ("Release", repository.IsOnReleaseBranch()),
            ("Hotfix", repository.IsOnHotfixBranch()),
        ];
        string.Join(',', purposes.Where(x => x.Holds).Select(x => x.Name)).ShouldBe(expected);
    }

    private string[] GetTags(AbsolutePath path) =>
        [
            .. _sandbox
                .Git(
                    path,
                    "for-each-ref",
                    "--points-at=HEAD",
                    "--format=%(refname:strip=2)",
                    "refs/tags"
                )
                .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Order(StringComparer.Ordinal),
        ];

    private AbsolutePath Shape(string shape)
    {
        var path = _sandbox.Create("widgets");
        void Git(params string[] arguments) => _sandbox.Git(path, arguments);
        switch (shape)
        {
            case "subdirectory":
                path /= "a/b";
                Directory.CreateDirectory(path);
                break;
            case "slashes":
                Git("switch", "--quiet", "-c", "feature/deep/er");
                break;
            case "packed":
                Git("branch", "other");
                Git("gc", "--quiet");
                File.Exists(path / ".git" / "refs" / "heads" / "main").ShouldBeFalse();
                break;
            case "packed and committed since":
                Git("gc", "--quiet");
                _sandbox.Commit(path, "third");
                break;
            case "detached":
                Git("checkout", "--quiet", "HEAD~1");
                break;
            case "detached at a tag":
                Git("tag", "v1", "HEAD~1");
                Git("checkout", "--quiet", "v1");
                break;
            case "light tags":
                Git("tag", "v2");
                Git("tag", "nested/v2");
                break;
            case "light tags packed":
                Git("tag", "v2");
                Git("tag", "old", "HEAD~1");
                Git("gc", "--quiet");
                Git("tag", "loose");
                break;
            case "tag of an older commit":
                Git("tag", "v1");
                Git("gc", "--quiet");
                _sandbox.Commit(path, "third");
                Git("tag", "--force", "moved");
                break;
            case "clone":
                path = Clone(path);
                SetUrl(path, "origin", "git@host.example:acme/widgets.git");
                break;
            case "clone with two remotes":
                path = Clone(path);
                SetUrl(path, "origin", "https://host.example/acme/widgets");
                _sandbox.Git(path, "remote", "add", "fork", "https://host.example/ada/widgets.git");
                break;
            case "tracks another remote":
                path = Clone(path);
                SetUrl(path, "origin", "https://host.example/acme/widgets");
                _sandbox.Git(path, "remote", "add", "fork", "https://host.example/ada/widgets.git");
                _sandbox.Git(path, "config", "branch.main.remote", "fork");
                break;
            case "tracks another name":
                path = Clone(path);
                SetUrl(path, "origin", "https://host.example/acme/widgets");
                _sandbox.Git(path, "switch", "--quiet", "-c", "topic/x", "--track", "origin/main");
                break;
            case "odd names":
                Git("switch", "--quiet", "-c", "ünïcode/#1;x");
                Git("remote", "add", "origin", "https://host.example/ac;me/wid#gets.git");
                Git("config", "branch.ünïcode/#1;x.remote", "origin");
                Git("config", "branch.ünïcode/#1;x.merge", "refs/heads/ünïcode");
                break;
        }

        return path;
    }

    private AbsolutePath Clone(AbsolutePath source)
    {
        _sandbox.Git(source, "tag", "v2");
        _sandbox.Git(_sandbox.Root, "clone", "--quiet", source, "clone");
        return _sandbox.Root / "clone";
    }

    private void SetUrl(AbsolutePath path, string remote, string url) =>
        _sandbox.Git(path, "remote", "set-url", remote, url);
}
