using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.Remote;
using MlOpsBuild.Shared;
using static MlOpsBuild.Tests.Registry.Remote.Remotes;

namespace MlOpsBuild.Tests.Registry.Remote;

/// <summary>
/// What one process began, another finishes: each client and layout here stands for a process, which knows nothing but
/// what is on disk.
/// </summary>
public sealed class ResumptionTests : IClassFixture<DockerRegistry>, IDisposable
{
    private const int Size = 6_000_000;
    private const int Heads = 20_000; // more than all heads of a test together
    private readonly DockerRegistry _registry;
    private readonly Training.TemporaryFolder _folder = new();

    public ResumptionTests(DockerRegistry registry) => _registry = registry;

    [Fact]
    public async Task Another_process_gets_the_rest_of_a_download()
    {
        var blob = await BeginDownloadAsync("down/rest");
        var left = new FileInfo(Partial(blob)).Length;
        left.ShouldBeInRange(1_000_000, 2_000_000);

        await using var proxy = new FaultProxy(_registry.Port);
        var received = 0L;
        await DownloadAsync(proxy, "down/rest", blob, n => received += n);
        Layout().Contains(blob.Digest, blob.Size).ShouldBeTrue();
        (await Layout().ReadAsync(blob.Digest, Token)).Length.ShouldBe(Size);
        proxy.Down.ShouldBeInRange(Size - left, Size - left + Heads);
        proxy.Heads.ShouldHaveSingleItem().ShouldContain($"Range: bytes={left}-");
        received.ShouldBe(Size);
        File.Exists(Partial(blob)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("other bytes")]
    [InlineData("too long")]
    [InlineData("whole but wrong")]
    public async Task What_was_left_wrong_begins_anew(string how)
    {
        var blob = await BeginDownloadAsync("down/" + how.Replace(' ', '-'));
        var wrong = how switch
        {
            "other bytes" => Bytes(1_000_000, seed: 99),
            "too long" => Bytes(Size + 1, seed: 99),
            _ => Bytes(Size, seed: 99),
        };
        await File.WriteAllBytesAsync(Partial(blob), wrong, Token);
        await using var proxy = new FaultProxy(_registry.Port);
        var received = 0L;
        await DownloadAsync(proxy, "down/" + how.Replace(' ', '-'), blob, n => received += n);
        Digest.Of(await Layout().ReadAsync(blob.Digest, Token)).ShouldBe(blob.Digest);
        received.ShouldBe(Size);
    }

    [Fact]
    public async Task A_whole_one_that_was_not_renamed_asks_for_nothing()
    {
        var bytes = Bytes(Size, seed: 7);
        var blob = Describe(bytes);
        Directory.CreateDirectory(Path.GetDirectoryName(Partial(blob))!);
        await File.WriteAllBytesAsync(Partial(blob), bytes, Token);
        await using var proxy = new FaultProxy(0);
        await DownloadAsync(proxy, "down/none", blob);
        proxy.Requests.ShouldBeEmpty();
        Layout().Contains(blob.Digest, blob.Size).ShouldBeTrue();
    }

    [Fact]
    public async Task A_corrupted_download_leaves_nothing()
    {
        DockerRegistry.Need();
        var blob = await StoreAsync("down/bad", seed: 11);
        await using var proxy = new FaultProxy(
            _registry.Port,
            new Fault("GET ") { Corrupt = 3_000_000 }
        );
        await Should.ThrowAsync<RegistryContentException>(() =>
            DownloadAsync(proxy, "down/bad", blob)
        );
        new FileInfo(Partial(blob)).Length.ShouldBe(0);
        Layout().Contains(blob.Digest).ShouldBeFalse();
    }

    [Fact]
    public async Task Two_at_once_do_not_mix()
    {
        DockerRegistry.Need();
        var blob = await StoreAsync("down/two", seed: 12);
        using (var held = await Layout().OpenPartialAsync(blob.Digest, Token))
        {
            held.ShouldNotBeNull();
            (await Layout().OpenPartialAsync(blob.Digest, Token)).ShouldBeNull();
            await using var proxy = new FaultProxy(_registry.Port);
            await DownloadAsync(proxy, "down/two", blob);
            held.Stream.Length.ShouldBe(0);
        }

        await using var second = new FaultProxy(_registry.Port);
        var layouts = Enumerable.Range(0, 4).Select(_ => Layout()).ToList();
        File.Delete(Layout().PathOf(blob.Digest));
        await Task.WhenAll(layouts.Select(l => DownloadAsync(second, "down/two", blob, null, l)));
        Digest.Of(await Layout().ReadAsync(blob.Digest, Token)).ShouldBe(blob.Digest);
    }

    [Fact]
    public async Task What_nobody_came_back_for_is_tidied_up()
    {
        var blob = await BeginDownloadAsync("down/stale");
        Layout().DeleteLeftovers();
        File.Exists(Partial(blob)).ShouldBeTrue();
        (await Layout().PruneAsync(_ => true, dryRun: true, Token)).RemovedBlobs.ShouldBe(1);
        File.Exists(Partial(blob)).ShouldBeTrue();
        using (await Layout().OpenPartialAsync(blob.Digest, Token))
        {
            await Layout().PruneAsync(_ => true, dryRun: false, Token);
            File.Exists(Partial(blob)).ShouldBeTrue();
        }

        File.SetLastWriteTimeUtc(
            Partial(blob),
            new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc)
        );
        Layout().DeleteLeftovers();
        File.Exists(Partial(blob)).ShouldBeFalse();

        blob = await BeginDownloadAsync("down/pruned");
        var freed = await Layout().PruneAsync(_ => true, dryRun: false, Token);
        freed.FreedBytes.ShouldBeGreaterThan(1_000_000);
        File.Exists(Partial(blob)).ShouldBeFalse();
    }

