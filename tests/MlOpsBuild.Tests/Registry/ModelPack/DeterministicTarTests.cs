using System.Security.Cryptography;
using MlOpsBuild.Registry.ModelPack;

namespace MlOpsBuild.Tests.Registry.ModelPack;

public sealed class DeterministicTarTests : IDisposable
{
    private static readonly string LongName =
        string.Join('/', Enumerable.Repeat("a-folder-with-a-long-name", 12)) + "/file.bin";

    private readonly TemporaryFolder _folder = new();

    private TarFile[] Files() =>
        [
            new("b.txt", _folder.Write("in/1", "hello")),
            new("bin/run.sh", _folder.Write("in/2", "#!/bin/sh\n"), Executable: true),
            new("a/empty", _folder.Write("in/3", "")),
            new("a.txt", _folder.Write("in/4", new string('x', 512))),
            new("größe/重み.bin", _folder.Write("in/5", "unicode")),
            new(LongName, _folder.Write("in/6", "long")),
            new(new string('d', 120) + "/" + new string('n', 90), _folder.Write("in/7", "split")),
        ];

    // The digest was taken from this very archive; tar and the other tests say that it is right.
    [Fact]
    public async Task TheBytesNeverChange()
    {
        var bytes = await ArchiveAsync(Files());
        Convert
            .ToHexStringLower(SHA256.HashData(bytes))
            .ShouldBe("3d5f6e4df2312ab4cd786f443fc45837a53955a329a4d8ccfd6302be50f9c006");
    }

    [Fact]
    public async Task TarListsIt()
    {
        Judge.SkipUnless("tar");
        (await ListAsync(_folder.Write("x.tar", await ArchiveAsync(Files())))).ShouldBe([
            $"-rw-r--r-- 0/0 4 1970-01-01 00:00:00 {LongName}",
            "-rw-r--r-- 0/0 512 1970-01-01 00:00:00 a.txt",
            "-rw-r--r-- 0/0 0 1970-01-01 00:00:00 a/empty",
            "-rw-r--r-- 0/0 5 1970-01-01 00:00:00 b.txt",
            "-rwxr-xr-x 0/0 10 1970-01-01 00:00:00 bin/run.sh",
            $"-rw-r--r-- 0/0 5 1970-01-01 00:00:00 {new string('d', 120)}/{new string('n', 90)}",
            "-rw-r--r-- 0/0 7 1970-01-01 00:00:00 größe/重み.bin",
        ]);
    }

    [Fact]
    public async Task TarListsFoldersWhereTheyAreAskedFor()
    {
        Judge.SkipUnless("tar");
        TarFile[] inner = [new("lib/x/run.sh", _folder.Write("in/run", "#!"), Executable: true)];
        TarFile[] files =
        [
            TarFile.Of("a/b/c.txt", [.. "hello"u8]),
            TarFile.Of("a-b.txt", []),
            TarFile.Archive("inner.tar", inner, withFolders: true),
            TarFile.Of(new string('d', 120) + "/x", []),
        ];
        await using var stream = DeterministicTar.OpenRead(files, withFolders: true);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, TestContext.Current.CancellationToken);
        bytes.Length.ShouldBe(stream.Length);
        var path = _folder.Write("x.tar", bytes.ToArray());

        (await ListAsync(path)).ShouldBe([
            "drwxr-xr-x 0/0 0 1970-01-01 00:00:00 a/",
            "-rw-r--r-- 0/0 0 1970-01-01 00:00:00 a-b.txt",
            "drwxr-xr-x 0/0 0 1970-01-01 00:00:00 a/b/",
            "-rw-r--r-- 0/0 5 1970-01-01 00:00:00 a/b/c.txt",
            $"drwxr-xr-x 0/0 0 1970-01-01 00:00:00 {new string('d', 120)}/",
            $"-rw-r--r-- 0/0 0 1970-01-01 00:00:00 {new string('d', 120)}/x",
            "-rw-r--r-- 0/0 3072 1970-01-01 00:00:00 inner.tar",
        ]);
        await using var open = DeterministicTar.OpenRead(inner, withFolders: true);
        using var innerBytes = new MemoryStream();
        await open.CopyToAsync(innerBytes, TestContext.Current.CancellationToken);
        bytes.ToArray().AsSpan().IndexOf(innerBytes.ToArray()).ShouldBeGreaterThan(0);
        (await ListAsync(_folder.Write("inner.tar", innerBytes.ToArray()))).ShouldBe([
            "drwxr-xr-x 0/0 0 1970-01-01 00:00:00 lib/",
            "drwxr-xr-x 0/0 0 1970-01-01 00:00:00 lib/x/",
            "-rwxr-xr-x 0/0 2 1970-01-01 00:00:00 lib/x/run.sh",
        ]);
    }

    [Fact]
    public async Task TarUnpacksIt()
    {
        Judge.SkipUnless("tar");
        var path = _folder.Write("x.tar", await ArchiveAsync(Files()));
        Directory.CreateDirectory(_folder.At("theirs"));

        var (exitCode, output) = await Judge.RunAsync(
            "tar",
            "-xf",
            path,
            "-C",
            _folder.At("theirs")
        );

        exitCode.ShouldBe(0, output);
        await ExtractAsync(await File.ReadAllBytesAsync(path));
        TemporaryFolder
            .Read(_folder.At("out"))
            .ShouldBe(TemporaryFolder.Read(_folder.At("theirs")), Same);
    }

    [Fact]
    public async Task WhatTarWritesIsRead()
    {
        Judge.SkipUnless("tar");
        _folder.Write("theirs/sub/a.txt", "hello");
        _folder.Write($"theirs/{LongName}", "long");
        var path = _folder.At("theirs.tar");
        var (exitCode, output) = await Judge.RunAsync(
            "tar",
            "--format=posix",
            "-cf",
            path,
            "-C",
            _folder.At("theirs"),
            "."
        );
        exitCode.ShouldBe(0, output);

        await ExtractAsync(await File.ReadAllBytesAsync(path));

        TemporaryFolder
            .Read(_folder.At("out"))
            .ShouldBe(TemporaryFolder.Read(_folder.At("theirs")), Same);
    }

    [Fact]
    public async Task ModesAreKept()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no modes");
        var entries = await ExtractAsync(await ArchiveAsync(Files()));

        entries.Single(e => e.Executable).Path.ShouldBe("bin/run.sh");
