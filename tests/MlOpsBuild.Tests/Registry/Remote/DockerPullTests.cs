using System.Security.Cryptography;
using System.Text;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.ModelPack;
using MlOpsBuild.Registry.Remote;
using MlOpsBuild.Shared;
using static MlOpsBuild.Tests.Registry.Remote.Remotes;

namespace MlOpsBuild.Tests.Registry.Remote;

/// <summary>Images that go through the store are images for Docker, in both directions.</summary>
public sealed class DockerPullTests(DockerRegistry registry, DockerDaemon daemon)
    : IClassFixture<DockerRegistry>,
        IClassFixture<DockerDaemon>,
        IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Docker_pulls_what_was_pushed_and_we_pull_what_docker_pushed()
    {
        DockerRegistry.Need();
        daemon.Need();
        var layout = _folder.Layout;
        var image = await ImageAsync(layout, "greeting.txt", "hello from the store\n");
        using var client = new RegistryClient(registry.At("docker/images"), Options());
        await new RegistryTransfer(layout, client).PushAsync(image, "v1", Token);

        var name = client.Repository.ToString();
        daemon.Docker("pull", "--quiet", name + ":v1");
        daemon
            .Docker("image", "inspect", "--format", "{{index .RepoDigests 0}}", name + ":v1")
            .ShouldBe($"{name}@{image.Digest}");
        var container = daemon.Docker("create", name + ":v1", "/none");
        daemon.Docker("cp", $"{container}:/greeting.txt", _folder.Path);
        (await File.ReadAllTextAsync(_folder.At("greeting.txt"), Token)).ShouldBe(
            "hello from the store\n"
        );

        // Docker writes manifests of its own kind: they come and go as they are, byte for byte.
        daemon.Docker("commit", container, name + ":v2");
        daemon.Docker("push", "--quiet", name + ":v2");
        var pulled = await new RegistryTransfer(layout, client).PullAsync("v2", "v2", Token);
        var bytes = await layout.ReadAsync(pulled.Manifest.Digest, Token);
        Convert.ToHexStringLower(SHA256.HashData(bytes)).ShouldBe(pulled.Manifest.Digest.Hex);
        pulled.Blobs.ShouldBeGreaterThan(0);
        using var copy = new RegistryClient(registry.At("docker/copies"), Options());
        await new RegistryTransfer(layout, copy).PushAsync(pulled.Manifest, "v2", Token);
        daemon.Docker("pull", "--quiet", copy.Repository + ":v2");
        daemon
            .Docker("image", "inspect", "--format", "{{.Id}}", copy.Repository + ":v2")
            .ShouldBe(daemon.Docker("image", "inspect", "--format", "{{.Id}}", name + ":v2"));
    }

    private async Task<OciDescriptor> ImageAsync(OciLayout layout, string file, string content)
    {
        await using var tar = DeterministicTar.OpenRead([
            new TarFile(file, _folder.Write("source/" + file, content)),
        ]);
        var (digest, size) = await layout.PutStreamAsync(tar, Token);
        var config = Encoding.UTF8.GetBytes(
            $$$"""{"architecture":"amd64","os":"linux","config":{},"rootfs":{"type":"layers","diff_ids":["{{{digest}}}"]}}"""
        );
        return layout.PutManifest(
            new OciManifest
            {
                Config = new OciDescriptor(
                    "application/vnd.oci.image.config.v1+json",
                    layout.Put(config),
                    config.Length
                ),
                Layers =
                [
                    new OciDescriptor("application/vnd.oci.image.layer.v1.tar", digest, size),
                ],
            }
        );
    }
}
