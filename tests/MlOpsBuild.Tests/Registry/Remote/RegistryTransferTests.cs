using System.Text;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.Remote;
using MlOpsBuild.Shared;
using MlOpsBuild.Tests.Pipelines;
using static MlOpsBuild.Tests.Registry.Remote.Remotes;

namespace MlOpsBuild.Tests.Registry.Remote;

public sealed class RegistryTransferTests : IClassFixture<DockerRegistry>, IDisposable
{
    private readonly DockerRegistry _registry;
    private readonly Training.TemporaryFolder _folder = new();

    public RegistryTransferTests(DockerRegistry registry) => _registry = registry;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_pushed_is_pulled_and_the_second_time_costs_one_question()
    {
        DockerRegistry.Need();
        var from = Layout("from");
        var subject = Artifact(from, "model");
        var manifest = Artifact(from, "verdict", subject);
        await using var proxy = new FaultProxy(_registry.Port);
        using var client = new RegistryClient(proxy.At("transfer/twice"), Options());
        var seen = new List<TransferProgress>();

        var pushed = await new RegistryTransfer(from, client, seen.Add).PushAsync(
            manifest,
            "v1",
            Token
        );
        pushed.Blobs.ShouldBe(5); // two layers each, one config for both
        pushed.Manifests.ShouldBe(2);
        seen[^1].ShouldBe(new TransferProgress(pushed.Bytes, pushed.Bytes));
        (await client.ListReferrersAsync(subject.Digest, null, Token))
            .ShouldHaveSingleItem()
            .Digest.ShouldBe(manifest.Digest);
        var order = proxy.Requests.ToList();
        order
            .FindLastIndex(r => r.Contains("/blobs/", StringComparison.Ordinal))
            .ShouldBeLessThan(
                order.FindIndex(r =>
                    r.StartsWith("PUT /v2/transfer/twice/manifests", StringComparison.Ordinal)
                )
            );

        var before = proxy.Requests.Count;
        var again = await new RegistryTransfer(from, client).PushAsync(manifest, "v1", Token);
        again.ShouldBe(new TransferResult(manifest, 0, 0, 0));
        proxy.Requests.Skip(before).ShouldBe(["HEAD /v2/transfer/twice/manifests/v1"]);

        var to = Layout("to");
        seen.Clear();
        var pulled = await new RegistryTransfer(to, client, seen.Add).PullAsync(
            "v1",
            "mine",
            Token
        );
        pulled.Manifest.Digest.ShouldBe(manifest.Digest);
        pulled.Bytes.ShouldBe(pushed.Bytes);
        seen[^1].ShouldBe(new TransferProgress(pushed.Bytes, pushed.Bytes));
        to.Resolve("mine").ShouldNotBeNull().Digest.ShouldBe(manifest.Digest);
        (await to.ReadManifestAsync(subject.Digest, Token)).Layers.Count.ShouldBe(2);
        Files(to).ShouldBe(Files(from));

        before = proxy.Requests.Count;
        (await new RegistryTransfer(to, client).PullAsync("v1", "mine", Token)).Blobs.ShouldBe(0);
        proxy.Requests.Skip(before).ShouldBe(["HEAD /v2/transfer/twice/manifests/v1"]);
    }

    [Fact]
    public async Task A_tag_moves_without_sending_what_is_there()
    {
        DockerRegistry.Need();
        var from = Layout("from");
        var manifest = Artifact(from, "model");
        using var client = new RegistryClient(_registry.At("transfer/retag"), Options());
        await new RegistryTransfer(from, client).PushAsync(manifest, "v1", Token);
        var again = await new RegistryTransfer(from, client).PushAsync(manifest, "v2", Token);
        again.Bytes.ShouldBe(0);
        (await client.ResolveAsync("v2", Token)).ShouldNotBeNull().Digest.ShouldBe(manifest.Digest);
    }

