using System.Text;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.Remote;
using MlOpsBuild.Shared;
using static MlOpsBuild.Tests.Registry.Remote.Remotes;

namespace MlOpsBuild.Tests.Registry.Remote;

public sealed class RegistryClientTests(DockerRegistry registry) : IClassFixture<DockerRegistry>
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1000)]
    [InlineData(300_000)]
    public async Task A_blob_comes_back_as_it_went(int size)
    {
        DockerRegistry.Need();
        using var client = Client($"blobs/n{size}", chunk: 100_000);
        var bytes = Bytes(size);
        (await client.ContainsBlobAsync(Digest.Of(bytes), Token)).ShouldBeFalse();
        (await client.PutAsync(bytes)).ShouldBeTrue();
        (await client.ContainsBlobAsync(Digest.Of(bytes), Token)).ShouldBeTrue();
        (await client.PutAsync(bytes)).ShouldBeFalse();
        (await client.ReadBlobAsync(Describe(bytes), Token)).ShouldBe(bytes);
    }

    [Fact]
    public async Task Parts_of_one_byte_are_counted_right()
    {
        DockerRegistry.Need();
        using var client = Client("blobs/tiny", chunk: 1);
        (await client.PutAsync([1, 2, 3])).ShouldBeTrue();
        (await client.ReadBlobAsync(Describe([1, 2, 3]), Token)).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task A_blob_with_another_size_is_refused()
    {
        DockerRegistry.Need();
        using var client = Client("blobs/size");
        var bytes = Bytes(100);
        await client.PutAsync(bytes);
        var error = await Should.ThrowAsync<RegistryContentException>(() =>
            client.ReadBlobAsync(Describe(bytes) with { Size = 99 }, Token)
        );
        error.Message.ShouldContain("it has 100 bytes, not 99");
    }

    [Fact]
    public async Task Bytes_with_another_digest_are_not_taken()
    {
        DockerRegistry.Need();
        using var client = Client("blobs/wrong");
        var promised = Describe(Bytes(100));
        var error = await Should.ThrowAsync<RegistryException>(() =>
            client.PutBlobAsync(
                promised,
                () => new MemoryStream(Bytes(100, seed: 2)),
                null,
                null,
                Token
            )
        );
        error.Problem.Code.ShouldBe("DIGEST_INVALID");
        error.Problem.Status.ShouldBe(400);
        (await client.ContainsBlobAsync(promised.Digest, Token)).ShouldBeFalse();
    }

    [Fact]
    public async Task What_is_not_there_is_told_with_place_and_advice()
    {
        DockerRegistry.Need();
        using var client = Client("no/where");
        var digest = Digest.Of("nothing");
        var blob = await Should.ThrowAsync<RegistryNotFoundException>(() =>
            client.ReadBlobAsync(new OciDescriptor("a/b", digest, 7), Token)
        );
        blob.Message.ShouldBe(
            $"Cannot read blob {digest} in 127.0.0.1:{registry.Port}/no/where: HTTP 404 BLOB_UNKNOWN (blob unknown to registry). Check the name; a private repository also looks like this to who is not logged in."
        );
        var manifest = await Should.ThrowAsync<RegistryNotFoundException>(() =>
            client.ReadManifestAsync("latest", null, Token)
        );
        manifest.Problem.Code.ShouldBe("MANIFEST_UNKNOWN");
        (await client.ResolveAsync("latest", Token)).ShouldBeNull();
        (await client.ListTagsAsync(null, Token).ToListAsync(Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_blob_is_taken_over_from_a_neighbour_without_sending_it()
    {
        DockerRegistry.Need();
        var bytes = Bytes(5000, seed: 9);
        using (var first = Client("mount/first"))
        {
            await first.PutAsync(bytes);
        }

        using var second = Client("mount/second");
        (
            await second.PutBlobAsync(
                Describe(bytes),
                () => throw new InvalidOperationException("Not to be read."),
                "mount/first",
                null,
                Token
            )
        ).ShouldBeFalse();
        (await second.ReadBlobAsync(Describe(bytes), Token)).ShouldBe(bytes);

        // Where the neighbour does not have it, it is sent.
        var other = Bytes(5000, seed: 10);
        (await second.MountBlobAsync(Digest.Of(other), "mount/first", Token)).ShouldBeFalse();
        (
            await second.PutBlobAsync(
                Describe(other),
                () => new MemoryStream(other),
                "mount/first",
                null,
                Token
            )
        ).ShouldBeTrue();
    }

    [Fact]
    public async Task A_manifest_is_found_by_tag_and_by_digest()
    {
        DockerRegistry.Need();
        using var client = Client("manifests/both");
        var put = await client.PutArtifactAsync("one", "v1");
        (await client.ResolveAsync("v1", Token)).ShouldNotBeNull().Digest.ShouldBe(put.Digest);
        var read = await client.ReadManifestAsync(put.Digest.ToString(), put, Token);
        Digest.Of(read.Bytes.Span).ShouldBe(put.Digest);
        read.Descriptor.MediaType.ShouldBe(OciMediaTypes.Manifest);
        read.Descriptor.Size.ShouldBe(put.Size);
        await client.PutArtifactAsync("two", "v2");
        (await client.ListTagsAsync(null, Token).ToListAsync(Token)).ShouldBe(["v1", "v2"]);
    }

    [Fact]
    public async Task A_tag_that_moved_meanwhile_is_told()
    {
        DockerRegistry.Need();
        using var client = Client("manifests/moved");
        await client.PutArtifactAsync("one", "v1");
        var seen = await client.ResolveAsync("v1", Token);
        var second = await client.PutArtifactAsync("two", "v1");
        var error = await Should.ThrowAsync<TagMovedException>(() =>
            client.ReadManifestAsync("v1", seen, Token)
        );
        error.Message.ShouldContain($"it was {seen!.Digest} and is now {second.Digest}");
    }

    [Fact]
    public async Task A_manifest_before_its_blobs_is_refused()
    {
        DockerRegistry.Need();
        using var client = Client("manifests/early");
        var manifest = new OciManifest
        {
            Config = OciDescriptor.Empty,
            Layers = [Describe(Bytes(10))],
        };
        var error = await Should.ThrowAsync<RegistryException>(() =>
            client.PutManifestAsync(manifest.ToBytes(), OciMediaTypes.Manifest, "v1", Token)
        );
        error.Problem.Code.ShouldBe("MANIFEST_BLOB_UNKNOWN");
    }

    [Fact]
    public async Task A_manifest_can_be_deleted()
    {
        DockerRegistry.Need();
        using var client = Client("manifests/delete");
        var put = await client.PutArtifactAsync("one", "v1");
        (await client.DeleteManifestAsync(put.Digest, Token)).ShouldBeTrue();
        (await client.ResolveAsync("v1", Token)).ShouldBeNull();
        (await client.DeleteManifestAsync(put.Digest, Token)).ShouldBeFalse();
    }

    [Fact]
    public async Task Where_deleting_is_off_the_error_says_so()
    {
        DockerRegistry.Need();
        await using var other = new DockerRegistry { Delete = false };
        await other.InitializeAsync();
        using var client = new RegistryClient(other.At("a"), Options());
        var put = await client.PutArtifactAsync("one", "v1");
        var error = await Should.ThrowAsync<RegistryException>(() =>
            client.DeleteManifestAsync(put.Digest, Token)
        );
        error.Problem.Status.ShouldBe(405);
        error.Message.ShouldContain("does not allow this");
    }

    [Fact]
    public async Task Referrers_are_kept_by_tag_where_the_registry_keeps_none()
    {
        DockerRegistry.Need();
        using var client = Client("referrers/many");
        var subject = await client.PutArtifactAsync("model", "v1");
        (await client.ListReferrersAsync(subject.Digest, null, Token)).ShouldBeEmpty();
        var first = await client.PutArtifactAsync("verdict", null, subject);
        var second = await client.PutArtifactAsync("provenance", null, subject);
        await client.PutArtifactAsync("verdict", null, subject);

        var all = await client.ListReferrersAsync(subject.Digest, null, Token);
        all.Select(d => d.Digest).ShouldBe([first.Digest, second.Digest], ignoreOrder: true);
        var one = await client.ListReferrersAsync(
            subject.Digest,
            "application/vnd.test.verdict",
            Token
        );
        one.ShouldHaveSingleItem().Digest.ShouldBe(first.Digest);
    }

    [Fact]
    public async Task Referrers_that_come_at_once_are_all_kept()
    {
        DockerRegistry.Need();
        using var client = Client("referrers/once");
        var subject = await client.PutArtifactAsync("model", "v1");
        var put = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(i => client.PutArtifactAsync($"v{i}", null, subject))
        );
        (await client.ListReferrersAsync(subject.Digest, null, Token))
            .Select(d => d.Digest)
            .ShouldBe(put.Select(p => p.Digest), ignoreOrder: true);
    }

    [Fact]
    public async Task Referrers_by_the_api_need_no_tag_and_come_in_pages()
    {
        var entry = (string name) =>
            new OciDescriptor(OciMediaTypes.Manifest, Digest.Of(name), 5)
            {
                ArtifactType = "application/" + name,
            };
        var page = (string name) =>
            "{\"schemaVersion\":2,\"manifests\":[" + entry(name).ToJson().ToJsonString() + "]}";
        await using var proxy = new FaultProxy(
            0,
            new Fault("PUT /v2/a/manifests/")
            {
                Answer = Fault.Json(201, "", $"OCI-Subject: {Digest.Of("s")}\r\n"),
            },
            new Fault("GET /v2/a/referrers/")
            {
                Answer = Fault.Json(200, page("x"), "Link: </v2/a/more?p=2>; rel=\"next\"\r\n"),
            },
            new Fault("GET /v2/a/more?p=2") { Answer = Fault.Json(200, page("y")) }
        );
        using var client = new RegistryClient(proxy.At("a"), Options());
        var manifest = new OciManifest
        {
            Config = OciDescriptor.Empty,
            Layers = [],
            Subject = entry("s"),
        };
        await client.PutManifestAsync(manifest.ToBytes(), OciMediaTypes.Manifest, null, Token);
        proxy.Requests.Count.ShouldBe(1);
        (await client.ListReferrersAsync(Digest.Of("s"), null, Token))
            .Select(d => d.ArtifactType)
            .ShouldBe(["application/x", "application/y"]);
    }

    [Fact]
    public async Task Tags_come_in_pages()
    {
        await using var proxy = new FaultProxy(
            0,
            new Fault("GET /v2/a/tags/list?n=2")
            {
                Answer = Fault.Json(
                    200,
                    "{\"name\":\"a\",\"tags\":[\"x\",\"y\"]}",
                    "Link: </v2/a/tags/list?n=2&last=y>; rel=\"next\"\r\n"
                ),
            },
            new Fault("GET /v2/a/tags/list?n=2&last=y")
            {
                Answer = Fault.Json(200, "{\"name\":\"a\",\"tags\":[\"z\"]}"),
            }
        );
        using var client = new RegistryClient(proxy.At("a"), Options());
        (await client.ListTagsAsync(2, Token).ToListAsync(Token)).ShouldBe(["x", "y", "z"]);
    }

    [Fact]
    public async Task A_manifest_with_other_bytes_than_its_digest_is_refused()
    {
        await using var proxy = new FaultProxy(
            0,
            new Fault("GET /v2/a/manifests/") { Answer = Fault.Json(200, "{}") }
        );
        using var client = new RegistryClient(proxy.At("a"), Options());
        await Should.ThrowAsync<RegistryContentException>(() =>
            client.ReadManifestAsync(Digest.Of("other").ToString(), null, Token)
        );
    }

    [Fact]
    public async Task Errors_of_a_server_stay_on_one_short_line()
    {
        var noise = new string('x', 1000);
        await using var proxy = new FaultProxy(
            0,
            new Fault("GET ")
            {
                Answer = Fault.Json(
                    403,
                    $$"""{"errors":[{"code":"DENIED","message":"a\nb {{noise}}"}]}"""
                ),
            }
        );
        using var client = new RegistryClient(proxy.At("a"), Options());
        var error = await Should.ThrowAsync<RegistryAccessException>(() =>
            client.ReadManifestAsync("v1", null, Token)
        );
        error.Message.ShouldContain("DENIED (a b xxx");
        error.Message.Length.ShouldBeLessThan(600);
        error.Message.ShouldNotContain("\n");
        Encoding.UTF8.GetByteCount(error.Problem.Code!).ShouldBe(6);
    }

    private RegistryClient Client(string repository, int chunk = 32 << 20) =>
        new(registry.At(repository), Options() with { ChunkSize = chunk });
}
