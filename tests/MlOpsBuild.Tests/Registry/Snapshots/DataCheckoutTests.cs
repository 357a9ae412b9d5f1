using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.Snapshots;

namespace MlOpsBuild.Tests.Registry.Snapshots;

public sealed class DataCheckoutTests
{
    [Fact]
    public async Task Only_what_differs_is_written()
    {
        using var folder = new DataFolder();
        var (one, _) = await TwoVersionsAsync(folder);
        System.IO.File.WriteAllBytes(folder.At("data.mlops.json"), one.ToBytes());
        var kept = new FileInfo(folder.At("data/same")).LastWriteTimeUtc;
        var result = await folder.CheckoutAsync();
        (result.Written, result.Deleted).ShouldBe((2, 1));
        new FileInfo(folder.At("data/same")).LastWriteTimeUtc.ShouldBe(kept);
        folder.Read("data").Keys.ShouldBe(["changed", "gone/deep/a", "same"]);
        (await folder.CheckoutAsync()).Written.ShouldBe(0);
        folder.ShouldBeTidy();
    }

    [Fact]
    public async Task Content_that_is_in_no_snapshot_is_kept()
    {
        using var folder = new DataFolder();
        var (one, two) = await TwoVersionsAsync(folder);
        folder.Write("data/changed", "mine");
        folder.Write("data/added", "mine too"); // the first version does not have it
        folder.Write("data/extra", "and this");
        System.IO.File.WriteAllBytes(folder.At("data.mlops.json"), one.ToBytes());
        var before = folder.Read("data");
        var error = await Should.ThrowAsync<UsageException>(() => folder.CheckoutAsync());
        error.Message.ShouldContain(
            "would be lost: data/added, data/changed. Nothing was changed."
        );
        error.Message.ShouldContain("--force");
        folder.Read("data").Values.ShouldBe(before.Values);

        // What was never tracked and is not in the way stays even when forced.
        var result = await folder.CheckoutAsync(force: true);
        result.Left.ShouldBe(["extra"]);
        folder.Read("data").Keys.ShouldBe(["changed", "extra", "gone/deep/a", "same"]);
        (await folder.StatusAsync()).Change.Added.ShouldBe(["extra"]);
        two.Digest.ShouldNotBe(one.Digest);
    }

    [Fact]
    public async Task Content_of_any_snapshot_may_go()
    {
        using var folder = new DataFolder();
        await TwoVersionsAsync(folder);
        folder.Write("data/changed", "1"); // as the first version had it
        Directory.Delete(folder.At(".mlops/data"), recursive: true);
        (await folder.CheckoutAsync()).Written.ShouldBe(1);
        System.IO.File.ReadAllText(folder.At("data/changed")).ShouldBe("2");
    }

    [Theory]
    [InlineData("data")]
    [InlineData("data/a")]
    public async Task A_folder_without_files_is_in_nobodys_way(string tracked)
    {
        using var folder = new DataFolder();
        folder.Write("data/a", "1");
        await folder.TrackAsync(tracked);
        System.IO.File.Delete(folder.At("data/a"));
        Directory.CreateDirectory(folder.At("data/a/deep/deeper"));
        await folder.CheckoutAsync();
        System.IO.File.ReadAllText(folder.At("data/a")).ShouldBe("1");
        folder.ShouldBeTidy();
    }

    [Fact]
    public async Task A_file_where_a_folder_was_and_back()
    {
        using var folder = new DataFolder();
        folder.Write("data/x/y", "1");
        var one = (await folder.TrackAsync("data")).Pointer;
        Directory.Delete(folder.At("data/x"), recursive: true);
        folder.Write("data/x", "2");
        await folder.TrackAsync("data");
        Directory.Delete(folder.At("data"), recursive: true);
        folder.Write("data", "3");
        var three = (await folder.TrackAsync("data")).Pointer;
        foreach (var pointer in new[] { one, three, one })
        {
            System.IO.File.WriteAllBytes(folder.At("data.mlops.json"), pointer.ToBytes());
            await folder.CheckoutAsync();
            System.IO.File.Exists(folder.At("data")).ShouldBe(pointer == three);
            (await folder.StatusAsync()).Kind.ShouldBe(DataStatusKind.Unchanged);
        }

        Directory.Delete(folder.At("data/x"), recursive: true);
        folder.Write("data/x", "untracked, in the way");
        (
            await Should.ThrowAsync<UsageException>(() => folder.CheckoutAsync())
        ).Message.ShouldContain("data/x");
        await folder.CheckoutAsync(force: true);
        System.IO.File.ReadAllText(folder.At("data/x/y")).ShouldBe("1");
    }

