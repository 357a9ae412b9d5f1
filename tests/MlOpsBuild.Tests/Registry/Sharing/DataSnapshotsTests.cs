using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.Remote;
using MlOpsBuild.Registry.Sharing;
using MlOpsBuild.Registry.Snapshots;
using MlOpsBuild.Shared;
using MlOpsBuild.Tests.Registry.Remote;
using static MlOpsBuild.Tests.Registry.Remote.Remotes;

namespace MlOpsBuild.Tests.Registry.Sharing;

public sealed class DataSnapshotsTests : IClassFixture<DockerRegistry>, IDisposable
{
    private readonly DockerRegistry _registry;
    private readonly Training.TemporaryFolder _ci = new();
    private readonly Training.TemporaryFolder _laptop = new();

    public DataSnapshotsTests(DockerRegistry registry) => _registry = registry;

    [Fact]
    public async Task What_was_tracked_here_is_checked_out_there()
    {
        DockerRegistry.Need();
        var pointer = await TrackAsync(files: 40);
        await using var proxy = new FaultProxy(_registry.Port);
        using var client = new RegistryClient(proxy.At("data/ways"), Options());
        var pushed = await new DataSnapshots(Store(_ci), client).PushAsync(pointer, Token);
        pushed.ShouldNotBeNull().Blobs.ShouldBe(4); // config, tree, pack, the large file

        var before = proxy.Requests.Count;
        var again = await new DataSnapshots(Store(_ci), client).PushAsync(pointer, Token);
        again.ShouldNotBeNull().Manifests.ShouldBe(0);
        proxy
            .Requests.Skip(before)
            .ShouldBe([$"HEAD /v2/data/ways/manifests/{pointer.SnapshotTag}"]);

        File.Copy(
            Path.Combine(_ci.Path, "images.mlops.json"),
            Path.Combine(_laptop.Path, "images.mlops.json")
        );
        var fetched = 0;
        var tracking = new DataTracking(
            new DataTrackingOptions
            {
                Root = _laptop.Path,
                Fetch = async (wanted, token) =>
                {
                    fetched++;
                    var snapshots = new DataSnapshots(Store(_laptop), client);
                    return await snapshots.PullAsync(wanted, token) is not null;
                },
            }
        );
        await tracking.CheckoutAsync(null, force: false, Token);
        fetched.ShouldBe(1);
        FilesOf(_laptop).ShouldBe(FilesOf(_ci));
        (await DataSnapshots.IsInAsync(Store(_laptop), pointer, Token)).ShouldBeTrue();
        FilesOf(_ci).Count.ShouldBe(41);
    }

    [Fact]
    public async Task What_neither_side_has_is_told()
    {
        DockerRegistry.Need();
        var pointer = await TrackAsync(files: 2);
        using var client = new RegistryClient(_registry.At("data/none"), Options());
        (await new DataSnapshots(Store(_laptop), client).PullAsync(pointer, Token)).ShouldBeNull();
        (await new DataSnapshots(Store(_laptop), client).PushAsync(pointer, Token)).ShouldBeNull();

        // What the registry has need not be here.
        await new DataSnapshots(Store(_ci), client).PushAsync(pointer, Token);
        (await new DataSnapshots(Store(_laptop), client).PushAsync(pointer, Token))
            .ShouldNotBeNull()
            .Manifests.ShouldBe(0);
    }

    [Fact]
    public async Task A_snapshot_that_is_not_what_the_pointer_says_is_refused_before_its_content_comes()
    {
        DockerRegistry.Need();
        var wanted = await TrackAsync(files: 3);
        var other = await TrackAsync(files: 30);
        await using var proxy = new FaultProxy(_registry.Port);
        using var client = new RegistryClient(proxy.At("data/moved"), Options());
        await new DataSnapshots(Store(_ci), client).PushAsync(other, Token);
        var manifest = await client.ReadManifestAsync(other.SnapshotTag, null, Token);
        await client.PutManifestAsync(
            manifest.Bytes,
            OciMediaTypes.Manifest,
            wanted.SnapshotTag,
            Token
        );

        var error = await Should.ThrowAsync<MlOpsException>(() =>
            new DataSnapshots(Store(_laptop), client).PullAsync(wanted, Token)
        );
        error.Message.ShouldContain($"holds {other.Digest}");
        error.Message.ShouldContain($"the pointer says {wanted.Digest}");
        proxy.Count("GET /v2/data/moved/blobs/").ShouldBe(2);
        Store(_laptop).Resolve(wanted.SnapshotTag).ShouldBeNull();

        await client.PutArtifactAsync("evil", wanted.SnapshotTag);
        (
            await Should.ThrowAsync<MlOpsException>(() =>
                new DataSnapshots(Store(_laptop), client).PullAsync(wanted, Token)
            )
        ).Message.ShouldContain("it is no snapshot of data");
    }