    [Fact]
    public async Task Another_process_sends_the_rest_of_an_upload()
    {
        var bytes = await BeginUploadAsync("up/rest", seed: 31);
        await using var proxy = new FaultProxy(_registry.Port);
        var sent = await UploadAsync(proxy, "up/rest", bytes);
        sent.ShouldBe(Size);
        proxy.Up.ShouldBeInRange(Size - 2_000_000, Size - 2_000_000 + Heads);
        proxy.Count("POST ").ShouldBe(0);
        await ReadBackAsync("up/rest", bytes);
        Directory.GetFiles(Uploads).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_upload_that_the_registry_forgot_begins_anew()
    {
        var bytes = await BeginUploadAsync("up/forgotten", seed: 32);
        Directory.Delete(
            Path.Combine(
                _registry.Folder,
                "data/docker/registry/v2/repositories/up/forgotten/_uploads"
            ),
            recursive: true
        );
        await using var proxy = new FaultProxy(_registry.Port);
        (await UploadAsync(proxy, "up/forgotten", bytes)).ShouldBe(Size);
        proxy.Count("POST ").ShouldBe(1);
        await ReadBackAsync("up/forgotten", bytes);
    }

    [Fact]
    public async Task An_upload_whose_beginning_is_wrong_begins_anew()
    {
        var bytes = await BeginUploadAsync("up/wrong", seed: 33);
        var begun = Directory
            .GetFiles(
                Path.Combine(_registry.Folder, "data/docker/registry/v2/repositories/up/wrong"),
                "data",
                SearchOption.AllDirectories
            )
            .ShouldHaveSingleItem();
        var stored = await File.ReadAllBytesAsync(begun, Token);
        stored[1000] ^= 1;
        await File.WriteAllBytesAsync(begun, stored, Token);
        foreach (
            var state in Directory.GetFiles(
                Path.GetDirectoryName(begun)!,
                "*",
                SearchOption.AllDirectories
            )
        )
        {
            if (state.Contains("hashstates", StringComparison.Ordinal))
            {
                File.Delete(state); // so that it hashes what is there
            }
        }

        await using var proxy = new FaultProxy(_registry.Port);
        (await UploadAsync(proxy, "up/wrong", bytes)).ShouldBe(Size);
        proxy.Count("POST ").ShouldBe(1);
        await ReadBackAsync("up/wrong", bytes);
    }

    [Fact]
    public async Task What_is_remembered_is_for_this_user_and_an_address_elsewhere_is_not_kept()
    {
        await BeginUploadAsync("up/mode", seed: 34);
        var file = Directory.GetFiles(Uploads).ShouldHaveSingleItem();
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        var registry = new Uri("https://registry.test/v2/a/");
        var options = Options() with { UploadFolder = Path.Combine(_folder.Path, "other") };
        using (var memory = UploadMemory.Open(options, registry, Digest.Of("x")))
        {
            memory.ShouldNotBeNull().Save(new Uri("https://storage.test/up?signature=secret"));
            UploadMemory.Open(options, registry, Digest.Of("x")).ShouldBeNull(); // one has it
        }

        using (var memory = UploadMemory.Open(options, registry, Digest.Of("x")))
        {
            memory.ShouldNotBeNull().Location.ShouldBeNull();
            memory.Save(new Uri(registry, "blobs/uploads/1"));
        }

        using (var memory = UploadMemory.Open(options, registry, Digest.Of("x")))
        {
            memory.ShouldNotBeNull().Location.ShouldBe(new Uri(registry, "blobs/uploads/1"));
        }
    }

    [Fact]
    public async Task A_registry_that_finds_other_bytes_than_were_meant_says_so()
    {
        DockerRegistry.Need();
        using var client = new RegistryClient(_registry.At("up/corrupt"), Options());
        var bytes = Bytes(100_000, seed: 40);
        var error = await Should.ThrowAsync<RegistryException>(() =>
            client.PutBlobAsync(
                Describe(bytes),
                () => new MemoryStream(Bytes(100_000, seed: 41)),
                null,
                null,
                Token
            )
        );
        error.Problem.Code.ShouldBe("DIGEST_INVALID");
        (await client.ContainsBlobAsync(Digest.Of(bytes), Token)).ShouldBeFalse();
    }

    public void Dispose() => _folder.Dispose();

    private string Uploads => Path.Combine(_folder.Path, "uploads");

    private OciLayout Layout() => OciLayout.Open(Path.Combine(_folder.Path, "store"));

    private string Partial(OciDescriptor blob) =>
        Path.Combine(_folder.Path, "store", "ingest", "partial-" + blob.Digest.Hex);

    private async Task<OciDescriptor> StoreAsync(string repository, byte seed)
    {
        using var client = new RegistryClient(_registry.At(repository), Options());
        var bytes = Bytes(Size, seed);
        await client.PutAsync(bytes);
        return Describe(bytes);
    }

    private async Task<OciDescriptor> BeginDownloadAsync(string repository)
    {
        DockerRegistry.Need();
        var blob = await StoreAsync(repository, seed: 10);
        await using var proxy = new FaultProxy(
            _registry.Port,
            new Fault("GET ") { EndAfter = 2_000_000 }
        )
        {
            Always = new Fault("") { Refuse = true },
        };
        await Should.ThrowAsync<RegistryUnavailableException>(() =>
            DownloadAsync(proxy, repository, blob)
        );
        return blob;
    }

    private async Task DownloadAsync(
        FaultProxy proxy,
        string repository,
        OciDescriptor blob,
        Action<long>? received = null,
        OciLayout? layout = null
    )
    {
        using var client = new RegistryClient(proxy.At(repository), Options());
        await client.CopyBlobToLayoutAsync(blob, layout ?? Layout(), received, Token);
    }

    // Two parts get there, then the process ends.
    private async Task<byte[]> BeginUploadAsync(string repository, byte seed)
    {
        DockerRegistry.Need();
        var bytes = Bytes(Size, seed);
        await using var proxy = new FaultProxy(
            _registry.Port,
            new Fault("HEAD "),
            new Fault("POST "),
            new Fault("PATCH "),
            new Fault("PATCH ")
        )
        {
            Always = new Fault("") { Refuse = true },
        };
        await Should.ThrowAsync<RegistryUnavailableException>(() =>
            UploadAsync(proxy, repository, bytes)
        );
        return bytes;
    }

    private async Task<long> UploadAsync(FaultProxy proxy, string repository, byte[] bytes)
    {
        // The proxy's port is another each time: what is remembered is the registry's.
        using var client = new RegistryClient(
            _registry.At(repository),
            Options() with
            {
                ChunkSize = 1_000_000,
                UploadFolder = Uploads,
                Handler = new SocketsHttpHandler
                {
                    AllowAutoRedirect = false,
                    ConnectCallback = (_, token) => proxy.ConnectAsync(token),
                },
            }
        );
        var sent = 0L;
        await client.PutBlobAsync(
            Describe(bytes),
            () => new MemoryStream(bytes),
            null,
            n => sent += n,
            Token
        );
        return sent;
    }

    private async Task ReadBackAsync(string repository, byte[] bytes)
    {
        using var client = new RegistryClient(_registry.At(repository), Options());
        (await client.ReadBlobAsync(Describe(bytes), Token)).ShouldBe(bytes);
    }
}
