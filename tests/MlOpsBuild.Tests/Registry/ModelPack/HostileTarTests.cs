using MlOpsBuild.Registry.ModelPack;

namespace MlOpsBuild.Tests.Registry.ModelPack;

public sealed class HostileTarTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("../x", "points out")]
    [InlineData("a/../../x", "points out")]
    [InlineData("/x", "absolute")]
    [InlineData("..\\x", "backslash")]
    [InlineData("C:x", "colon")]
    [InlineData(".", "points out")]
    [InlineData("", "no name")]
    public Task UnsafeNamesAreRefused(string name, string reason) =>
        RefusedAsync(TarBytes.Archive(TarBytes.Entry(name, "x")), reason);

    [Theory]
    [InlineData('1', "a hard link")]
    [InlineData('2', "a symbolic link")]
    [InlineData('3', "a device")]
    [InlineData('4', "a device")]
    [InlineData('6', "a pipe")]
    [InlineData('7', "unknown type 0x37")]
    [InlineData('g', "a global header")]
    [InlineData('L', "a GNU long name")]
    [InlineData('S', "a sparse file")]
    public Task OnlyFilesAndFoldersAreUnpacked(char type, string reason) =>
        RefusedAsync(TarBytes.Archive(TarBytes.Entry("a", type: type)), reason);

    [Theory]
    [InlineData("a", "a", "twice")]
    [InlineData("a", "./a", "twice")]
    [InlineData("a", "A", "case only")]
    [InlineData("d/a", "D/b", "case only")]
    [InlineData("a", "a/b", "a file and a folder")]
    public Task ClashingNamesAreRefused(string one, string other, string reason) =>
        RefusedAsync(
            TarBytes.Archive(TarBytes.Entry(one, "1"), TarBytes.Entry(other, "2")),
            reason
        );

    [Fact]
    public Task APaxNameIsCheckedToo() =>
        RefusedAsync(
            TarBytes.Archive(
                TarBytes.Pax(TarBytes.Record("path", "../x")),
                TarBytes.Entry("a", "x")
            ),
            "points out"
        );

    [Theory]
    [InlineData("path", "a\0b")]
    [InlineData("size", "-1")]
    [InlineData("size", "x")]
    [InlineData("linkpath", "x")]
    [InlineData("GNU.sparse.major", "1")]
    public Task DangerousPaxRecordsAreRefused(string key, string value) =>
        RefusedAsync(
            TarBytes.Archive(TarBytes.Pax(TarBytes.Record(key, value)), TarBytes.Entry("a", "x")),
            $"\"{key}\""
        );

    [Theory]
    [InlineData("12 path=a\n")]
    [InlineData("10 path=a ")]
    [InlineData("path=a\n")]
    [InlineData("999 path=a\n")]
    [InlineData("8 patha\n")]
    public Task DamagedPaxRecordsAreRefused(string records) =>
        RefusedAsync(
            TarBytes.Archive(TarBytes.Pax(records), TarBytes.Entry("a", "x")),
            "extended header"
        );

    [Fact]
    public Task ALongExtendedHeaderIsRefused() =>
        RefusedAsync(
            TarBytes.Archive(TarBytes.Pax(TarBytes.Record("comment", new string('x', 70_000)))),
            "65536"
        );

    [Fact]
    public async Task AnEntryThatIsShorterThanItSaysIsRefused()
    {
        await RefusedAsync(TarBytes.Entry("a", "x", size: 5000), "ends in the middle of \"a\"");
        await RefusedAsync(TarBytes.Entry("a", "x"), "ends in the middle of a header");
        await RefusedAsync([.. TarBytes.Entry("a", "x"), .. new byte[512]], "second block");
    }

    // The next header is then read out of the middle of a content.
    [Fact]
    public async Task AnEntryThatIsLongerThanItSaysIsRefused()
    {
        await RefusedAsync(
            TarBytes.Archive(TarBytes.Entry("a", new string('x', 600), size: 500)),
            "padding"
        );
        await RefusedAsync(
            TarBytes.Archive(TarBytes.Entry("a", new string('x', 600), size: 512)),
            "no ustar header"
        );
    }

    [Fact]
    public async Task BombsAreRefusedBeforeTheyAreUnpacked()
    {
        var bomb = TarBytes.Archive(TarBytes.Entry("a", size: 1L << 32));
        await RefusedAsync(bomb, "4294967296 bytes", new TarLimits(MaxFileBytes: 1000));
        await RefusedAsync(bomb, "4294967296 bytes", new TarLimits(MaxTotalBytes: 1000));
        await RefusedAsync(
            TarBytes.Archive(
                TarBytes.Pax(
                    TarBytes.Record("size", long.MaxValue.ToString(CultureInfo.InvariantCulture))
                ),
                TarBytes.Entry("a", "x")
            ),
            "9223372036854775807 bytes"
        );
        var two = TarBytes.Archive(TarBytes.Entry("a", "123"), TarBytes.Entry("b", "123"));
        await RefusedAsync(two, "after 3 before it", new TarLimits(MaxTotalBytes: 5));
        await RefusedAsync(two, "more than 1 entries", new TarLimits(MaxEntries: 1));
        await ExtractAsync(two, new TarLimits(2, 3, 6));
        Directory.GetFiles(_folder.At("out")).Length.ShouldBe(2);
    }

    [Fact]
    public async Task NothingMayHideBehindTheEnd()
    {
        var archive = TarBytes.Archive(TarBytes.Entry("a", "x"));
        await RefusedAsync(
            [.. archive, .. TarBytes.Archive(TarBytes.Entry("b", "x"))],
            "behind the end"
        );
        await RefusedAsync(
            [.. TarBytes.Entry("a"), .. new byte[512], .. TarBytes.Entry("b")],
            "behind the end"
        );
        await ExtractAsync([.. archive, .. new byte[9 * 1024]]); // blocking
    }

    [Fact]
    public async Task WhatIsNoArchiveIsRefused()
    {
        await RefusedAsync([], "middle of a header");
        await RefusedAsync(
            System.Text.Encoding.ASCII.GetBytes(new string('x', 2000)),
            "no ustar header"
        );
        await RefusedAsync(TarBytes.Archive(TarBytes.Entry("a", "x", '5')), "has content");
        var damaged = TarBytes.Archive(TarBytes.Entry("a", "x"));
        damaged[0] = (byte)'b';
        await RefusedAsync(damaged, "checksum");
        var huge = TarBytes.Archive(TarBytes.Entry("a", "x"));
        huge[124] = 0x80; // a base-256 number
        TarBytes.Seal(huge);
        await RefusedAsync(huge, "octal");
    }

    [Fact]
    public async Task AFolderWithSomethingInItIsLeftAlone()
    {
        _folder.Write("out/mine", "mine");
        var e = await Should.ThrowAsync<TarFormatException>(() =>
            ExtractAsync(TarBytes.Archive(TarBytes.Entry("a", "x")))
        );
        e.Message.ShouldContain("not empty");
        Directory.GetFileSystemEntries(_folder.At("out")).ShouldBe([_folder.At("out/mine")]);
    }

    [Fact]
    public async Task AnyChangedByteOutsideTheContentIsRefused()
    {
        var archive = TarBytes.Archive(TarBytes.Entry("a", "hello"));
        for (var i = 0; i < archive.Length; i++)
        {
            if (i is >= 512 and < 517)
            {
                continue; // the content, which the layer's digest guards
            }

            var changed = archive.ToArray();
            changed[i] ^= 1;
            await RefusedAsync(changed, "");
        }
    }

    private async Task RefusedAsync(byte[] archive, string reason, TarLimits? limits = null)
    {
        var e = await Should.ThrowAsync<TarFormatException>(() => ExtractAsync(archive, limits));
        e.Message.ShouldContain(reason);
        Directory.GetFileSystemEntries(_folder.Path).ShouldBeEmpty();
    }

    private Task<IReadOnlyList<TarEntry>> ExtractAsync(byte[] archive, TarLimits? limits = null) =>
        DeterministicTar.ExtractAsync(
            new MemoryStream(archive),
            _folder.At("out"),
            limits,
            default
        );

    public void Dispose() => _folder.Dispose();
}
