using Nuke.Common.IO;
using Nuke.Common.Tooling;

namespace MlOpsBuild.Compat.Tests.NukeCommon;

/// <summary>Permissions, links and files as programs.</summary>
public sealed class ToolingExtensionsTests : IDisposable
{
    private readonly AbsolutePath _root = Directory.CreateTempSubdirectory("tool ing-").FullName;

    public void Dispose() => _root.DeleteDirectory();

    [Fact]
    public void A_script_becomes_executable_and_runs()
    {
        var script = (_root / "my script.sh").WriteAllText(
            "#!/bin/sh\necho ran > \"$(dirname \"$0\")/out.txt\""
        );
        GetMode(script).ShouldBe("644");
        script.SetExecutable().ShouldBe(script);
        GetMode(script).ShouldBe("755");
        AbsolutePath? cleaned = null;
        script.Run(cleanup: x => cleaned = x).ShouldBe(script);
        (_root / "out.txt").ReadAllText().ShouldBe("ran\n");
        cleaned.ShouldBe(script);
    }

    [Fact]
    public void A_script_that_fails_is_an_error_after_its_cleanup()
    {
        var script = (_root / "fail.sh").WriteAllText("exit 3");
        var isCleaned = false;
        Should
            .Throw<ProcessException>(() => script.Run("bash", _ => isCleaned = true))
            .ExitCode.ShouldBe(3);
        isCleaned.ShouldBeTrue();
    }

    [Fact]
    public void Git_knows_what_is_executable()
    {
        var script = (_root / "sub" / "x.sh").WriteAllText("exit 0");
        Shell.Run(_root, "git init -q . && git -c core.autocrlf=false add . ");
        Shell.Run(_root, "git ls-files -s").ShouldStartWith("100644 ");
        script.SetExecutable(updateVcsIndex: true);
        Shell.Run(_root, "git ls-files -s").ShouldStartWith("100755 ");
        (_root / "new.sh").TouchFile().SetExecutable(updateVcsIndex: true);
        Shell.RunLines(_root, "git ls-files -s").ShouldAllBe(x => x.StartsWith("100755 "));
    }

    [Theory]
    [InlineData("600", "600")]
    [InlineData("u+x,go-r", "700")]
    [InlineData("a=r", "444")]
    public void Permissions_are_those_of_chmod(string permissions, string expected)
    {
        var file = (_root / "x").TouchFile();
        file.SetUnixPermissions(permissions).ShouldBe(file);
        GetMode(file).ShouldBe(expected);
    }

    [Fact]
    public void Permissions_may_be_a_number()
    {
        var file = (_root / "x").TouchFile();
        GetMode(file.SetUnixPermissions(640)).ShouldBe("640");
    }

    [Fact]
    public void Links_lead_to_the_path()
    {
        var file = (_root / "x").WriteAllText("x");
        var link = _root / "link";
        file.AddUnixSymlink(link);
        Shell.Run(_root, "readlink link").ShouldBe(file);
        var other = (_root / "y").WriteAllText("y");
        other.AddUnixSymlink(link, force: true);
        link.ReadAllText().ShouldBe("y\n");
        file.ReadAllText().ShouldBe("x\n");
    }

    [Fact]
    public void Trees_with_links_in_a_circle_have_an_end()
    {
        (_root / "a" / "b.txt").TouchFile();
        _root.AddUnixSymlink(_root / "a" / "up");
        _root.GetFiles(depth: int.MaxValue).Select(x => x.Name).ShouldBe(["b.txt"]);
        _root.GlobFiles("**/*.txt").Select(x => x.Name).ShouldBe(["b.txt"]);
    }

    private string GetMode(AbsolutePath path) => Shell.Run(_root, $"stat -c %a '{path}'");
}
