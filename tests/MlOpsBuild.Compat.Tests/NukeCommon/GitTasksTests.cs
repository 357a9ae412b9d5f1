using Nuke.Common.IO;
using Nuke.Common.Tooling;
using static Nuke.Common.Tools.Git.GitTasks;

namespace MlOpsBuild.Compat.Tests.NukeCommon;

/// <summary>Git in a repository of its own.</summary>
public sealed class GitTasksTests : IDisposable
{
    private readonly AbsolutePath _root = Directory.CreateTempSubdirectory("nuke-git-").FullName;

    public void Dispose()
    {
        foreach (var file in Directory.GetFiles(_root, "*", SearchOption.AllDirectories))
            File.SetAttributes(file, FileAttributes.Normal);

        Directory.Delete(_root, recursive: true);
    }

    private IReadOnlyCollection<Output> Run(ArgumentStringHandler arguments) =>
        Git(arguments, workingDirectory: _root, logOutput: false, logInvocation: false);

    [Fact]
    public void A_repository_tells_its_state()
    {
        Run($"init --initial-branch main");
        Run($"config user.name {"A B"}");
        Run($"config user.email a@b.invalid");
        File.WriteAllText(_root / "a.txt", "a");
        GitHasCleanWorkingCopy(_root).ShouldBeFalse();

        Run($"add {_root / "a.txt"}");
        Run($"commit --message {"first \"commit\""}");
        GitHasCleanWorkingCopy(_root).ShouldBeTrue();
        GitCurrentBranch(_root).ShouldBe("main");
        GitIsDetached(_root).ShouldBeFalse();
        Run($"log --format=%s").StdToText().ShouldBe("first \"commit\"");

        var commit = GitCurrentCommit(_root);
        commit.Length.ShouldBe(40);
        Run($"checkout --quiet --detach");
        GitIsDetached(_root).ShouldBeTrue();
        GitCurrentBranch(_root).ShouldBe("HEAD");
        GitCurrentCommit(_root).ShouldBe(commit);
    }

    [Fact]
    public void A_failure_tells_what_git_said() =>
        Should
            .Throw<ProcessException>(() => Run($"no-such-command"))
            .Message.ShouldContain("no-such-command");
}
