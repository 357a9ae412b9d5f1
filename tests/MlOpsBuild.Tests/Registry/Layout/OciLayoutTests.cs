using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;

namespace MlOpsBuild.Tests.Registry.Layout;

public sealed class OciLayoutTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mlops-").FullName;
    private readonly List<string> _warnings = [];
    private readonly OciLayout _layout;

    public OciLayoutTests() => _layout = OciLayout.Open(Store, _warnings.Add);

    private string Store => Path.Combine(_folder, "store");

    private string IndexPath => Path.Combine(Store, "index.json");

    [Fact]
    public void OpeningTouchesNothing()
    {
        _layout.Contains(Digest.Of("x")).ShouldBeFalse();
        _layout.Resolve("x").ShouldBeNull();
        _layout.Manifests().ShouldBeEmpty();
        Directory.Exists(Store).ShouldBeFalse();
        _warnings.ShouldBeEmpty();
    }

    [Fact]
    public async Task AFirstBlobMakesALayout()
    {
        var digest = _layout.Put("hello"u8);

        digest.ShouldBe(Digest.Of("hello"));
        File.ReadAllText(Path.Combine(Store, "oci-layout"))
            .ShouldBe("""{"imageLayoutVersion":"1.0.0"}""");
        var index = JsonNode.Parse(File.ReadAllText(IndexPath))!;
        index["schemaVersion"]!.GetValue<int>().ShouldBe(2);
        index["manifests"]!.AsArray().Count.ShouldBe(0);
        File.ReadAllText(Path.Combine(Store, "blobs", "sha256", digest.Hex)).ShouldBe("hello");
        (await _layout.ReadAsync(digest, default)).ShouldBe("hello"u8.ToArray());
        _layout.Contains(digest, 5).ShouldBeTrue();
        _layout.Contains(digest, 4).ShouldBeFalse();
        NothingIsHalfWritten();
    }

    [Fact]
    public async Task FilesAreStreamedIn()
    {
        var path = Path.Combine(_folder, "file");
        var bytes = new byte[300_000];
        Array.Fill(bytes, (byte)7);
        await File.WriteAllBytesAsync(path, bytes);

        var (digest, size) = await _layout.PutFileAsync(path, default);

        size.ShouldBe(300_000);
        digest.ShouldBe(Digest.Of(bytes));
        (await _layout.PutFileAsync(path, default)).ShouldBe((digest, size));
        var copy = Path.Combine(_folder, "new", "copy");
        await _layout.CopyToFileAsync(digest, copy, default);
        (await File.ReadAllBytesAsync(copy)).ShouldBe(bytes);
        Directory.GetFiles(Path.GetDirectoryName(copy)!).ShouldBe([copy]);
        NothingIsHalfWritten();
    }

    [Fact]
    public void ABlobThatIsThereIsNotWrittenAgain()
    {
        var path = _layout.PathOf(_layout.Put("hello"u8));
        File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch);
        _layout.Put("hello"u8);
        File.GetLastWriteTimeUtc(path).ShouldBe(DateTime.UnixEpoch);
    }

    [Theory]
    [InlineData("hellO")]
    [InlineData("hell")]
    [InlineData("")]
    public async Task ADamagedBlobIsRemovedAndSaid(string content)
    {
        var digest = _layout.Put("hello"u8);
        await File.WriteAllTextAsync(_layout.PathOf(digest), content);

        var e = await Should.ThrowAsync<BlobUnavailableException>(() =>
            _layout.ReadAsync(digest, default)
        );

        e.Message.ShouldContain("damaged");
        e.Digest.ShouldBe(digest);
        _layout.Contains(digest).ShouldBeFalse();
        _layout.Put("hello"u8);
        (await _layout.ReadAsync(digest, default)).ShouldBe("hello"u8.ToArray());
    }

    [Fact]
    public async Task ADamagedBlobIsNotCopied()
    {
        var digest = _layout.Put("hello"u8);
        await File.WriteAllTextAsync(_layout.PathOf(digest), "hellO");
        var copy = Path.Combine(_folder, "new", "copy");

        await Should.ThrowAsync<BlobUnavailableException>(() =>
            _layout.CopyToFileAsync(digest, copy, default)
        );

        Directory.GetFileSystemEntries(Path.GetDirectoryName(copy)!).ShouldBeEmpty();
        _layout.Contains(digest).ShouldBeFalse();
    }

    [Fact]
    public async Task AMissingBlobIsSaid()
    {
        var digest = Digest.Of("nowhere");
        foreach (
            var read in new Func<Task>[]
            {
                () => _layout.ReadAsync(digest, default),
                () => _layout.CopyToFileAsync(digest, Path.Combine(_folder, "x"), default),
            }
        )
        {
            var e = await Should.ThrowAsync<BlobUnavailableException>(read);
            e.Message.ShouldBe($"{digest} is not in {Store}");
        }
    }

    [Fact]
    public async Task TagsLeadToManifests()
    {
        var first = Manifest("first");
        var second = Manifest("second");
        await _layout.TagAsync("v2", second, default);
        await _layout.TagAsync("v1", first, default);
        await _layout.TagAsync("latest", second, default);

        _layout.Resolve("v1")!.Digest.ShouldBe(first.Digest);
        _layout.Resolve("v2")!.Digest.ShouldBe(second.Digest);
        _layout.Resolve("v3").ShouldBeNull();
        _layout
            .Manifests()
            .Select(m => m.Annotations[OciMediaTypes.RefName])
            .ShouldBe(["latest", "v1", "v2"]);

        await _layout.TagAsync("latest", first, default);
        _layout.Resolve("latest")!.Digest.ShouldBe(first.Digest);
        await _layout.UntagAsync("latest", default);
        await _layout.UntagAsync("latest", default);
        _layout.Resolve("latest").ShouldBeNull();
        _layout.Resolve("v1")!.ArtifactType.ShouldBe("application/vnd.test");
        NothingIsHalfWritten();
    }

    [Fact]
    public async Task WhatOthersWroteIntoTheIndexStays()
    {
        var manifest = Manifest("first");
        var index = JsonNode.Parse(await File.ReadAllTextAsync(IndexPath))!;
        index["annotations"] = new JsonObject { ["theirs"] = "kept" };
        index["manifests"]!
            .AsArray()
            .Add(
                (JsonNode)
                    new JsonObject
                    {
                        ["mediaType"] = OciMediaTypes.Index,
                        ["digest"] = Digest.Of("x").ToString(),
                        ["size"] = 3,
                        ["platform"] = new JsonObject { ["os"] = "linux" },
                    }
            );
        await File.WriteAllTextAsync(IndexPath, index.ToJsonString());

        await _layout.TagAsync("ours", manifest, default);

        var now = JsonNode.Parse(await File.ReadAllTextAsync(IndexPath))!;
        now["annotations"]!["theirs"]!.GetValue<string>().ShouldBe("kept");
        now["manifests"]![0]!["platform"]!["os"]!.GetValue<string>().ShouldBe("linux");
        now["manifests"]!.AsArray().Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("{\"manifests\": [")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"schemaVersion\":2,\"manifests\":[{\"digest\":\"sha256:1\"}]}")]
    [InlineData("{\"schemaVersion\":2,\"schemaVersion\":2,\"manifests\":[]}")]
    public async Task ADamagedIndexIsRebuilt(string content)
    {
        var manifest = Manifest("first");
        await _layout.TagAsync("lost", manifest, default);
        await File.WriteAllTextAsync(IndexPath, content);

        _layout.Resolve("lost").ShouldBeNull();
        _warnings.ShouldHaveSingleItem().ShouldContain("index.json is damaged");
        await _layout.TagAsync("new", Manifest("second"), default);

        _layout.Resolve("new").ShouldNotBeNull();
        _layout.Manifests().ShouldContain(m => m.Digest == manifest.Digest);
        (await File.ReadAllTextAsync(IndexPath + ".damaged")).ShouldBe(content);
    }

    [Fact]
    public async Task AMissingIndexIsRebuilt()
    {
        var manifest = Manifest("first");
        File.Delete(IndexPath);
        await _layout.TagAsync("new", manifest, default);
        _layout.Resolve("new")!.Digest.ShouldBe(manifest.Digest);
    }

    [Fact]
    public async Task ManyAtOnceLoseNoTag()
    {
        var manifest = Manifest("first");
        await Parallel.ForAsync(
            0,
            20,
            async (i, cancel) =>
            {
                var own = OciLayout.Open(Store);
                await own.TagAsync($"t{i}", manifest, cancel);
            }
        );
        _layout.Manifests().Count.ShouldBe(20);
        NothingIsHalfWritten();
    }

    [Fact]
    public async Task ManifestsAreReadBack()
    {
        var descriptor = Manifest("first");
        var manifest = await _layout.ReadManifestAsync(descriptor.Digest, default);
        manifest.ArtifactType.ShouldBe("application/vnd.test");
        manifest.Layers[0].Title.ShouldBe("a/b.txt");
        Digest.Of(manifest.ToBytes()).ShouldBe(descriptor.Digest);
        var text = _layout.Put("no manifest"u8);
        await Should.ThrowAsync<BlobUnavailableException>(() =>
            _layout.ReadManifestAsync(text, default)
        );
    }

    [Fact]
    public void WhatDeadProcessesLeftIsDeleted()
    {
        _layout.Put("hello"u8);
        var ingest = Path.Combine(Store, "ingest");
        var dead = Path.Combine(ingest, "blob.tmp-2147483647-1");
        var alive = Path.Combine(ingest, $"blob.tmp-{Environment.ProcessId}-1000000");
        File.WriteAllText(dead, "");
        File.WriteAllText(alive, "");
        _layout.DeleteLeftovers();
        Directory.GetFiles(ingest).ShouldBe([alive]);
    }

    // The grammar of org.opencontainers.image.ref.name in the image specification's annotations.md.
    [Theory]
    [InlineData("stage.train.0123456789abcdef", true)]
    [InlineData("v1", true)]
    [InlineData("a/b:c@d+e_f--g", true)]
    [InlineData("", false)]
    [InlineData("-a", false)]
    [InlineData("a-", false)]
    [InlineData("a..b", false)]
    [InlineData("a---b", false)]
    [InlineData("a b", false)]
    [InlineData("ä", false)]
    public void TagsHaveAGrammar(string tag, bool expected) =>
        OciLayout.IsTag(tag).ShouldBe(expected);

    [Fact]
    public async Task AnInvalidTagIsRefused() =>
        await Should.ThrowAsync<ArgumentException>(() =>
            _layout.TagAsync("a b", Manifest("x"), default)
        );

    [Fact]
    public void AnUnwritableFolderIsSaid()
    {
        File.WriteAllText(Store, "a file, where a folder should be");
        Should
            .Throw<MlOpsException>(() => _layout.Put("x"u8))
            .Message.ShouldStartWith($"Cannot write to the store {Store}: ");
    }

    private OciDescriptor Manifest(string content)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(content);
        var layer = new OciDescriptor("text/plain", _layout.Put(bytes), bytes.Length)
        {
            Annotations = new Dictionary<string, string> { [OciMediaTypes.Title] = "a/b.txt" },
        };
        _layout.Put("{}"u8);
        return _layout.PutManifest(
            new OciManifest
            {
                ArtifactType = "application/vnd.test",
                Config = OciDescriptor.Empty,
                Layers = [layer],
            }
        );
    }

    private void NothingIsHalfWritten() =>
        Directory
            .GetFiles(Path.Combine(Store, "ingest"))
            .ShouldAllBe(path => Path.GetFileName(path) == "lock");

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
