using MlOpsBuild.Common;
using MlOpsBuild.Registry.Snapshots;
using MlOpsBuild.Tests.Registry.Remote;

namespace MlOpsBuild.Tests.Registry.Snapshots;

public sealed class PackLimitsTests
{
    private const int Large = 1 << 20;

    [Fact]
    public async Task Very_many_large_files_share_packs_and_come_back()
    {
        using var folder = new DataFolder();
        WriteFiles(folder, 4);
        folder.Write("data/d/small", "1");
        var file = new DataPointerFile(folder.Root, "data");
        var store = new DataStore(folder.At(".mlops"), folder.Layout, TimeProvider.System)
        {
            MostLargeFiles = 3,
        };
        var (pointer, layers) = await TrackAsync(store, file);
        layers.Distinct().ShouldBe([SnapshotMediaTypes.Tree, SnapshotMediaTypes.Pack]);

        var before = Listing(folder);
        Directory.Delete(folder.At("data"), recursive: true);
        var checkout = new DataCheckout(store, null, force: false);
        await checkout.RunAsync(file, pointer, TestContext.Current.CancellationToken);
        Listing(folder).ShouldBe(before);
    }

    [Fact]
    public async Task More_and_fewer_large_files_than_the_limit_follow_each_other()
    {
        using var folder = new DataFolder();
        var file = new DataPointerFile(folder.Root, "data");
        var store = new DataStore(folder.At(".mlops"), folder.Layout, TimeProvider.System)
        {
            MostLargeFiles = 3,
        };
        foreach (var count in new[] { 2, 5, 3, 4 })
        {
            if (Directory.Exists(folder.At("data")))
            {
                Directory.Delete(folder.At("data"), recursive: true);
            }

            WriteFiles(folder, count);
            var (pointer, _) = await TrackAsync(store, file);
            var before = Listing(folder);
            Directory.Delete(folder.At("data"), recursive: true);
            await new DataCheckout(store, null, force: false).RunAsync(
                file,
                pointer,
                TestContext.Current.CancellationToken
            );
            Listing(folder).ShouldBe(before);
        }
    }

    [Fact]
    public void Only_the_largest_stay_alone()
    {
        List<DiskFile> files = [new("a") { Size = Large }, new("b") { Size = 100 * Large }];
        PackLimits.For(files, 2).OwnBlob.ShouldBe(Large);
        var many = PackLimits.For(files, 1);
        many.OwnBlob.ShouldBeGreaterThan(Large);
        ((long)many.Pack).ShouldBeGreaterThan(many.OwnBlob);
    }

    private static string[] Listing(DataFolder folder) =>
        [.. folder.Read("data").Select(f => $"{f.Key} {Digest.Of(f.Value)}")];

    private static void WriteFiles(DataFolder folder, int count)
    {
        for (var i = 0; i < count; i++)
        {
            folder.Write($"data/d/{i}", Remotes.Bytes(Large + (i * 300_000), (byte)i));
        }
    }

    private static async Task<(DataPointer Pointer, IEnumerable<string> Layers)> TrackAsync(
        DataStore store,
        DataPointerFile file
    )
    {
        var token = TestContext.Current.CancellationToken;
        var result = await new DataTracker(store).RunAsync(
            file,
            replace: true,
            () => Task.CompletedTask,
            token
        );
        var tag = store.Layout.Resolve(result.Pointer.SnapshotTag)!;
        var manifest = await store.Layout.ReadManifestAsync(tag.Digest, token);
        return (result.Pointer, manifest.Layers.Select(l => l.MediaType));
    }
}
