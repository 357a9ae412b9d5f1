using Nuke.Common.IO;

namespace MlOpsBuild.Compat.Tests.NukeCommon.Internals;

/// <summary>Archives that would write outside of the directory they are unpacked to. Here we are stricter than the package.</summary>
public sealed class UnsafeArchiveTests : IDisposable
{
    private readonly AbsolutePath _root = Directory.CreateTempSubdirectory("unsafe-").FullName;

    public void Dispose() => _root.DeleteDirectory();

    [Theory]
    [InlineData("../evil")]
    [InlineData("a/../../evil")]
    [InlineData("/tmp/evil-of-a-test")]
    [InlineData(@"..\evil")]
    [InlineData(@"C:\evil")]
    public void Entries_stay_in_the_directory(string name)
    {
        Write("zip", $"z.writestr({Quote(name)}, 'x')");
        Write("tar.gz", $"t.addfile(tarfile.TarInfo({Quote(name)}))");
        foreach (var archive in new[] { _root / "x.zip", _root / "x.tar.gz" })
            Should
                .Throw<ArgumentException>(() => archive.UncompressTo(_root / "target"))
                .Message.ShouldBe(
                    $"Entry '{name}' of archive '{archive}' would be written outside of directory '{_root / "target"}'"
                );

        AssertNothingOutside();
    }

    [Theory]
    [InlineData("link('l', '..'); file('l/evil')")]
    [InlineData("link('l', '/tmp'); file('l/evil-of-a-test')")]
    [InlineData("link('a/l', '../..')")]
    [InlineData("link('d', '.'); link('d/d/d/l', '../../..'); file('l/evil')")]
    [InlineData("link('d', '.'); file('d/x')")]
    [InlineData("hard('l', '../secret')")]
    [InlineData("link('d', '.'); hard('l', 'd/x')")]
    public void Links_stay_in_the_directory(string entries)
    {
        (_root / "secret").WriteAllText("secret");
        Write("tar.gz", entries);
        Should.Throw<ArgumentException>(() => (_root / "x.tar.gz").UncompressTo(_root / "target"));
        AssertNothingOutside();
    }

    [Fact]
    public void Links_inside_are_made()
    {
        Write("tar.gz", "file('a/x'); link('a/l', 'x'); link('m', 'a/../a/x'); hard('h', 'a/x')");
        (_root / "x.tar.gz").UncompressTo(_root / "target");
        Shell
            .Run(_root, "cd target; readlink a/l m; cat h; stat -c %F h")
            .ShouldBe("x\na/../a/x\ncontent\nregular file");
    }

    [Fact]
    public void A_link_in_the_place_of_a_file_is_replaced()
    {
        var outside = (_root / "outside").WriteAllText("outside");
        Write("tar.gz", "file('x')");
        var target = (_root / "target").CreateDirectory();
        File.CreateSymbolicLink(target / "x", outside);
        (_root / "x.tar.gz").UncompressTo(target);
        (target / "x").ReadAllText().ShouldBe("content\n");
        outside.ReadAllText().ShouldBe("outside\n");
    }

    [Fact]
    public void Devices_are_refused()
    {
        Write("tar.gz", "i = tarfile.TarInfo('fifo'); i.type = tarfile.FIFOTYPE; t.addfile(i)");
        Should
            .Throw<NotSupportedException>(() => (_root / "x.tar.gz").UncompressTo(_root / "target"))
            .Message.ShouldContain("Entry 'fifo'");
    }

    [Fact]
    public void Files_from_elsewhere_are_not_archived() =>
        Should
            .Throw<ArgumentException>(() =>
                (_root / "a").TarGZipTo(_root / "y.tgz", [(_root / "b.txt").TouchFile()])
            )
            .Message.ShouldContain("must be in directory");

    private void AssertNothingOutside()
    {
        Shell.RunLines(_root, "find . -name '*evil*'").ShouldBeEmpty();
        File.Exists("/tmp/evil-of-a-test").ShouldBeFalse();
    }

    private static string Quote(string text) => $"'{text.Replace(@"\", @"\\")}'";

    private void Write(string extension, string entries) =>
        Shell.Run(
            _root,
            $"""
            python3 - <<'END'
            import tarfile, zipfile, io
            a = z = t = zipfile.ZipFile('x.zip', 'w') if '{extension}' == 'zip' else tarfile.open('x.tar.gz', 'w:gz')
            def link(name, to, type=tarfile.SYMTYPE):
                i = tarfile.TarInfo(name); i.type = type; i.linkname = to; t.addfile(i)
            def hard(name, to):
                link(name, to, tarfile.LNKTYPE)
            def file(name):
                i = tarfile.TarInfo(name); i.size = 8; t.addfile(i, io.BytesIO(b'content\n'))
            {entries}
            a.close()
            END
            """
        );
}