    [Fact]
    public async Task An_index_goes_with_its_manifests()
    {
        DockerRegistry.Need();
        var from = Layout("from");
        var index = OciIndex.Empty();
        index.Set(null, Artifact(from, "one"));
        index.Set(null, Artifact(from, "two"));
        var bytes = index.ToBytes();
        var descriptor = new OciDescriptor(OciMediaTypes.Index, from.Put(bytes), bytes.Length);
        using var client = new RegistryClient(_registry.At("transfer/index"), Options());
        (
            await new RegistryTransfer(from, client).PushAsync(descriptor, "all", Token)
        ).Manifests.ShouldBe(3);
        var to = Layout("to");
        await new RegistryTransfer(to, client).PullAsync("all", "all", Token);
        Files(to).ShouldBe(Files(from));
    }

    [Fact]
    public async Task A_layout_that_lacks_a_blob_moves_no_tag()
    {
        DockerRegistry.Need();
        var from = Layout("from");
        var manifest = Artifact(from, "model");
        var lost = (await from.ReadManifestAsync(manifest.Digest, Token)).Layers[1];
        File.Delete(from.PathOf(lost.Digest));
        using var client = new RegistryClient(_registry.At("transfer/hole"), Options());
        var error = await Should.ThrowAsync<BlobUnavailableException>(() =>
            new RegistryTransfer(from, client).PushAsync(manifest, "v1", Token)
        );
        error.Digest.ShouldBe(lost.Digest);
        (await client.ResolveAsync("v1", Token)).ShouldBeNull();
    }

    [Fact]
    public async Task What_is_not_there_is_not_pulled()
    {
        DockerRegistry.Need();
        using var client = new RegistryClient(_registry.At("transfer/none"), Options());
        var to = Layout("to");
        await Should.ThrowAsync<RegistryNotFoundException>(() =>
            new RegistryTransfer(to, client).PullAsync("v1", "v1", Token)
        );
        Directory.Exists(to.Directory).ShouldBeFalse();
    }

    [Fact]
    public async Task Another_tool_reads_what_was_pushed_and_writes_what_is_pulled()
    {
        DockerRegistry.Need();
        Assert.SkipUnless(Skopeo.IsThere, "skopeo is not on the PATH");
        var from = Layout("from");
        var manifest = Artifact(from, "model");
        using var client = new RegistryClient(_registry.At("transfer/judge"), Options());
        await new RegistryTransfer(from, client).PushAsync(manifest, "v1", Token);
        var address = $"docker://127.0.0.1:{_registry.Port}/transfer/judge:";
        var raw = await Skopeo.RunAsync("inspect", "--raw", "--tls-verify=false", address + "v1");
        Digest.Of(raw).ShouldBe(manifest.Digest);
        var copied = Path.Combine(_folder.Path, "copied");
        await Skopeo.RunAsync("copy", "--src-tls-verify=false", address + "v1", $"oci:{copied}:v1");
        Files(OciLayout.Open(copied)).ShouldBe(Files(from));
        await Skopeo.RunAsync(
            "copy",
            "--dest-tls-verify=false",
            $"oci:{copied}:v1",
            address + "v2"
        );
        var to = Layout("to");
        await new RegistryTransfer(to, client).PullAsync("v2", "v2", Token);
        Files(to).ShouldBe(Files(from));
    }

    private static string[] Files(OciLayout layout) =>
        [
            .. Directory
                .GetFiles(Path.Combine(layout.Directory, "blobs", "sha256"))
                .Select(f => Path.GetFileName(f)!)
                .Order(StringComparer.Ordinal),
        ];

    private OciLayout Layout(string name) => OciLayout.Open(Path.Combine(_folder.Path, name));

    private static OciDescriptor Artifact(
        OciLayout layout,
        string name,
        OciDescriptor? subject = null
    )
    {
        var first = Encoding.UTF8.GetBytes("the weights of " + name);
        var second = Bytes(200_000, (byte)name.Length);
        layout.Put(first);
        layout.Put(second);
        layout.Put("{}"u8);
        return layout.PutManifest(
            new OciManifest
            {
                ArtifactType = "application/vnd.test." + name,
                Config = OciDescriptor.Empty,
                Layers = [Describe(first), Describe(second)],
                Subject = subject,
            }
        );
    }
}
