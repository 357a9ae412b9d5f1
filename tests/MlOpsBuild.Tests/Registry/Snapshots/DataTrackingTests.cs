using System.Text;
using FsCheck;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.Snapshots;

namespace MlOpsBuild.Tests.Registry.Snapshots;

public sealed class DataTrackingTests
{
    private static readonly Gen<string> Names = Gen.Elements("a", "b", "c.csv", "d e", "é", "z-1");

    private static readonly Gen<Dictionary<string, byte[]>> Trees =
        from files in Gen.NonEmptyListOf(
            from depth in Gen.Choose(0, 3)
            from parts in Gen.ListOf(depth, Names)
            from content in Gen.ArrayOf(Gen.Choose(0, 255).Select(i => (byte)i))
            // a name for files only, so that none is a folder too
            from name in Gen.Elements("1", "2.csv", "3 x", "ü")
            select (Path: string.Join('/', parts.Append(name)), content)
        )
        select files
            .GroupBy(f => f.Path, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First().content, StringComparer.Ordinal);

    [Fact]
    public void What_was_tracked_comes_back_byte_for_byte() =>
        Prop.ForAll(
                Arb.From(Trees),
                Arb.From(Trees),
                (first, second) =>
                {
                    using var folder = new DataFolder();
                    Put(folder, first);
                    var one = folder.TrackAsync("data").GetAwaiter().GetResult().Pointer;
                    Directory.Delete(folder.At("data"), recursive: true);
                    Put(folder, second);
                    var two = folder.TrackAsync("data").GetAwaiter().GetResult().Pointer;
                    Directory.Delete(folder.At("data"), recursive: true);
                    folder.CheckoutAsync().GetAwaiter().GetResult();
                    ShouldBeSame(folder.Read("data"), second);
                    File.WriteAllBytes(folder.At("data.mlops.json"), one.ToBytes());
                    folder.CheckoutAsync().GetAwaiter().GetResult();
                    ShouldBeSame(folder.Read("data"), first);
                    folder
                        .StatusAsync()
                        .GetAwaiter()
                        .GetResult()
                        .Kind.ShouldBe(DataStatusKind.Unchanged);
                    (one.Digest == two.Digest).ShouldBe(AreSame(first, second));
                    folder.ShouldBeTidy();
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public async Task A_file_has_its_own_digest_and_git_is_told_to_ignore_it()
    {
        using var folder = new DataFolder();
        folder.Write("data/a.csv", "x,y\n");
        folder.Write("data/.gitignore", "*.tmp");
        var result = await folder.TrackAsync("data/a.csv");
        result.Pointer.Digest.ShouldBe(Digest.Of("x,y\n"));
        result.IsNew.ShouldBeTrue();
        result.StoredBytes.ShouldBe(4);
        File.ReadAllText(folder.At("data/.gitignore")).ShouldBe("*.tmp\n/a.csv\n");
        (await folder.StatusAsync()).Kind.ShouldBe(DataStatusKind.Unchanged);
        File.Delete(folder.At("data/a.csv"));
        var missing = await folder.StatusAsync();
        missing.Kind.ShouldBe(DataStatusKind.Missing);
        missing.IsInStore.ShouldBeTrue();
        (await folder.CheckoutAsync()).Written.ShouldBe(1);
        File.ReadAllText(folder.At("data/a.csv")).ShouldBe("x,y\n");
    }

    [Fact]
    public async Task Tracking_twice_writes_nothing()
    {
        using var folder = new DataFolder();
        folder.Write("data/a", "1");
        await folder.TrackAsync("data");
        var before = Stamps(folder);
        (await folder.TrackAsync()).IsChanged.ShouldBeFalse();
        (await folder.TrackAsync("data/")).IsChanged.ShouldBeFalse();
        Stamps(folder).ShouldBe(before);
    }

    [Fact]
    public async Task A_second_version_stores_only_new_bytes()
    {
        using var folder = new DataFolder();
        for (var i = 0; i < 200; i++)
        {
            folder.Write($"data/{i % 7}/{i}", Content(i, 10_000));
        }

        folder.Write("data/large", Content(1000, 3 << 20));
        folder.Write("data/same/large", Content(1000, 3 << 20));
        folder.Write("data/same/small", Content(5, 10_000));
        var first = await folder.TrackAsync("data");
        first.StoredBytes.ShouldBeInRange(200 * 10_000, (200 * 10_000) + (6 << 20));
        var stored = folder.StoredBytes();
        stored.ShouldBeLessThan(200 * 10_000 + (3 << 20) + 60_000);

        folder.Write("data/0/0", Content(2000, 10_000));
        folder.Write("data/new", Content(2001, 10_000));
        File.Delete(folder.At("data/1/1"));
        File.Move(folder.At("data/2/2"), folder.At("data/moved"));
        var second = await folder.TrackAsync("data");
        second.StoredBytes.ShouldBe(20_000);
        (folder.StoredBytes() - stored).ShouldBeInRange(20_000, 60_000);
        var expected = folder.Read("data");
        Directory.Delete(folder.At("data"), recursive: true);
        await folder.CheckoutAsync();
        ShouldBeSame(folder.Read("data"), expected);
    }

    [Fact]
    public async Task The_same_history_gives_the_same_manifest()
    {
        var manifests = new List<string>();
        for (var run = 0; run < 3; run++)
        {
            using var folder = new DataFolder();
            for (var i = 0; i < 300; i++)
            {
                folder.Write($"data/{i:000}", Content(i / 2, 30_000));
            }

            var first = await folder.TrackAsync("data");
            folder.Write("data/000", Content(7000, 30_000));
            var second = await folder.TrackAsync("data");
            manifests.Add(
                string.Join(
                    ' ',
                    folder.Layout.Resolve(first.Pointer.SnapshotTag)!.Digest,
                    folder.Layout.Resolve(second.Pointer.SnapshotTag)!.Digest
                )
            );
        }

        manifests.Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Packs_are_made_anew_when_most_of_them_is_waste_or_they_are_many()
    {
        using var folder = new DataFolder();
        for (var i = 0; i < 10; i++)
        {
            folder.Write($"data/{i}", Content(i, 100_000));
        }

        await folder.TrackAsync("data");
        for (var i = 0; i < 8; i++)
        {
            folder.Write($"data/{i}", Content(100 + i, 100_000));
        }

        // Two of ten are needed still: they are stored again, and the old pack is not used.
        (await folder.TrackAsync("data")).StoredBytes.ShouldBe(1_000_000);
        (await PacksAsync(folder)).Sum(p => p.Size).ShouldBe(1_000_000);
        for (var i = 0; i < 40; i++)
        {
            folder.Write("data/more" + i, Content(1000 + i, 10));
            await folder.TrackAsync("data");
        }

        (await PacksAsync(folder)).Count.ShouldBeLessThan(20);
        Directory.Delete(folder.At("data"), recursive: true);
        await folder.CheckoutAsync();
        folder.Read("data").Count.ShouldBe(50);
    }

    [Fact]
    public async Task Status_names_what_differs()
    {
        using var folder = new DataFolder();
        folder.Write("data/a", "1");
        folder.Write("data/b", "2");
        folder.Write("data/c/d", "3");
        await folder.TrackAsync("data");
        folder.Write("data/b", "x");
        folder.Write("data/c/new", "4");
        File.Delete(folder.At("data/a"));
        var status = await folder.StatusAsync();
        status.Kind.ShouldBe(DataStatusKind.Changed);
        status.Change.Added.ShouldBe(["c/new"]);
        status.Change.Modified.ShouldBe(["b"]);
        status.Change.Removed.ShouldBe(["a"]);
        DataText
            .Render([status])
            .ShouldContain("changed    data  1 added, 1 modified, 1 removed\n");

        // Touched is not changed.
        folder.Write("data/a", "1");
        folder.Write("data/b", "2");
        File.Delete(folder.At("data/c/new"));
        (await folder.StatusAsync()).Kind.ShouldBe(DataStatusKind.Unchanged);
    }

    [Fact]
    public async Task A_change_that_keeps_size_and_time_is_found()
    {
        using var folder = new DataFolder();
        var path = folder.Write("data/a", "1");
        var time = File.GetLastWriteTimeUtc(path);
        await folder.TrackAsync("data");
        File.WriteAllText(path, "2");
        File.SetLastWriteTimeUtc(path, time);
        (await folder.StatusAsync()).Change.Modified.ShouldBe(["a"]);
    }

    [Fact]
    public async Task An_index_is_no_more_than_a_help()
    {
        using var folder = new DataFolder();
        folder.Write("data/a", "1");
        await folder.TrackAsync("data");
        var index = Directory.GetFiles(folder.At(".mlops/data")).ShouldHaveSingleItem();
        var bytes = File.ReadAllBytes(index);
        bytes[^40] ^= 1;
        File.WriteAllBytes(index, bytes);
        (await folder.StatusAsync()).Kind.ShouldBe(DataStatusKind.Unchanged);
        File.Delete(index);
        (await folder.CheckoutAsync()).Written.ShouldBe(0);
        Directory.Delete(folder.At(".mlops"), recursive: true);
        var status = await folder.StatusAsync();
        status.Kind.ShouldBe(DataStatusKind.Unchanged);
        status.IsInStore.ShouldBeFalse();
        var again = await folder.TrackAsync();
        again.IsChanged.ShouldBeFalse();
        again.StoredBytes.ShouldBe(1);
    }

    [Theory]
    [InlineData("missing", "is not there")]
    [InlineData("..", "not below")]
    [InlineData(".", "not below")]
    [InlineData("/etc", "not below")]
    [InlineData(".git/x", "not for data")]
    [InlineData("empty", "no file in it")]
    [InlineData("link", "is a link")]
    [InlineData("haslink", "is a link")]
    [InlineData("nul", "device")]
    [InlineData("link/a", "is a link")]
    [InlineData(".hidden/a", "hidden folder")]
    [InlineData("node_modules/a/b", "node_modules")]
    public async Task What_cannot_be_tracked_is_refused(string path, string reason)
    {
        using var folder = new DataFolder();
        Directory.CreateDirectory(folder.At("empty/empty"));
        folder.Write("real/a", "1");
        folder.Write("haslink/a", "1");
        folder.Write(".hidden/a", "1");
        folder.Write("node_modules/a/b", "1");
        Directory.CreateSymbolicLink(folder.At("link"), folder.At("real"));
        Directory.CreateSymbolicLink(folder.At("haslink/in"), folder.At("real"));
        (
            await Should.ThrowAsync<UsageException>(() => folder.TrackAsync(path))
        ).Message.ShouldContain(reason);
        File.Exists(folder.At(path + ".mlops.json")).ShouldBeFalse();
        Directory
            .EnumerateFiles(folder.Root, ".gitignore", SearchOption.AllDirectories)
            .Where(f => f != folder.At(".mlops/.gitignore"))
            .ShouldBeEmpty();
    }

    [Theory]
    [InlineData(2, 4, DataKind.Folder)]
    [InlineData(3, 5, DataKind.Folder)]
    [InlineData(1, 4, DataKind.File)]
    public async Task A_pointer_that_contradicts_its_digest_is_not_believed(
        long files,
        long size,
        DataKind kind
    )
    {
        using var folder = new DataFolder();
        folder.Write("data/a", "1");
        folder.Write("data/b", "22");
        folder.Write("data/c", "3");
        var right = (await folder.TrackAsync("data")).Pointer;
        var wrong = right with { Files = files, Size = size, Kind = kind };
        File.WriteAllBytes(folder.At("data.mlops.json"), wrong.ToBytes());

        (await folder.StatusAsync()).Kind.ShouldNotBe(DataStatusKind.Unchanged);
        (await Should.ThrowAsync<MlOpsException>(() => folder.CheckoutAsync())).Message.ShouldMatch(
            "another number of files or bytes|another kind"
        );
        (await folder.TrackAsync()).Pointer.ShouldBe(right);
    }

    [Fact]
    public async Task Other_lines_of_gitignore_stay_byte_for_byte()
    {
        using var folder = new DataFolder();
        byte[] before = [0xEF, 0xBB, 0xBF, (byte)'a', (byte)'\n', 0xE9];
        folder.Write(".gitignore", before);
        folder.Write("data", "1");
        await folder.TrackAsync("data");
        byte[] after = [.. before, .. "\n/data\n"u8];
        File.ReadAllBytes(folder.At(".gitignore")).ShouldBe(after);
        File.Delete(folder.At("data.mlops.json"));
        await folder.TrackAsync("data");
        File.ReadAllBytes(folder.At(".gitignore")).ShouldBe(after);
    }

    [Fact]
    public async Task Progress_is_told_to_the_end()
    {
        using var folder = new DataFolder();
        folder.Write("data/small", "1");
        folder.Write("data/medium", new byte[3 << 20]);
        folder.Write("data/large", new byte[40 << 20]);
        var watcher = new Watcher();
        var tracking = new DataTracking(
            new DataTrackingOptions { Root = folder.Root, Observer = watcher }
        );
        await tracking.TrackAsync(["data"], TestContext.Current.CancellationToken);
        watcher.ShouldHaveSeen("data");
        Directory.Delete(folder.At("data"), recursive: true);
        await tracking.CheckoutAsync(null, false, TestContext.Current.CancellationToken);
        watcher.ShouldHaveSeen("data");
    }

    private sealed class Watcher : MlOpsBuild.Pipelines.IStageObserver
    {
        private readonly List<double> _shares = [];
        private string _what = "";

        public void OnTransferring(string what) => _what = what;

        public void OnProgress(string stage, double share) => _shares.Add(share);

        public void ShouldHaveSeen(string what)
        {
            _what.ShouldBe(what);
            _shares.Count.ShouldBeGreaterThan(40);
            _shares.ShouldBeInOrder();
            _shares[^1].ShouldBe(1);
            _shares[^2].ShouldBeLessThan(1);
            _shares.Clear();
        }
    }

    [Fact]
    public async Task The_failure_is_told_and_not_what_it_led_to()
    {
        // Either of the two threads may meet it.
        for (var i = 0; i < 20; i++)
        {
            using var folder = new DataFolder();
            for (var file = 0; file < 6; file++)
            {
                folder.Write($"data/{file}", new byte[900_000]);
            }

            folder.Write(".mlops/store/ingest", "a file where a folder has to be");
            await Should.ThrowAsync<MlOpsException>(() => folder.TrackAsync("data"));
        }
    }

    [Fact]
    public async Task A_tracked_path_in_another_is_refused()
    {
        using var folder = new DataFolder();
        folder.Write("data/in/a", "1");
        await folder.TrackAsync("data/in");
        (
            await Should.ThrowAsync<UsageException>(() => folder.TrackAsync("data/in/a"))
        ).Message.ShouldContain("tracked as a whole");
        (
            await Should.ThrowAsync<UsageException>(() => folder.TrackAsync("data"))
        ).Message.ShouldContain("tracked by itself");
    }

    private static async Task<List<OciDescriptor>> PacksAsync(DataFolder folder)
    {
        var manifest = await folder.Layout.ReadManifestAsync(
            folder.Layout.Resolve(folder.Pointer("data").SnapshotTag)!.Digest,
            TestContext.Current.CancellationToken
        );
        return manifest.Layers.Where(l => l.MediaType == SnapshotMediaTypes.Pack).ToList();
    }

    internal static byte[] Content(int seed, int length)
    {
        var bytes = new byte[length];
        var random = new System.Random(seed);
        random.NextBytes(bytes);
        return bytes;
    }

    private static void Put(DataFolder folder, Dictionary<string, byte[]> tree)
    {
        foreach (var (path, content) in tree)
        {
            folder.Write("data/" + path, content);
        }
    }

    private static void ShouldBeSame(
        Dictionary<string, byte[]> actual,
        Dictionary<string, byte[]> expected
    ) => AreSame(actual, expected).ShouldBeTrue(string.Join(", ", actual.Keys));

    private static bool AreSame(Dictionary<string, byte[]> a, Dictionary<string, byte[]> b) =>
        a.Count == b.Count
        && a.All(f => b.TryGetValue(f.Key, out var other) && f.Value.AsSpan().SequenceEqual(other));

    private static Dictionary<string, DateTime> Stamps(DataFolder folder) =>
        Directory
            .GetFiles(folder.Root, "*", SearchOption.AllDirectories)
            .Where(f => !Path.GetFileName(f).StartsWith("lock", StringComparison.Ordinal))
            .Where(f => Path.GetFileName(Path.GetDirectoryName(f)) != "data") // the index may learn
            .Order(StringComparer.Ordinal)
            .ToDictionary(f => f, File.GetLastWriteTimeUtc, StringComparer.Ordinal);
}
