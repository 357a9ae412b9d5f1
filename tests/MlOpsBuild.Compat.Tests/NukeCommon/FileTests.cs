using System.Text;
using Nuke.Common;
using Nuke.Common.IO;

namespace MlOpsBuild.Compat.Tests.NukeCommon;

/// <summary>Content, children and digests of files.</summary>
public sealed class FileTests : IDisposable
{
    private readonly AbsolutePath _root = Directory.CreateTempSubdirectory("files-").FullName;

    public void Dispose() => _root.DeleteDirectory();

    [Theory]
    [InlineData("a", null, "a\n")]
    [InlineData("a\nb\n", null, "a\nb\n")]
    [InlineData("a\n\n\n", null, "a\n")]
    [InlineData("a\r\nb", null, "a\r\nb\r\n")]
    [InlineData("a\n\n", false, "a\n\n")]
    [InlineData("", null, "\n")]
    [InlineData("", false, "")]
    public void Text_ends_with_one_line_break(string text, bool? eofLineBreak, string expected)
    {
        var file = _root / "new" / "x.txt";
        file.WriteAllText(text, eofLineBreak: eofLineBreak).ShouldBe(file);
        Encoding.UTF8.GetString(file.ReadAllBytes()).ShouldBe(expected);
    }

    [Theory]
    [InlineData(PlatformFamily.Windows, "a\r\nb\r\n")]
    [InlineData(PlatformFamily.Linux, "a\nb\n")]
    [InlineData(PlatformFamily.OSX, "a\nb\n")]
    public void Lines_have_the_line_breaks_of_a_system(PlatformFamily family, string expected)
    {
        var file = _root / "x.txt";
        file.WriteAllLines(["a", "b"], platformFamily: family).ReadAllText().ShouldBe(expected);
        file.WriteAllLines(new[] { "a", "b" }.Where(x => x != ""), platformFamily: family)
            .ReadAllText()
            .ShouldBe(expected);
        file.WriteAllLines(["a"], platformFamily: family)
            .ReadAllText()
            .ShouldBe(
                expected.Replace("b", "").TrimEnd()
                    + expected[^(family == PlatformFamily.Windows ? 2 : 1)..]
            );
        file.ReadAllLines().ShouldBe(["a"]);
    }

    [Fact]
    public void Text_is_appended_and_updated()
    {
        var file = _root / "new" / "x.txt";
        file.AppendAllText("a\n").AppendAllLines(["b"]).AppendAllLines(new List<string> { "c" });
        file.ReadAllLines().ShouldBe(["a", "b", "c"]);
        file.UpdateText(x => x.Replace('b', 'B')).ShouldBe(file);
        file.ReadAllText().ShouldBe("a\nB\nc\n");
        file.WriteAllBytes([1, 2]).ReadAllBytes().ShouldBe([1, 2]);
    }

    [Fact]
    public void Text_is_utf_8_without_byte_order_mark_unless_another_encoding_is_given()
    {
        var file = _root / "x.txt";
        file.WriteAllText("é", eofLineBreak: false).ReadAllBytes().ShouldBe([0xc3, 0xa9]);
        file.WriteAllText("é", Encoding.Latin1, eofLineBreak: false)
            .ReadAllBytes()
            .ShouldBe([0xe9]);
        file.ReadAllText(Encoding.Latin1).ShouldBe("é");
    }

    [Fact]
    public void What_is_not_there_cannot_be_read()
    {
        var file = _root / "none.txt";
        Should.Throw<ArgumentException>(() => file.ReadAllText()).Message.ShouldContain(file);
        Should.Throw<ArgumentException>(() => file.ReadAllLines());
        Should.Throw<ArgumentException>(() => file.ReadAllBytes());
        Should.Throw<ArgumentException>(() => file.GetFileHash());
    }

    [Fact]
    public void Children_come_level_by_level()
    {
        foreach (
            var name in new[] { "b.txt", "a.txt", "d2/c.txt", "d1/x/y.md", "d1/x/z.txt", "d1/.h/i" }
        )
            (_root / name).TouchFile();

        string[] Get(IEnumerable<AbsolutePath> paths) =>
            [.. paths.Select(x => (string)_root.GetUnixRelativePathTo(x))];

        Get(_root.GetFiles()).ShouldBe(["a.txt", "b.txt"]);
        Get(_root.GetFiles(depth: 0)).ShouldBeEmpty();
        Get(_root.GetFiles(depth: 2)).ShouldBe(["a.txt", "b.txt", "d2/c.txt"]);
        Get(_root.GetFiles("*.txt", depth: int.MaxValue))
            .ShouldBe(["a.txt", "b.txt", "d2/c.txt", "d1/x/z.txt"]);
        Get(_root.GetDirectories()).ShouldBe(["d1", "d2"]);
        Get(_root.GetDirectories(depth: 9)).ShouldBe(["d1", "d2", "d1/.h", "d1/x"]);
        Get(_root.GetDirectories("x", depth: 9)).ShouldBe(["d1/x"]);
        Get(_root.GetDirectories(depth: 9, attributes: FileAttributes.Hidden))
            .ShouldBe(["d1", "d2", "d1/x"]);
        Should.Throw<ArgumentException>(() => _root.GetFiles(depth: -1));
    }