    [Fact]
    public async Task Nothing_is_written_through_a_link()
    {
        using var folder = new DataFolder();
        folder.Write("data/in/a", "1");
        await folder.TrackAsync("data");
        Directory.CreateDirectory(folder.At("elsewhere"));
        Directory.Delete(folder.At("data/in"), recursive: true);
        Directory.CreateSymbolicLink(folder.At("data/in"), folder.At("elsewhere"));
        (
            await Should.ThrowAsync<UsageException>(() => folder.CheckoutAsync(force: true))
        ).Message.ShouldContain("is a link");
        Directory.Delete(folder.At("data"), recursive: true);
        Directory.CreateSymbolicLink(folder.At("data"), folder.At("elsewhere"));
        (
            await Should.ThrowAsync<UsageException>(() => folder.CheckoutAsync(force: true))
        ).Message.ShouldContain("is a link");
        Directory.EnumerateFileSystemEntries(folder.At("elsewhere")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_tag_that_was_moved_to_another_snapshot_is_refused()
    {
        using var folder = new DataFolder();
        var (one, two) = await TwoVersionsAsync(folder);
        var layout = folder.Layout;
        await layout.TagAsync(
            two.SnapshotTag,
            layout.Resolve(one.SnapshotTag)!,
            TestContext.Current.CancellationToken
        );
        Directory.Delete(folder.At("data"), recursive: true);
        (
            await Should.ThrowAsync<MlOpsException>(() => folder.CheckoutAsync())
        ).Message.ShouldContain($"holds {one.Digest}, while the pointer says {two.Digest}");
        Directory.Exists(folder.At("data")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("../escape")]
    [InlineData("/tmp/mlops-escape")]
    [InlineData("a/../../escape")]
    [InlineData("a\\..\\escape")]
    public async Task A_tree_with_a_name_that_leads_out_is_refused(string name)
    {
        using var folder = new DataFolder();
        var pointer = await HostileAsync(folder, [File(name, "x", offset: 0), File("zz", "x", 0)]);
        var error = await Should.ThrowAsync<MlOpsException>(() => folder.CheckoutAsync());
        error.Message.ShouldContain(pointer.SnapshotTag);
        error.Message.ShouldContain("is damaged: the name");
        folder
            .Read(".")
            .Keys.Count(k => k.Contains("escape", StringComparison.Ordinal))
            .ShouldBe(0);
    }

    [Fact]
    public async Task A_tree_that_is_wrong_about_a_place_is_refused()
    {
        using var folder = new DataFolder();
        await HostileAsync(folder, [File("a", "x", offset: 1)]);
        (
            await Should.ThrowAsync<MlOpsException>(() => folder.CheckoutAsync())
        ).Message.ShouldContain("which has other bytes there");
        Directory.Exists(folder.At("data")).ShouldBeFalse();
        folder.ShouldBeTidy();
    }

    [Fact]
    public async Task A_damaged_pack_is_found_removed_and_fetched()
    {
        using var folder = new DataFolder();
        folder.Write("data/a", "some content");
        var pointer = (await folder.TrackAsync("data")).Pointer;
        var pack = folder.Layout.PathOf(Digest.Of("some content"));
        var good = System.IO.File.ReadAllBytes(pack);
        Directory.Delete(folder.At("data"), recursive: true);
        System.IO.File.WriteAllText(pack, "some contenT");
        var error = await Should.ThrowAsync<MlOpsException>(() => folder.CheckoutAsync());
        error.Message.ShouldContain("damaged");
        error.Message.ShouldContain("Pull");
        System.IO.File.Exists(pack).ShouldBeFalse();
        Directory.Exists(folder.At("data")).ShouldBeFalse();

        folder.Fetch = (wanted, _) =>
        {
            wanted.ShouldBe(pointer);
            System.IO.File.WriteAllBytes(pack, good);
            return Task.FromResult(true);
        };
        (await folder.CheckoutAsync()).Written.ShouldBe(1);
        folder.ShouldBeTidy();
    }

    [Fact]
    public async Task Without_the_content_the_error_says_where_to_get_it()
    {
        using var folder = new DataFolder();
        folder.Write("data/a", "1");
        await folder.TrackAsync("data");
        Directory.Delete(folder.At("data"), recursive: true);
        Directory.Delete(folder.At(".mlops"), recursive: true);
        (
            await Should.ThrowAsync<MlOpsException>(() => folder.CheckoutAsync())
        ).Message.ShouldContain("is not in the store. Get it with Pull");
        var status = await folder.StatusAsync();
        status.IsInStore.ShouldBeFalse();
        DataText
            .Render([status])
            .ShouldContain("its content is not in the store: get it with Pull");
    }

    [Fact]
    public async Task What_a_dead_process_left_goes()
    {
        using var folder = new DataFolder();
        folder.Write("data/a", "1");
        await folder.TrackAsync("data");
        Directory.Delete(folder.At("data"), recursive: true);
        folder.Write("data.tmp-999999999-1/a", "half");
        await folder.CheckoutAsync();
        folder.ShouldBeTidy();
    }

    private static TreeFile File(string path, string content, long offset) =>
        new(path, content.Length, Hash256.Of(Digest.Of(content))) { Pack = 0, Offset = offset };

    // A snapshot of files whose one pack is "xyz", and its pointer.
    private static async Task<DataPointer> HostileAsync(DataFolder folder, TreeFile[] files)
    {
        var layout = folder.Layout;
        var pack = new OciDescriptor(SnapshotMediaTypes.Pack, layout.Put("xyz"u8), 3);
        var pointer = await Snapshot.StoreAsync(
            layout,
            "data",
            files,
            [pack],
            TestContext.Current.CancellationToken
        );
        folder.Write("data.mlops.json", pointer.ToBytes());
        return pointer;
    }

    private static async Task<(DataPointer One, DataPointer Two)> TwoVersionsAsync(
        DataFolder folder
    )
    {
        folder.Write("data/same", "0");
        folder.Write("data/changed", "1");
        folder.Write("data/gone/deep/a", "3");
        var one = await folder.TrackAsync("data");
        folder.Write("data/changed", "2");
        folder.Write("data/added", "4");
        Directory.Delete(folder.At("data/gone"), recursive: true);
        var two = await folder.TrackAsync("data");
        return (one.Pointer, two.Pointer);
    }
}
