using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.Remote;
using MlOpsBuild.Shared;
using static MlOpsBuild.Tests.Registry.Remote.Remotes;

namespace MlOpsBuild.Tests.Registry.Remote;

public sealed class InterruptionTests(DockerRegistry registry) : IClassFixture<DockerRegistry>
{
    private const int Size = 3_000_000;
    private const int Heads = 20_000; // more than all heads of a test together

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_download_goes_on_where_it_stopped(bool reset)
    {
        DockerRegistry.Need();
        var bytes = await StoreAsync("down/resume" + (reset ? "1" : "2"));
        var drops = Enumerable
            .Range(1, 8)
            .Select(i =>
                reset
                    ? new Fault("GET /v2/") { DropAfter = 300_000 + i }
                    : new Fault("GET /v2/") { EndAfter = 300_000 + i }
            );
        await using var proxy = new FaultProxy(registry.Port, [.. drops]);
        var clock = new SkippingClock();
        using var client = new RegistryClient(
            proxy.At("down/resume" + (reset ? "1" : "2")),
            Options(clock) with
            {
                MaxAttempts = 3,
            }
        );
        (await client.ReadBlobAsync(Describe(bytes), Token)).ShouldBe(bytes);
        proxy.Left.ShouldBe(0);

        // A reset may lose what was on its way, an orderly end nothing.
        proxy.Down.ShouldBeLessThan(Size + Heads + (reset ? 8 * 300_000 : 0));
        proxy.Count("GET ").ShouldBe(9);
    }

    [Fact]
    public async Task A_corrupted_byte_is_found_and_nothing_kept()
    {
        DockerRegistry.Need();
        var bytes = await StoreAsync("down/corrupt");
        await using var proxy = new FaultProxy(
            registry.Port,
            new Fault("GET /v2/") { Corrupt = 1_500_000 }
        );
        using var client = new RegistryClient(proxy.At("down/corrupt"), Options());
        using var folder = new Training.TemporaryFolder();
        var path = Path.Combine(folder.Path, "blob");
        var error = await Should.ThrowAsync<RegistryContentException>(() =>
            client.CopyBlobToFileAsync(Describe(bytes), path, Token)
        );
        error.Message.ShouldContain("its bytes have sha256:");
        Directory.GetFiles(folder.Path).ShouldBeEmpty();
        await client.CopyBlobToFileAsync(Describe(bytes), path, Token);
        (await File.ReadAllBytesAsync(path, Token)).ShouldBe(bytes);
    }

    [Fact]
    public async Task An_upload_goes_on_with_the_part_that_was_lost()
    {
        DockerRegistry.Need();
        var bytes = Bytes(Size, seed: 20);
        await using var proxy = new FaultProxy(
            registry.Port,
            new Fault("PATCH ") { },
            new Fault("PATCH ") { Refuse = true },
            new Fault("PATCH ") { },
            new Fault("PUT ") { Refuse = true }
        );
        using var client = Client(proxy, "up/parts", chunk: 1_000_000);
        var sent = 0L;
        await client.PutBlobAsync(
            Describe(bytes),
            () => new MemoryStream(bytes),
            null,
            n => sent += n,
            Token
        );
        proxy.Left.ShouldBe(0);
        proxy.Up.ShouldBeInRange(Size, Size + Heads);
        sent.ShouldBe(Size);
        proxy.Count("POST ").ShouldBe(1);
        (await client.ReadBlobAsync(Describe(bytes), Token)).ShouldBe(bytes);
    }

    [Fact]
    public async Task An_upload_that_the_registry_gave_up_begins_again()
    {
        DockerRegistry.Need();
        var bytes = Bytes(Size, seed: 21);
        await using var proxy = new FaultProxy(
            registry.Port,
            new Fault("PATCH ") { },
            new Fault("PATCH ") { DropRequestAfter = 500_000 }
        );
        using var client = Client(proxy, "up/again", chunk: 1_000_000);
        var sent = 0L;
        await client.PutBlobAsync(
            Describe(bytes),
            () => new MemoryStream(bytes),
            null,
            n => sent += n,
            Token
        );
        sent.ShouldBe(Size);
        proxy.Up.ShouldBeLessThan((2 * Size) + Heads);
        (await client.ReadBlobAsync(Describe(bytes), Token)).ShouldBe(bytes);
    }

    [Fact]
    public async Task A_lost_answer_to_an_upload_sends_nothing_again()
    {
        DockerRegistry.Need();
        var bytes = Bytes(100_000, seed: 22);
        await using var proxy = new FaultProxy(registry.Port, new Fault("PUT ") { DropAfter = 5 });
        using var client = Client(proxy, "up/answer");
        (await client.PutAsync(bytes)).ShouldBeTrue();
        proxy.Up.ShouldBeInRange(100_000, 100_000 + Heads);
        proxy.Left.ShouldBe(0);
    }

    [Fact]
    public async Task A_server_without_resumption_does_not_make_it_endless()
    {
        DockerRegistry.Need();
        var bytes = Bytes(Size, seed: 23);
        var drops = Enumerable
            .Repeat(
                new[]
                {
                    new Fault("PATCH ") { },
                    new Fault("PATCH ") { DropRequestAfter = 500_000 },
                },
                20
            )
            .SelectMany(f => f);
        await using var proxy = new FaultProxy(registry.Port, [.. drops]);
        using var client = Client(proxy, "up/never", chunk: 1_000_000);
        await Should.ThrowAsync<RegistryUnavailableException>(() => client.PutAsync(bytes));
        proxy.Count("PATCH ").ShouldBeLessThan(16);
    }

