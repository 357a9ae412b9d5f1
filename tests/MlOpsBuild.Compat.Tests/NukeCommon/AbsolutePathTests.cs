using Nuke.Common.IO;
using Nuke.Common.Tooling;
using Nuke.Common.Tools.DotNet;

namespace MlOpsBuild.Compat.Tests.NukeCommon;

public sealed class AbsolutePathTests : IDisposable
{
    private readonly AbsolutePath _root = Directory.CreateTempSubdirectory("paths-").FullName;

    public void Dispose() => _root.DeleteDirectory();

    [Fact]
    public void Paths_combine_and_normalize()
    {
        AbsolutePath path = "/a/b/";
        string text = path / "c" / ".." / "d.tar.gz";
        text.ShouldBe("/a/b/d.tar.gz");
        (path / "x.txt").Name.ShouldBe("x.txt");
        (path / "x.txt").NameWithoutExtension.ShouldBe("x");
        (path / "x.txt").Extension.ShouldBe(".txt");
        (path / "x.txt").Parent.ShouldBe(path);
        (path + "c").ToString().ShouldBe("/a/bc");
        (path == (AbsolutePath)"/a/b").ShouldBeTrue();
        ((string)(AbsolutePath)null!).ShouldBeNull();
        Should
            .Throw<Exception>(() => AbsolutePath.Create("a/b"))
            .Message.ShouldContain("must be rooted");
    }

    [Fact]
    public void Relative_paths()
    {
        AbsolutePath path = "/a/b";
        path.GetRelativePathTo("/a/c/d").ToString().ShouldBe("../c/d");
        path.GetUnixRelativePathTo("/a/b/c").ToString().ShouldBe("c");
        path.GetWinRelativePathTo("/a/b/c/d").ToString().ShouldBe(@"c\d");
        path.Contains("/a/b/c").ShouldBeTrue();
        path.Contains("/a/bc").ShouldBeFalse();
    }

    [Fact]
    public void Text_ends_with_a_line_break()
    {
        var file = _root / "new" / "file.txt";
        file.WriteAllText("weights").ReadAllBytes().ShouldBe("weights\n"u8.ToArray());
        file.FileExists().ShouldBeTrue();
        file.ReadAllLines().ShouldBe(["weights"]);
        file.WriteAllText("x", eofLineBreak: false).ReadAllText().ShouldBe("x");
    }

    [Fact]
    public void Globs_find_files_and_directories()
    {
        (_root / "src" / "A" / "bin" / "a.dll").TouchFile();
        (_root / "src" / "A" / "a.cs").TouchFile();
        (_root / "src" / "B" / "b.cs").TouchFile();
        _root.GlobFiles("**/*.cs").Select(x => x.Name).Order().ShouldBe(["a.cs", "b.cs"]);
        _root.GlobDirectories("src/**/bin").Single().ShouldBe(_root / "src" / "A" / "bin");
        (_root / "none").GlobFiles("*").ShouldBeEmpty();
    }

    [Fact]
    public void Copy_and_move_follow_their_policy()
    {
        var source = (_root / "a" / "x.txt").WriteAllText("new");
        var target = (_root / "b" / "x.txt").WriteAllText("old");
        Should.Throw<Exception>(() => source.CopyToDirectory(target.Parent));
        source.CopyToDirectory(target.Parent, ExistsPolicy.FileSkip);
        target.ReadAllText().ShouldBe("old\n");
        source.CopyToDirectory(target.Parent, ExistsPolicy.FileOverwrite);
        target.ReadAllText().ShouldBe("new\n");
        source.Parent.Copy(_root / "c");
        (_root / "c" / "x.txt").FileExists().ShouldBeTrue();
        source.Move(_root / "d" / "y.txt");
        source.FileExists().ShouldBeFalse();
        (_root / "d" / "y.txt").FileExists().ShouldBeTrue();
    }

    [Fact]
    public void Directories_are_created_and_cleaned()
    {
        var directory = (_root / "out").CreateDirectory();
        (directory / "x").TouchFile();
        directory.CreateOrCleanDirectory().GetFiles().ShouldBeEmpty();
        directory.DirectoryExists().ShouldBeTrue();
    }

    [Fact]
    public void Tools_run_and_fail_by_exit_code()
    {
        var bash = ToolResolver.GetPathTool("bash");
        bash($"-c {"echo 'a b'"}", logOutput: false, logInvocation: false)
            .Single()
            .Text.ShouldBe("a b");
        Should
            .Throw<ProcessException>(() =>
                bash($"-c {"exit 4"}", logOutput: false, logInvocation: false)
            )
            .ExitCode.ShouldBe(4);
    }

    [Fact]
    public void Options_become_arguments() =>
        DotNetTasks
            .DotNetBuild(x =>
                x.SetProcessToolPath("/bin/echo")
                    .SetProjectFile(_root / "Lib.csproj")
                    .SetConfiguration("Debug")
                    .SetVerbosity(DotNetVerbosity.quiet)
                    .EnableNoLogo()
                    .DisableProcessOutputLogging()
                    .DisableProcessInvocationLogging()
            )
            .Single()
            .Text.ShouldBe(
                $"build {_root.ToString()}/Lib.csproj --configuration Debug --verbosity quiet --nologo"
            );
}
