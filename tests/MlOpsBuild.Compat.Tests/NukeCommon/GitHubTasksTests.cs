using Nuke.Common.Git;
using Nuke.Common.IO;
using Nuke.Common.Tools.GitHub;

namespace MlOpsBuild.Compat.Tests.NukeCommon;

/// <summary>Pages of a repository on github.com.</summary>
public sealed class GitHubTasksTests : IDisposable
{
    private readonly GitSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Theory]
    [InlineData("https://github.com/acme/widgets", true)]
    [InlineData("git@GitHub.com:acme/widgets.git", true)]
    [InlineData("https://gitlab.com/acme/widgets", false)]
    public void Host_decides(string url, bool expected)
    {
        var repository = GitRepository.FromUrl(url);
        repository.IsGitHubRepository().ShouldBe(expected);
        if (expected)
            (repository.GetGitHubOwner(), repository.GetGitHubName()).ShouldBe(("acme", "widgets"));
        else
            Should.Throw<ArgumentException>(() => repository.GetGitHubOwner());
    }

    [Fact]
    public void No_repository_is_none_on_github() =>
        ((GitRepository?)null)!.IsGitHubRepository().ShouldBeFalse();

    [Fact]
    public void Pages_of_commits_and_tags()
    {
        var repository = GitRepository.FromUrl("https://github.com/acme/widgets", "main");
        repository
            .GetGitHubCompareCommitsUrl("abc", "def")
            .ShouldBe("https://github.com/acme/widgets/compare/def^...abc");
        repository
            .GetGitHubCompareTagToHeadUrl("v1")
            .ShouldBe("https://github.com/acme/widgets/compare/v1...HEAD");
        repository
            .GetGitHubCompareTagsUrl("v1", "v2")
            .ShouldBe("https://github.com/acme/widgets/compare/v2...v1");
        repository.GetGitHubCommitUrl("abc").ShouldBe("https://github.com/acme/widgets/commit/abc");
    }

    [Fact]
    public void Pages_of_files_and_directories()
    {
        var repository = GetLocal();
        var root = repository.LocalDirectory;
        repository
            .GetGitHubDownloadUrl(root / "docs" / "read me.md")
            .ShouldBe("https://raw.githubusercontent.com/acme/widgets/main/docs/read me.md");
        repository
            .GetGitHubDownloadUrl("docs/x.md", "dev")
            .ShouldBe("https://raw.githubusercontent.com/acme/widgets/dev/docs/x.md");
        repository.GetGitHubBrowseUrl().ShouldBe("https://github.com/acme/widgets/tree/main");
        repository
            .GetGitHubBrowseUrl(root / "docs")
            .ShouldBe("https://github.com/acme/widgets/tree/main/docs");
        repository
            .GetGitHubBrowseUrl("docs/read me.md", "v1")
            .ShouldBe("https://github.com/acme/widgets/blob/v1/docs/read me.md");
        repository
            .GetGitHubBrowseUrl("not/there", itemType: GitHubItemType.Directory)
            .ShouldBe("https://github.com/acme/widgets/tree/main/not/there");
        repository
            .GetGitHubBrowseUrl("not/there", itemType: GitHubItemType.File)
            .ShouldBe("https://github.com/acme/widgets/blob/main/not/there");
    }

    [Fact]
    public void What_cannot_be_told_is_an_error()
    {
        var repository = GetLocal();
        Should
            .Throw<ArgumentException>(() => repository.GetGitHubBrowseUrl("not/there"))
            .Message.ShouldBe("Could not determine item type");
        Should
            .Throw<ArgumentException>(() => repository.GetGitHubBrowseUrl(_sandbox.Root / "other"))
            .Message.ShouldContain("must be descendant of");
        Should.Throw<ArgumentException>(() =>
            repository.SetBranch(null).GetGitHubDownloadUrl("docs/x.md")
        );
    }

    private GitRepository GetLocal()
    {
        var path = _sandbox.Create("widgets");
        _sandbox.Git(path, "remote", "add", "origin", "https://github.com/acme/widgets");
        (path / "docs").CreateDirectory();
        (path / "docs" / "read me.md").WriteAllText("text");
        return GitRepository.FromLocalDirectory(path);
    }
}
