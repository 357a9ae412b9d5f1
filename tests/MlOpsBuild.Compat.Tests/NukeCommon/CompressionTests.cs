using System.IO.Compression;
using Nuke.Common.IO;

namespace MlOpsBuild.Compat.Tests.NukeCommon;

/// <summary>Archives, checked with zip, unzip, tar, gzip and bzip2 in both directions.</summary>
public sealed class CompressionTests : IDisposable
{
    private readonly AbsolutePath _root = Directory.CreateTempSubdirectory("archives-").FullName;

    private AbsolutePath Source => _root / "source";
    private AbsolutePath Target => _root / "target";

    public CompressionTests()
    {
        (Source / "root.txt").WriteAllText("root");
        (Source / "a" / "b" / "ünï code.txt").WriteAllText("nested");
        (Source / "a" / "empty").TouchFile();
        (Source / "run.sh").WriteAllText("echo");
        // More than a block of bzip2, and not compressible.
        var bytes = new byte[1_100_000];
        new Random(20_250_101).NextBytes(bytes);
        (Source / new string('x', 120) / "large.bin").WriteAllBytes(bytes);
        Shell.Run(
            Source,
            "chmod 755 run.sh; chmod 640 root.txt; touch -d '2024-02-03 04:05:06 UTC' root.txt"
        );
    }

    public void Dispose() => _root.DeleteDirectory();

    [Theory]
    [InlineData("x.zip", "unzip -q")]
    [InlineData("x.tar.gz", "tar xzf")]
    [InlineData("x.tgz", "tar xzf")]
    [InlineData("x.tar.bz2", "tar xjf")]
    [InlineData("x.tbz2", "tar xjf")]
    [InlineData("x.TBZ", "tar xjf")]
    public void Other_programs_read_our_archives(string name, string extract)
    {
        var archive = _root / "new" / name;
        Source.CompressTo(archive);
        Target.CreateDirectory();
        Shell.Run(Target, $"{extract} {archive}");
        AssertTarget();
        Shell.Run(Target, "stat -c %a run.sh root.txt").ShouldBe("755\n640");
    }

    [Theory]
    [InlineData("x.zip", "zip -qr")]
    [InlineData("x.tar.gz", "tar czf")]
    [InlineData("x.tar.gz", "tar --format=pax -czf")]
    [InlineData("x.tgz", "tar --format=v7 --exclude=xxx* --exclude=*code.txt -czf")]
    [InlineData("x.tar.bz2", "tar cjf")]
    public void We_read_archives_of_other_programs(string name, string create)
    {
        var archive = _root / name;
        Shell.Run(Source, $"{create} {archive} .");
        archive.UncompressTo(Target);
        if (create.Contains("exclude", StringComparison.Ordinal))
            Target.GetFiles(depth: 9).Count().ShouldBe(3);
        else
            AssertTarget();
    }

    [Theory]
    [InlineData("x.zip")]
    [InlineData("x.tar.gz")]
    [InlineData("x.tar.bz2")]
    public void An_archive_may_lie_in_the_directory(string name)
    {
        var archive = Source / name;
        Source.CompressTo(archive);
        archive.UncompressTo(Target);
        AssertTarget();
        archive.UncompressTo(Target);
        archive.DeleteFile();
        AssertTarget();
    }

    [Fact]
    public void Files_are_filtered()
    {
        var archive = _root / "x.zip";
        Source.ZipTo(archive, x => x.HasExtension(".txt"), CompressionLevel.SmallestSize);
        Shell.RunLines(_root, "unzip -Z1 x.zip | sort").ShouldBe(["a/b/ünï code.txt", "root.txt"]);
        Source.TarGZipTo(_root / "x.tgz", [Source / "root.txt", Source / "run.sh"]);
        Shell.RunLines(_root, "tar tzf x.tgz").ShouldBe(["root.txt", "run.sh"]);
        Source.TarBZip2To(_root / "x.tbz2", [Source / "run.sh"]);
        Shell.RunLines(_root, "tar tjf x.tbz2").ShouldBe(["run.sh"]);
    }

    [Theory]
    [InlineData("x.zip", "unzip -tqq")]
    [InlineData("x.tar.gz", "tar tzf")]
    [InlineData("x.tar.bz2", "bzip2 -t")]
    public void An_archive_that_exists_is_replaced_on_request_only(string name, string test)
    {
        var archive = (_root / name).WriteAllBytes(new byte[3_000_000]);
        Should.Throw<IOException>(() => Source.CompressTo(archive));
        if (archive.HasExtension(".zip"))
            Source.ZipTo(archive, fileMode: FileMode.Create);
        else if (archive.HasExtension(".gz"))
            Source.TarGZipTo(archive, fileMode: FileMode.Create);
        else
            Source.TarBZip2To(archive, fileMode: FileMode.Create);

        Shell.Run(_root, $"{test} {archive} >/dev/null");
    }

    [Fact]
    public void Times_are_kept_by_tar()
    {
        Source.TarGZipTo(_root / "x.tar.gz");
        (_root / "x.tar.gz").UnTarGZipTo(Target);
        (Target / "root.txt")
            .GetLastWriteTimeUtc()
            .ShouldBe(new DateTime(2024, 2, 3, 4, 5, 6, DateTimeKind.Utc));
    }

    [Fact]
    public void Other_extensions_are_unknown()
    {
        foreach (
            var act in new[]
            {
                () => Source.CompressTo(_root / "x.7z"),
                () => (Source / "root.txt").UncompressTo(Target),
            }
        )
            Should
                .Throw<Exception>(act)
                .Message.ShouldStartWith("Unknown archive extension for archive '");
    }

    private void AssertTarget()
    {
        var difference = Shell.Run(_root, "diff -r source target && echo same || true");
        if (difference != "same")
            difference.ShouldStartWith("Only in source: x.");

        (Target / "a" / "b" / "ünï code.txt").ReadAllText().ShouldBe("nested\n");
    }
}
