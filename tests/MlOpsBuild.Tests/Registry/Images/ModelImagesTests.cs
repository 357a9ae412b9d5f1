using MlOpsBuild.Common;
using MlOpsBuild.Registry.Evidence;
using MlOpsBuild.Registry.Images;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.Models;
using MlOpsBuild.Registry.Remote;
using MlOpsBuild.Shared;
using MlOpsBuild.Tests.Registry.Evidence;
using MlOpsBuild.Tests.Registry.Models;
using MlOpsBuild.Tests.Registry.Remote;
using MlOpsBuild.Tests.Reports;

namespace MlOpsBuild.Tests.Registry.Images;

/// <summary>Records of images go where their models go.</summary>
public sealed class ModelImagesTests(DockerRegistry registry)
    : IClassFixture<DockerRegistry>,
        IDisposable
{
    private readonly ModelSample _sample = new();
    private readonly List<string> _warnings = [];

    private ModelImages Images => new(_sample.Layout, _warnings.Add);

    public void Dispose() => _sample.Dispose();

    [Fact]
    public async Task The_last_one_attached_is_the_newest()
    {
        var model = (await _sample.AddAsync(1)).Descriptor;
        (await Images.NewestAsync(model.Digest, ModelSample.Token)).ShouldBeNull();

        (await AttachAsync(model, ImageSamples.Local())).ShouldBeTrue();
        (await AttachAsync(model, ImageSamples.Local())).ShouldBeFalse();
        (await AttachAsync(model, ImageSamples.Pushed())).ShouldBeTrue();
        (await AttachAsync(model, ImageSamples.Pushed())).ShouldBeFalse();
        SameRecord.Check(ImageSamples.Pushed(), await NewestAsync(model));

        // An image that is made again after another one is what counts.
        (await AttachAsync(model, ImageSamples.Local())).ShouldBeTrue();
        SameRecord.Check(ImageSamples.Local(), await NewestAsync(model));
        (await Images.FindAsync(model.Digest, ModelSample.Token))
            .Select(r => r.Name)
            .ShouldBe([
                ImageSamples.Local().Tag,
                ImageSamples.Pushed().Reference!,
                ImageSamples.Local().Tag,
            ]);
        (await NewestAsync((await _sample.AddAsync(2)).Descriptor)).ShouldBeNull();
        _warnings.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_manifest_is_an_artifact_about_the_model()
    {
        var model = (await _sample.AddAsync(1)).Descriptor;
        await AttachAsync(model, ImageSamples.Pushed());

        var (descriptor, manifest) = (
            await _sample.Layout.ReferrersAsync(model.Digest, ModelSample.Token)
        ).ShouldHaveSingleItem();

        manifest.ArtifactType.ShouldBe("application/vnd.mlopsbuild.image.v1+json");
        manifest.Config.MediaType.ShouldBe(manifest.ArtifactType);
        (await _sample.Layout.ReadAsync(manifest.Config.Digest, ModelSample.Token)).ShouldBe(
            ImageRecordJson.ToBytes(ImageSamples.Pushed())
        );
        manifest.Subject!.Digest.ShouldBe(model.Digest);
        manifest
            .Annotations.OrderBy(a => a.Key, StringComparer.Ordinal)
            .Select(a => $"{a.Key}={a.Value}")
            .ShouldBe([
                "org.mlopsbuild.generation=1",
                $"org.mlopsbuild.model={model.Digest}",
                $"org.opencontainers.image.title={ImageSamples.Pushed().Reference}",
            ]);
        descriptor.ArtifactType.ShouldBe(manifest.ArtifactType);
    }

    [Fact]
    public async Task Of_two_with_one_number_the_greater_digest_is_the_newer_everywhere()
    {
        var (a, b) = (_sample, new ModelSample());
        using (b)
        {
            var model = (await a.AddAsync(1)).Descriptor;
            await b.AddAsync(1);
            await new ModelImages(a.Layout).AttachAsync(
                model,
                ImageSamples.Local(),
                ModelSample.Token
            );
            await new ModelImages(b.Layout).AttachAsync(
                model,
                ImageSamples.Pushed(),
                ModelSample.Token
            );
            await CopyAsync(a.Layout, b.Layout, model);
            await CopyAsync(b.Layout, a.Layout, model);

            var expected = (await a.Layout.ReferrersAsync(model.Digest, ModelSample.Token))[^1];
            foreach (var sample in new[] { a, b })
            {
                var newest = await new ModelImages(sample.Layout).NewestAsync(
                    model.Digest,
                    ModelSample.Token
                );
                Digest
                    .Of(ImageRecordJson.ToBytes(newest!))
                    .ShouldBe(expected.Manifest.Config.Digest);
            }

            // The next one counts on from there.
            await new ModelImages(b.Layout).AttachAsync(
                model,
                ImageSamples.Rejected(),
                ModelSample.Token
            );
            (
                await new ModelImages(b.Layout).NewestAsync(model.Digest, ModelSample.Token)
            )!.IsAccepted.ShouldBeFalse();
        }
    }

    [Theory]
    [InlineData("99999999999")]
    [InlineData("2000000000")]
    [InlineData("-5")]
    [InlineData("x")]
    [InlineData(null)]
    public async Task A_number_that_is_none_of_ours_is_not_the_last_for_ever(string? generation)
    {
        var model = (await _sample.AddAsync(1)).Descriptor;
        await PutAsync(model, ImageRecordJson.ToBytes(ImageSamples.Rejected()), generation);
        await AttachAsync(model, ImageSamples.Local());

        SameRecord.Check(ImageSamples.Local(), await NewestAsync(model));
    }

    [Fact]
    public async Task What_is_damaged_or_no_record_is_passed_over_and_told()
    {
        var model = (await _sample.AddAsync(1)).Descriptor;
        await AttachAsync(model, ImageSamples.Local());
        var broken = await PutAsync(model, "{\"model\":1}"u8.ToArray(), "7");
        await PutAsync(model, "gone"u8.ToArray(), "8");
        File.Delete(_sample.Layout.PathOf(Digest.Of("gone")));

        SameRecord.Check(ImageSamples.Local(), await NewestAsync(model));
        _warnings.Count.ShouldBe(2);
        _warnings.ShouldContain(w =>
            w.Contains("$.measurements is missing", StringComparison.Ordinal)
        );
        _warnings.ShouldContain(w =>
            w.StartsWith(
                $"What is attached to {model.Digest.Short} as {broken.Digest} is no record of an image and is passed over: ",
                StringComparison.Ordinal
            )
        );
    }

    [Fact]
    public async Task Another_machine_gets_it_with_the_model()
    {
        DockerRegistry.Need();
        using var client = new RegistryClient(registry.At("images"), Remotes.Options());
        var model = await _sample.AddAsync(1);
        await AttachAsync(model.Descriptor, ImageSamples.Local());
        await AttachAsync(model.Descriptor, ImageSamples.Pushed());
        var sync = new CatalogSync(_sample.Catalog, client);
        await sync.PublishAsync(model, ModelSample.Token);

        using var other = new ModelSample();
        var theirs = new CatalogSync(other.Catalog, client);
        await theirs.PullAsync(false, ModelSample.Token);
        var images = new ModelImages(other.Layout, _warnings.Add);
        SameRecord.Check(
            ImageSamples.Pushed(),
            await images.NewestAsync(model.Digest, ModelSample.Token)
        );
        (await images.FindAsync(model.Digest, ModelSample.Token)).Count.ShouldBe(2);

        // One that came later comes with what is attached; its number goes on from those before.
        await AttachAsync(model.Descriptor, ImageSamples.Rejected());
        await sync.PublishAsync(model, ModelSample.Token);
        await theirs.PullAttachmentsAsync(model, ModelSample.Token);
        SameRecord.Check(
            ImageSamples.Rejected(),
            await images.NewestAsync(model.Digest, ModelSample.Token)
        );

        // Other clients find it by its type.
        (
            await client.ListReferrersAsync(
                model.Digest,
                ImageRecordJson.MediaType,
                ModelSample.Token
            )
        ).Count.ShouldBe(3);
        _warnings.ShouldBeEmpty();
    }

    [Fact]
    public async Task Prune_keeps_it_as_long_as_its_model()
    {
        var (kept, gone) = (await _sample.AddAsync(1), await _sample.AddAsync(2));
        await AttachAsync(kept.Descriptor, ImageSamples.Pushed());
        await AttachAsync(gone.Descriptor, ImageSamples.Local());
        var config = Digest.Of(ImageRecordJson.ToBytes(ImageSamples.Local()));

        await _sample.Layout.PruneAsync(
            e => e.Digest == kept.Digest,
            dryRun: false,
            ModelSample.Token
        );

        SameRecord.Check(ImageSamples.Pushed(), await NewestAsync(kept.Descriptor));
        _sample.Layout.Contains(config).ShouldBeFalse();
        (await NewestAsync(gone.Descriptor)).ShouldBeNull();
    }

    [Fact]
    public async Task Verify_holds_it_against_the_model_it_is_attached_to()
    {
        using var fixture = new EvidenceFixture();
        var model = await fixture.BuildAsync();
        await fixture.AttachAsync(model);
        await fixture.Layout.TagAsync("churn/v1.0.0", model, ModelSample.Token);
        var before = await fixture.VerifyAsync(model, fixture.Public);
        before.ShouldAllBe(c => c.State == VerificationState.Ok);
        var images = new ModelImages(fixture.Layout);

        var own = ImageSamples.Pushed() with { ModelDigest = Digest.Of("{}") };
        await images.AttachAsync(model, own, ModelSample.Token);
        var checks = await fixture.VerifyAsync(model, fixture.Public);
        checks.Except(before).ShouldHaveSingleItem().Name.ShouldBe("image");
        checks.ShouldAllBe(c => c.State == VerificationState.Ok);

        await images.AttachAsync(model, ImageSamples.Pushed(), ModelSample.Token);
        var failed = (await fixture.VerifyAsync(model, fixture.Public))
            .Where(c => c.State == VerificationState.Failed)
            .ShouldHaveSingleItem();
        failed.Name.ShouldBe("image");
        failed.Detail.ShouldBe(
            $"the model in \"{ImageSamples.Pushed().Reference}\" is {ImageSamples.Of('1')}; expected {Digest.Of("{}")}, the model/model.json in the model"
        );

        // What the listing of models knows is as before.
        var facts = await ModelFactsReader.OpenAsync(fixture.Layout, ModelSample.Token);
        (
            await facts.ReadAsync(new ModelVersion(null, model), ModelSample.Token)
        ).Verdict.Reasons.ShouldBeEmpty();
    }

    private Task<bool> AttachAsync(OciDescriptor model, ImageRecord record) =>
        Images.AttachAsync(model, record, ModelSample.Token);

    private Task<ImageRecord?> NewestAsync(OciDescriptor model) =>
        Images.NewestAsync(model.Digest, ModelSample.Token);

    private async Task<OciDescriptor> PutAsync(
        OciDescriptor model,
        byte[] config,
        string? generation
    )
    {
        var layout = _sample.Layout;
        var annotations = new Dictionary<string, string>(StringComparer.Ordinal);
        if (generation is not null)
        {
            annotations[EvidenceNames.Generation] = generation;
        }

        layout.Put("{}"u8);
        var manifest = layout.PutManifest(
            new OciManifest
            {
                ArtifactType = ImageRecordJson.MediaType,
                Config = new OciDescriptor(
                    ImageRecordJson.MediaType,
                    layout.Put(config),
                    config.Length
                ),
                Layers = [OciDescriptor.Empty],
                Subject = model,
                Annotations = annotations,
            }
        );
        await layout.ListAsync(manifest, ModelSample.Token);
        return manifest;
    }

    private static async Task CopyAsync(OciLayout from, OciLayout to, OciDescriptor model)
    {
        foreach (
            var (descriptor, manifest) in await from.ReferrersAsync(model.Digest, ModelSample.Token)
        )
        {
            to.Put(await from.ReadAsync(manifest.Config.Digest, ModelSample.Token));
            to.Put(await from.ReadAsync(descriptor.Digest, ModelSample.Token));
            await to.ListAsync(descriptor, ModelSample.Token);
        }
    }
}