    [Fact]
    public async Task A_snapshot_of_too_many_large_files_is_told_before_anything_is_sent()
    {
        var pointer = await TrackAsync(files: 1);
        var store = Store(_ci);
        var one = await store.ReadManifestAsync(store.Resolve(pointer.SnapshotTag)!.Digest, Token);
        var many = one with { Layers = [.. Enumerable.Repeat(one.Layers[^1], 30_000)] };
        await store.TagAsync(pointer.SnapshotTag, store.PutManifest(many), Token);

        await using var nobody = new FaultProxy(0);
        using var client = new RegistryClient(nobody.At("data/many"), Options());
        var error = await Should.ThrowAsync<UsageException>(() =>
            new DataSnapshots(store, client).PushAsync(pointer, Token)
        );
        error.Message.ShouldContain("registries take 4194304 at most. Nothing was sent.");
        nobody.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_claims_any_size_is_refused_before_it_comes(bool tree)
    {
        DockerRegistry.Need();
        var pointer = await TrackAsync(files: 3);
        var store = Store(_ci);
        using var client = new RegistryClient(_registry.At("data/huge"), Options());
        await new DataSnapshots(store, client).PushAsync(pointer, Token);
        var right = await store.ReadManifestAsync(
            store.Resolve(pointer.SnapshotTag)!.Digest,
            Token
        );
        var wrong = right with
        {
            Layers =
            [
                .. right.Layers.Select(
                    (l, i) => (i == 0) == tree ? l with { Size = long.MaxValue } : l
                ),
            ],
        };
        var bytes = wrong.ToBytes();
        var heading = $"Content-Type: {OciMediaTypes.Manifest}\r\nContent-Length: {bytes.Length}";
        await using var proxy = new FaultProxy(
            _registry.Port,
            new Fault("GET /v2/data/huge/manifests/")
            {
                Answer =
                    $"HTTP/1.1 200 OK\r\n{heading}\r\nConnection: close\r\n\r\n{System.Text.Encoding.UTF8.GetString(bytes)}",
            }
        );
        using var cheated = new RegistryClient(proxy.At("data/huge"), Options());
        var laptop = Store(_laptop);
        var error = await Should.ThrowAsync<MlOpsException>(() =>
            new DataSnapshots(laptop, cheated).PullAsync(pointer, Token)
        );
        laptop.Resolve(pointer.SnapshotTag).ShouldBeNull();
        if (tree)
        {
            error.Message.ShouldContain("too large for 4 files");
            proxy.Count("GET /v2/data/huge/blobs/").ShouldBe(0);
        }
    }

    public void Dispose()
    {
        _ci.Dispose();
        _laptop.Dispose();
    }

    private static OciLayout Store(Training.TemporaryFolder folder) =>
        OciLayout.Open(Path.Combine(folder.Path, ".mlops", "store"));

    private static IReadOnlyList<string> FilesOf(Training.TemporaryFolder folder) =>
        [
            .. Directory
                .GetFiles(Path.Combine(folder.Path, "images"), "*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(f =>
                    $"{Path.GetRelativePath(folder.Path, f)} {Digest.Of(File.ReadAllBytes(f))}"
                ),
        ];

    private async Task<DataPointer> TrackAsync(int files)
    {
        var images = Path.Combine(_ci.Path, "images");
        Directory.CreateDirectory(Path.Combine(images, "deep"));
        await File.WriteAllBytesAsync(
            Path.Combine(images, "large"),
            Bytes(1_200_000, (byte)files),
            Token
        );
        for (var i = 0; i < files; i++)
        {
            await File.WriteAllBytesAsync(
                Path.Combine(images, "deep", $"{i}.bin"),
                Bytes(10_000, (byte)i),
                Token
            );
        }

        var tracking = new DataTracking(new DataTrackingOptions { Root = _ci.Path });
        return (await tracking.TrackAsync(["images"], Token)).ShouldHaveSingleItem().Pointer;
    }
}