    [Fact]
    public void Files_and_directories_exist_or_not()
    {
        var dataFile = (_root / "data.csv").TouchFile();
        var dataDirectory = (_root / ".data").CreateDirectory();
        dataFile.Exists().ShouldBeTrue();
        dataDirectory.Exists().ShouldBeTrue();
        var wrongFile = dataDirectory;
        wrongFile.Exists().ShouldBeFalse();
        var wrongFolder = dataFile;
        wrongFolder.Existing().ShouldBeNull();
        dataFile.Existing().ShouldBe(dataFile);
        dataFile.ExistingFile().ShouldBe(dataFile);
        dataFile.ExistingDirectory().ShouldBeNull();
        dataDirectory.ExistingDirectory().ShouldBe(dataDirectory);
        AbsolutePath[] all = [dataFile, dataDirectory, _root / "none"];
        all.WhereFileExists().ShouldBe([dataFile]);
        all.WhereDirectoryExists().ShouldBe([dataDirectory]);
        _root.ContainsFile("*.csv").ShouldBeTrue();
        _root.ContainsFile("*.md").ShouldBeFalse();
        _root.ContainsDirectory(".d*").ShouldBeTrue();
        _root.ContainsDirectory("x").ShouldBeFalse();
        dataDirectory.IsDotDirectory().ShouldBeTrue();
        _root.IsDotDirectory().ShouldBeFalse();
    }

    [Fact]
    public void Extensions_may_have_several_parts()
    {
        var file = _root / "model.TAR.gz";
        file.HasExtension(".tar.gz").ShouldBeTrue();
        file.HasExtension(".zip", ".gz").ShouldBeTrue();
        file.HasExtension(".zip", ".tgz").ShouldBeFalse();
        file.WithExtension("bz2").ShouldBe(_root / "model.TAR.bz2");
        file.WithExtension(".bz2").ShouldBe(_root / "model.TAR.bz2");
        file.NameWithoutExtension.ShouldBe("model.TAR");
    }

    [Fact]
    public void Parents_are_found_by_what_they_have()
    {
        var file = (_root / "a" / "b" / "c.txt").TouchFile();
        (_root / "a" / "x.csproj").TouchFile();
        file.FindParent(x => x.ContainsFile("*.csproj")).ShouldBe(_root / "a");
        file.FindParentOrSelf(x => x.Name == "c.txt").ShouldBe(file);
        file.FindParent(x => x.Name == "c.txt").ShouldBeNull();
    }

    [Fact]
    public void Touching_sets_the_time()
    {
        var file = _root / "new" / "x";
        var time = new DateTime(2024, 2, 3, 4, 5, 6, DateTimeKind.Local);
        file.TouchFile(time).ShouldBe(file);
        file.GetLastWriteTimeUtc().ShouldBe(time.ToUniversalTime());
        file.ToFileInfo().LastWriteTime.ShouldBe(time);
        file.TouchFile().GetLastWriteTimeUtc().ShouldBeGreaterThan(time.ToUniversalTime());
        Should.Throw<DirectoryNotFoundException>(() =>
            (_root / "none" / "x").TouchFile(createDirectories: false)
        );
        _root.ToDirectoryInfo().FullName.ShouldBe(_root);
    }

    [Fact]
    public void Deleting_is_quiet_where_nothing_is()
    {
        (_root / "none").DeleteFile();
        (_root / "none").DeleteDirectory();
        AbsolutePath[] files = [_root / "a", _root / "none", _root / "b"];
        files[0].TouchFile();
        files[2].TouchFile();
        files.DeleteFiles();
        _root.GetFiles().ShouldBeEmpty();
        AbsolutePath[] directories = [(_root / "d").CreateDirectory(), _root / "none"];
        (_root / "d" / "e" / "f").TouchFile();
        directories.DeleteDirectories();
        _root.GetDirectories().ShouldBeEmpty();
    }

    [Fact]
    public void Digests_are_those_of_md5sum()
    {
        var file = (_root / "b" / "x.bin").WriteAllBytes([0, 1, 2, 255]);
        (_root / "a.txt").WriteAllText("first");
        file.GetFileHash().ShouldBe(Shell.Run(_root, "md5sum b/x.bin | cut -c1-32"));

        var expected = Shell.Run(
            _root,
            "(printf a.txt; cat a.txt; printf b/x.bin; cat b/x.bin) | md5sum | cut -c1-32"
        );
        _root.GetDirectoryHash().ShouldBe(expected);
        new[] { file, _root / "a.txt", file }.GetFileSetHash(_root).ShouldBe(expected);
        _root
            .GetDirectoryHash(x => x != file)
            .ShouldBe(Shell.Run(_root, "(printf a.txt; cat a.txt) | md5sum | cut -c1-32"));
    }
}
