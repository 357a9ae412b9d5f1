using Nuke.Common.IO;

namespace MlOpsBuild.Compat.Tests.NukeCommon;

/// <summary>Copying, moving and renaming, by the policy for what exists.</summary>
public sealed class MoveCopyTests : IDisposable
{
    private static readonly DateTime s_old = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Local);
    private static readonly DateTime s_new = new(2025, 1, 1, 0, 0, 0, DateTimeKind.Local);

    private readonly AbsolutePath _root = Directory.CreateTempSubdirectory("move-copy-").FullName;

    public void Dispose() => _root.DeleteDirectory();

    [Theory]
    [InlineData(ExistsPolicy.FileFail, false, "already exists")]
    [InlineData(ExistsPolicy.Fail, true, "already exists")]
    [InlineData(ExistsPolicy.FileSkip, true, "old")]
    [InlineData(ExistsPolicy.MergeAndSkip, true, "old")]
    [InlineData(ExistsPolicy.FileOverwrite, false, "new")]
    [InlineData(ExistsPolicy.MergeAndOverwrite, false, "new")]
    [InlineData(ExistsPolicy.FileOverwriteIfNewer, true, "new")]
    [InlineData(ExistsPolicy.FileOverwriteIfNewer, false, "old")]
    [InlineData(ExistsPolicy.MergeAndOverwriteIfNewer, true, "new")]
    [InlineData(
        ExistsPolicy.FileFail | ExistsPolicy.FileOverwrite,
        true,
        "Multiple file policies set"
    )]
    public void A_file_that_exists(ExistsPolicy policy, bool sourceIsNewer, string expected)
    {
        foreach (var move in new[] { false, true })
        {
            var source = (_root / "source.txt")
                .WriteAllText("new", eofLineBreak: false)
                .TouchFile(sourceIsNewer ? s_new : s_old);
            var target = (_root / "target.txt")
                .WriteAllText("old", eofLineBreak: false)
                .TouchFile(sourceIsNewer ? s_old : s_new);
            AbsolutePath Act() => move ? source.Move(target, policy) : source.Copy(target, policy);

            if (expected.Contains(' ', StringComparison.Ordinal))
            {
                Should.Throw<Exception>(Act).Message.ShouldContain(expected);
                target.ReadAllText().ShouldBe("old");
                source.FileExists().ShouldBeTrue();
                continue;
            }

            Act().ShouldBe(expected == "new" ? target : source);
            target.ReadAllText().ShouldBe(expected);
            source.FileExists().ShouldBe(!move || expected == "old");
        }
    }

    [Theory]
    [InlineData(ExistsPolicy.Fail)]
    [InlineData(ExistsPolicy.DirectoryFail)]
    [InlineData(ExistsPolicy.FileOverwrite)]
    [InlineData(ExistsPolicy.DirectoryFail | ExistsPolicy.MergeAndOverwrite)]
    public void A_directory_that_exists_is_merged_on_request_only(ExistsPolicy policy)
    {
        var source = CreateSource();
        var target = (_root / "target").CreateDirectory();
        Should
            .Throw<Exception>(() => source.Copy(target, policy))
            .Message.ShouldBe("Policy disallows merging directories");
        Should
            .Throw<Exception>(() => source.Move(target, policy))
            .Message.ShouldBe("Policy disallows merging directories");
        target.GetFiles(depth: 9).ShouldBeEmpty();
    }

    [Fact]
    public void Directories_are_merged_file_by_file()
    {
        var source = CreateSource();
        var target = _root / "target";
        (target / "sub" / "2.txt").WriteAllText("old");
        (target / "own.txt").WriteAllText("own");

        source.Copy(target, ExistsPolicy.MergeAndSkip).ShouldBe(target);
        GetTree(target).ShouldBe(["1.txt=1", "own.txt=own", "sub/2.txt=old"]);
        source.Copy(target, ExistsPolicy.MergeAndOverwrite);
        GetTree(target).ShouldBe(["1.txt=1", "own.txt=own", "sub/2.txt=2"]);
        (target / "sub" / "empty").DirectoryExists().ShouldBeTrue();
        GetTree(source).ShouldBe(["1.txt=1", "sub/2.txt=2"]);
    }

    [Fact]
    public void Exclusions_apply_to_what_is_below()
    {
        var source = CreateSource();
        (source / "bin" / "x.dll").TouchFile();
        source.Copy(
            _root / "target",
            excludeDirectory: x => x.Name == "bin",
            excludeFile: x => x.Name == "1.txt"
        );
        GetTree(_root / "target").ShouldBe(["sub/2.txt=2"]);
        Should.Throw<Exception>(() =>
            (source / "1.txt").Copy(_root / "x", excludeFile: x => x.Name == "y")
        );
    }

    [Fact]
    public void What_a_move_skips_stays_unless_it_is_to_be_deleted()
    {
        var source = CreateSource();
        var target = _root / "target";
        (target / "sub" / "2.txt").WriteAllText("old");

        source.Move(target, ExistsPolicy.MergeAndSkip).ShouldBe(target);
        GetTree(source).ShouldBe(["sub/2.txt=2"]);
        GetTree(target).ShouldBe(["1.txt=1", "sub/2.txt=old"]);
        source.Move(target, ExistsPolicy.MergeAndSkip, deleteRemainingFiles: true).ShouldBe(target);
        source.DirectoryExists().ShouldBeFalse();
        GetTree(target).ShouldBe(["1.txt=1", "sub/2.txt=old"]);
    }

    [Fact]
    public void A_directory_moves_with_all_that_is_in_it()
    {
        var source = CreateSource();
        var target = _root / "new" / "target";
        source.Move(target).ShouldBe(target);
        source.DirectoryExists().ShouldBeFalse();
        GetTree(target).ShouldBe(["1.txt=1", "sub/2.txt=2"]);
        (target / "sub" / "empty").DirectoryExists().ShouldBeTrue();
    }

    [Fact]
    public void A_directory_cannot_go_into_itself()
    {
        var source = CreateSource();
        foreach (var target in new[] { source / "sub" / "x", source })
            Should
                .Throw<Exception>(() => source.Copy(target, ExistsPolicy.MergeAndOverwrite))
                .Message.ShouldBe(
                    $"Target directory '{target}' must not be in source directory '{source}'"
                );
    }

    [Fact]
    public void What_does_not_exist_cannot_be_copied_or_moved()
    {
        Should.Throw<ArgumentException>(() => (_root / "x").Copy(_root / "y"));
        Should.Throw<ArgumentException>(() => (_root / "x").Move(_root / "y"));
    }

    [Fact]
    public void Directories_are_created_unless_refused()
    {
        var file = (_root / "a.txt").WriteAllText("a");
        Should.Throw<DirectoryNotFoundException>(() =>
            file.Copy(_root / "new" / "a.txt", createDirectories: false)
        );
        file.CopyToDirectory(_root / "new").ShouldBe(_root / "new" / "a.txt");
        file.MoveToDirectory(_root / "other").ShouldBe(_root / "other" / "a.txt");
        (_root / "new" / "a.txt").Move(x => x + ".bak").ShouldBe(_root / "new" / "a.txt.bak");
    }

    [Fact]
    public void Names_change_with_and_without_extension()
    {
        var file = (_root / "a.txt").WriteAllText("a");
        file = file.Rename("b.md");
        file.ShouldBe(_root / "b.md");
        file = file.RenameWithoutExtension("c");
        file.ShouldBe(_root / "c.md");
        file = file.Rename(x => x.NameWithoutExtension + "1.txt");
        file = file.RenameWithoutExtension(x => x.NameWithoutExtension + "2");
        file.ShouldBe(_root / "c12.txt");
        file.ReadAllText().ShouldBe("a\n");
        _root.GetFiles().ShouldBe([file]);
    }

    private AbsolutePath CreateSource()
    {
        var source = _root / "source";
        (source / "1.txt").WriteAllText("1");
        (source / "sub" / "2.txt").WriteAllText("2");
        (source / "sub" / "empty").CreateDirectory();
        return source;
    }

    private static IEnumerable<string> GetTree(AbsolutePath directory) =>
        directory
            .GetFiles(depth: 9)
            .Select(x => $"{directory.GetUnixRelativePathTo(x)}={x.ReadAllText().TrimEnd()}");
}
