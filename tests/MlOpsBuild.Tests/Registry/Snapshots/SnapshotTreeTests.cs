using MlOpsBuild.Common;
using MlOpsBuild.Registry.Snapshots;

namespace MlOpsBuild.Tests.Registry.Snapshots;

public sealed class SnapshotTreeTests
{
    private static TreeFile File(string path, long size = 1, int pack = 0, long offset = 0) =>
        new(path, size, Hash256.Of(Digest.Of(path))) { Pack = pack, Offset = offset };

    private static string Refusal(params TreeFile[] files) =>
        Should
            .Throw<FormatException>(() =>
                SnapshotTree.Read(SnapshotTree.Write(files).ToArray(), [100])
            )
            .Message;

    [Fact]
    public void What_was_written_is_read()
    {
        TreeFile[] files = [File("a/é", 7, 0, 93), File("a.b", 1 << 20, -1), File("b")];
        var read = SnapshotTree.Read(SnapshotTree.Write(files), [100]);
        read.Select(f => (f.Path, f.Size, f.Hash, f.Pack, f.Offset))
            .ShouldBe(files.Select(f => (f.Path, f.Size, f.Hash, f.Pack, f.Offset)));
    }

    [Theory]
    [InlineData("../a", "points out")]
    [InlineData("/etc/passwd", "absolute")]
    [InlineData("a/../../b", "points out")]
    [InlineData("a\\b", "backslash")]
    [InlineData("a\u0007", "control character")]
    [InlineData("a//b", "empty part")]
    [InlineData("", "is empty")]
    [InlineData("nul", "device")]
    public void A_name_that_leads_elsewhere_is_refused(string name, string reason) =>
        Refusal(File(name), File("zz")).ShouldContain(reason);

    [Fact]
    public void A_clash_is_refused()
    {
        Refusal(File("a"), File("a")).ShouldContain("out of order");
        Refusal(File("b"), File("a")).ShouldContain("out of order");
        Refusal(File("a"), File("a/b")).ShouldContain("is a file and a folder");
    }

    [Theory]
    [InlineData(1, 1, 0)]
    [InlineData(1, -2, 0)]
    [InlineData(1, 0, 100)]
    [InlineData(101, 0, 0)]
    [InlineData(1, 0, -1)]
    [InlineData(-1, 0, 0)]
    [InlineData(2, 0, long.MaxValue)]
    [InlineData(1, -1, 5)]
    public void A_place_outside_of_the_packs_is_refused(long size, int pack, long offset) =>
        Refusal(File("a", size, pack, offset)).ShouldContain("where no pack has bytes");

    [Fact]
    public void Sizes_beyond_any_number_are_refused() =>
        Refusal(File("a", long.MaxValue, TreeFile.OwnBlob), File("b", 1, TreeFile.OwnBlob))
            .ShouldContain("more than any disk holds");

    [Fact]
    public void A_list_is_as_large_as_its_files_allow()
    {
        var longest = string.Join('/', Enumerable.Repeat(new string('\u20ac', 200), 20));
        SnapshotTree
            .IsPlausible(SnapshotTree.Write([File(longest), File("z")]).Length, 2)
            .ShouldBeTrue();
        SnapshotTree.IsPlausible(1 << 20, 2).ShouldBeFalse();
        SnapshotTree.IsPlausible(SnapshotTree.LargestBytes, 1_000_000_000).ShouldBeTrue();
        SnapshotTree.IsPlausible(SnapshotTree.LargestBytes + 1L, long.MaxValue).ShouldBeFalse();
    }

    [Fact]
    public void Every_cut_and_every_extra_byte_is_found()
    {
        var bytes = SnapshotTree.Write([File("a"), File("b")]).ToArray();
        for (var i = 0; i < bytes.Length; i++)
        {
            Should.Throw<FormatException>(() => SnapshotTree.Read(bytes.AsSpan(0, i), [100]));
        }

        Should.Throw<FormatException>(() => SnapshotTree.Read([.. bytes, 0], [100]));
    }
}