#pragma warning disable CA1416
        File.GetUnixFileMode(_folder.At("out/bin/run.sh")).ShouldBe((UnixFileMode)0b111_101_101);
        File.GetUnixFileMode(_folder.At("out/b.txt")).ShouldBe((UnixFileMode)0b110_100_100);
#pragma warning restore CA1416
    }

    [Fact]
    public async Task ABigFileHasItsSizeInAnExtendedHeader()
    {
        Judge.SkipUnless("tar");
        const long size = (1L << 33) + 5;
        var path = _folder.At("big.tar");
        await using (var stream = new FileStream(path, FileMode.CreateNew))
        {
            stream.Write(TarHeader.For("big.bin", size, false));
            stream.SetLength(stream.Position + size + TarHeader.Padding(size) + 1024); // sparse
        }

        var (exitCode, output) = await Judge.RunAsync("tar", "-tvf", path);

        exitCode.ShouldBe(0, output);
        output.ShouldContain("8589934597 1970-01-01 00:00 big.bin");
        TarHeader.For("big.bin", (1L << 33) - 1, false).Length.ShouldBe(512);
    }

    [Theory]
    [InlineData("../x", "points out")]
    [InlineData("a/../x", "points out")]
    [InlineData("./a", "points out")]
    [InlineData("/x", "absolute")]
    [InlineData("", "is empty")]
    [InlineData("a//b", "empty part")]
    [InlineData("a/", "empty part")]
    [InlineData("a\\b", "backslash")]
    [InlineData("C:/x", "colon")]
    [InlineData("a\nb", "control")]
    [InlineData("a./b", "Windows drops")]
    [InlineData("b/nul.txt", "device")]
    public void UnsafeNamesAreNotWritten(string path, string reason) =>
        Should
            .Throw<TarFormatException>(() => DeterministicTar.OpenRead([new TarFile(path, "x")]))
            .Message.ShouldContain(reason);

    [Fact]
    public void HalfACharacterIsNotWritten() => // an attribute cannot hold one
        UnsafeNamesAreNotWritten("\ud800", "Unicode");

    [Theory]
    [InlineData("a", "a", "twice")]
    [InlineData("a", "A", "case only")]
    [InlineData("d/a", "D/b", "case only")]
    [InlineData("a", "a/b", "a file and a folder")]
    public void ClashingNamesAreNotWritten(string one, string other, string reason)
    {
        foreach (var names in new[] { (one, other), (other, one) })
        {
            Should
                .Throw<TarFormatException>(() =>
                    DeterministicTar.OpenRead([
                        new TarFile(names.Item1, "x"),
                        new TarFile(names.Item2, "x"),
                    ])
                )
                .Message.ShouldContain(reason);
        }
    }

    [Fact]
    public async Task AMissingFileIsSaid() =>
        (
            await Should.ThrowAsync<TarFormatException>(() =>
                ArchiveAsync([new TarFile("a", _folder.At("nowhere"))])
            )
        ).Message.ShouldStartWith($"\"a\" cannot be read from {_folder.At("nowhere")}: ");

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task AFileThatChangesWhileItIsReadIsSaid(int change)
    {
        var path = _folder.Write("grows", new byte[1000]);
        await using var archive = DeterministicTar.OpenRead([new TarFile("a", path)]);
        await archive.ReadExactlyAsync(new byte[512]);
        await using (
            var file = new FileStream(
                path,
                FileMode.Open,
                FileAccess.Write,
                FileShare.ReadWrite | FileShare.Delete
            )
        )
        {
            file.SetLength(1000 + change);
        }

        (
            await Should.ThrowAsync<TarFormatException>(() => archive.CopyToAsync(Stream.Null))
        ).Message.ShouldContain("changed while it was read");
    }

    private static async Task<byte[]> ArchiveAsync(IEnumerable<TarFile> files)
    {
        using var stream = new MemoryStream();
        await DeterministicTar.WriteAsync(files, stream, default);
        return stream.ToArray();
    }

    private Task<IReadOnlyList<TarEntry>> ExtractAsync(byte[] archive) =>
        DeterministicTar.ExtractAsync(new MemoryStream(archive), _folder.At("out"), null, default);

    private static readonly IEqualityComparer<KeyValuePair<string, byte[]>> Same = EqualityComparer<
        KeyValuePair<string, byte[]>
    >.Create((a, b) => a.Key == b.Key && a.Value.AsSpan().SequenceEqual(b.Value));

    public void Dispose() => _folder.Dispose();

    private static async Task<IEnumerable<string>> ListAsync(string path)
    {
        var (exitCode, output) = await Judge.RunAsync("tar", "--full-time", "-tvf", path);
        exitCode.ShouldBe(0, output);
        return output
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line =>
                string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            );
    }
}