    [Fact]
    public async Task Of_a_part_only_what_the_registry_lacks_goes_again()
    {
        var upload = (int status, string range) =>
            Fault.Json(status, "", $"Location: /v2/a/u/2?s=1\r\nRange: {range}\r\n");
        await using var proxy = new FaultProxy(
            0,
            new Fault("HEAD /v2/a/blobs/") { Answer = Fault.Json(404, "") },
            new Fault("POST /v2/a/blobs/uploads/") { Answer = upload(202, "0-0") },
            new Fault("PATCH /v2/a/u/2?s=1") { Answer = Fault.Json(503, "") },
            new Fault("HEAD /v2/a/blobs/") { Answer = Fault.Json(404, "") },
            new Fault("GET /v2/a/u/2?s=1") { Answer = upload(204, "0-299") },
            new Fault("PATCH /v2/a/u/2?s=1") { Answer = upload(202, "bytes=0-899") },
            new Fault("PATCH /v2/a/u/2?s=1") { Answer = upload(202, "0-999") },
            new Fault("PUT /v2/a/u/2?s=1&digest=sha256:") { Answer = Fault.Json(201, "") }
        );
        using var client = Client(proxy, "a", chunk: 600);
        (await client.PutAsync(Bytes(1000))).ShouldBeTrue();
        proxy.Left.ShouldBe(0);
        proxy
            .Heads.Select(h =>
                h.Split("\r\n")
                    .FirstOrDefault(l => l.StartsWith("Content-Range:", StringComparison.Ordinal))
            )
            .OfType<string>()
            .ShouldBe(["Content-Range: 0-599", "Content-Range: 300-899", "Content-Range: 900-999"]);
    }

    [Fact]
    public async Task A_server_without_ranges_is_read_from_the_start_again()
    {
        var bytes = Bytes(1000);
        var whole =
            "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\nConnection: close\r\n\r\n"
            + string.Concat(bytes.Select(b => (char)b));
        await using var proxy = new FaultProxy(
            0,
            new Fault("GET") { Answer = whole[..^400] },
            new Fault("GET") { Answer = whole }
        );
        using var client = Client(proxy, "a");
        (await client.ReadBlobAsync(Describe(bytes), Token)).ShouldBe(bytes);
        proxy.Heads[1].ShouldContain("Range: bytes=600-");
    }

    [Fact]
    public async Task A_manifest_cut_short_is_read_again()
    {
        DockerRegistry.Need();
        using var direct = new RegistryClient(registry.At("cut/manifest"), Options());
        var put = await direct.PutArtifactAsync("one", "v1");
        await using var proxy = new FaultProxy(
            registry.Port,
            new Fault("GET /v2/") { EndAfter = 600 },
            new Fault("GET /v2/") { DropAfter = 10 }
        );
        using var client = Client(proxy, "cut/manifest");
        var read = await client.ReadManifestAsync("v1", null, Token);
        read.Descriptor.Digest.ShouldBe(put.Digest);
        proxy.Left.ShouldBe(0);
    }

    [Fact]
    public async Task A_transfer_through_a_bad_network_is_whole()
    {
        DockerRegistry.Need();
        using var folder = new Training.TemporaryFolder();
        var from = OciLayout.Open(Path.Combine(folder.Path, "from"));
        var layers = Enumerable.Range(0, 6).Select(i => Bytes(400_000, (byte)(30 + i))).ToList();
        layers.ForEach(l => from.Put(l));
        from.Put("{}"u8);
        var manifest = from.PutManifest(
            new OciManifest
            {
                Config = OciDescriptor.Empty,
                Layers = [.. layers.Select(l => Describe(l))],
            }
        );
        await using var proxy = new FaultProxy(
            registry.Port,
            new Fault("HEAD ") { Refuse = true },
            new Fault("PATCH ") { DropRequestAfter = 50_000 },
            new Fault("PUT ") { Refuse = true },
            new Fault("POST ") { DropAfter = 5 },
            new Fault("GET ") { DropAfter = 100 },
            new Fault("PUT /v2/bad/network/manifests") { Refuse = true },
            new Fault("GET /v2/bad/network/blobs") { DropAfter = 200_000 },
            new Fault("GET /v2/bad/network/blobs") { EndAfter = 100_000 }
        );
        using var client = Client(proxy, "bad/network", chunk: 150_000);
        await new RegistryTransfer(from, client).PushAsync(manifest, "v1", Token);
        var to = OciLayout.Open(Path.Combine(folder.Path, "to"));
        await new RegistryTransfer(to, client).PullAsync("v1", "v1", Token);
        proxy.Left.ShouldBe(0, string.Join('\n', proxy.Requests));
        foreach (var layer in layers)
        {
            (await to.ReadAsync(Describe(layer).Digest, Token)).ShouldBe(layer);
        }
    }

    private async Task<byte[]> StoreAsync(string repository)
    {
        using var direct = new RegistryClient(registry.At(repository), Options());
        var bytes = Bytes(Size);
        await direct.PutAsync(bytes);
        return bytes;
    }

    private static RegistryClient Client(
        FaultProxy proxy,
        string repository,
        int chunk = 32 << 20
    ) => new(proxy.At(repository), Options() with { ChunkSize = chunk });
}
