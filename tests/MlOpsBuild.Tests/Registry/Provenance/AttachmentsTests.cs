using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.ModelPack;
using MlOpsBuild.Registry.Provenance;
using MlOpsBuild.Tests.Pipelines;
using MlOpsBuild.Tests.Registry.ModelPack;

namespace MlOpsBuild.Tests.Registry.Provenance;

public sealed class AttachmentsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SigningKey _key;
    private readonly VerificationKey _public;
    private readonly Attachments _attachments;

    public AttachmentsTests()
    {
        var (secret, open) = Documents.NewKey();
        _key = SigningKey.FromPem(secret);
        _public = VerificationKey.FromPem(open);
        _attachments = new Attachments(_folder.Layout);
    }

    [Fact]
    public async Task AllDocumentsAreFoundAgain()
    {
        var model = await ModelFixture.BuildAsync(_folder);
        var subject = ResourceDescriptor.Of("churn", model.Digest);
        await _attachments.AttachAsync(
            model,
            DsseEnvelope.Sign(Documents.Provenance.About(subject), _key),
            default
        );
        await _attachments.AttachAsync(
            model,
            DsseEnvelope.Sign(Documents.Gates.About(subject), _key),
            default
        );
        await _attachments.AttachAsync(
            model,
            DsseEnvelope.Sign(ModelSignature.About("churn", Documents.Files), _key),
            default
        );
        await _attachments.AttachAsync(model, Documents.Bom, default);
        var other = await ModelFixture.BuildAsync(_folder, "in2"); // the same model

        var found = await _attachments.FindAsync(other.Digest, null, default);

        found
            .Select(m => m.ArtifactType)
            .Order(StringComparer.Ordinal)
            .ShouldBe([
                "application/vnd.cyclonedx+json",
                "application/vnd.in-toto.model-signature+dsse",
                "application/vnd.in-toto.provenance+dsse",
                "application/vnd.in-toto.test-result+dsse",
            ]);
        found.ShouldAllBe(m =>
            m.Subject
            == new OciDescriptor(model.MediaType, model.Digest, model.Size)
            {
                Annotations = m.Subject!.Annotations,
            }
        );
        var bom = (await _attachments.FindAsync(model.Digest, MlBom.MediaType, default)).Single();
        (await _folder.Layout.ReadAsync(bom.Layers.Single().Digest, default)).ShouldBe(
            Documents.Bom.ToBytes()
        );
        (await _attachments.FindAsync(Digest.Of("x"), null, default)).ShouldBeEmpty();

        (await VerifyAsync(model, PredicateTypes.SlsaProvenance, model.Digest)).Count.ShouldBe(1);
        (await VerifyAsync(model, PredicateTypes.TestResult, model.Digest)).Count.ShouldBe(1);
        var signed = await VerifyAsync(
            model,
            PredicateTypes.ModelSignature,
            ModelSignature.RootOf(Documents.Files)
        );
        ModelSignature.Check(signed.Single(), Documents.Files);
    }

    [Fact]
    public async Task TheReferrerIsTheSpecifications()
    {
        var model = await ModelFixture.BuildAsync(_folder);
        var descriptor = await _attachments.AttachAsync(model, Documents.Bom, default);
        GoldenFile.ShouldMatch(
            "referrer.json",
            Documents.Indented(await _folder.Layout.ReadAsync(descriptor.Digest, default))
        );
    }

    [Fact]
    public async Task AttachingTwiceChangesNothing()
    {
        var model = await ModelFixture.BuildAsync(_folder);
        var first = await _attachments.AttachAsync(model, Documents.Bom, default);
        var index = await File.ReadAllTextAsync(_folder.At("store/index.json"));
        (await _attachments.AttachAsync(model, Documents.Bom, default)).Digest.ShouldBe(
            first.Digest
        );
        (await File.ReadAllTextAsync(_folder.At("store/index.json"))).ShouldBe(index);
    }

    [Fact]
    public async Task SkopeoReadsALayoutWithReferrers()
    {
        Assert.SkipUnless(Skopeo.IsThere, "skopeo is not installed");
        var model = await ModelFixture.BuildAsync(_folder);
        await _folder.Layout.TagAsync("churn", model, default);
        var bom = await _attachments.AttachAsync(model, Documents.Bom, default);
        await _folder.Layout.TagAsync("bom", bom, default);

        Digest
            .Of(await Skopeo.RunAsync("inspect", "--raw", $"oci:{_folder.At("store")}:churn"))
            .ShouldBe(model.Digest);
        var read = JsonNode.Parse(
            await Skopeo.RunAsync("inspect", "--raw", $"oci:{_folder.At("store")}:bom")
        )!;
        read["subject"]!["digest"]!.GetValue<string>().ShouldBe(model.Digest.ToString());
    }

    [Fact]
    public async Task WhatIsNotThereIsSaid()
    {
        var model = await ModelFixture.BuildAsync(_folder);
        (await RefusedAsync(model, model.Digest)).ShouldEndWith(
            $"{PredicateTypes.TestResult}: none is attached."
        );
    }

    [Fact]
    public async Task AnAttestationOfAnotherModelOrKeyIsRefusedAndHidesNothing()
    {
        var model = await ModelFixture.BuildAsync(_folder);
        var subject = ResourceDescriptor.Of("churn", model.Digest);
        using var stranger = SigningKey.FromPem(Documents.NewKey().Private);
        await _attachments.AttachAsync(
            model,
            DsseEnvelope.Sign(Documents.Gates.About(Documents.Model), _key),
            default
        );
        (await RefusedAsync(model, model.Digest)).ShouldContain($"not about {model.Digest}");
        await _attachments.AttachAsync(
            model,
            DsseEnvelope.Sign(Documents.Gates.About(subject), stranger),
            default
        );
        (await RefusedAsync(model, model.Digest)).ShouldContain("signed by another key");
        await _attachments.AttachAsync(
            model,
            PredicateTypes.ArtifactTypeOf(PredicateTypes.TestResult),
            "text/plain",
            "{}"u8.ToArray(),
            null,
            default
        );
        (await RefusedAsync(model, model.Digest)).ShouldContain("one layer");
        var provenance = DsseEnvelope.Sign(Documents.Provenance.About(subject), _key).ToBytes();
        await _attachments.AttachAsync(
            model,
            PredicateTypes.ArtifactTypeOf(PredicateTypes.TestResult),
            DsseEnvelope.MediaType,
            provenance,
            null,
            default
        );
        (await RefusedAsync(model, model.Digest)).ShouldContain(
            $"of type {PredicateTypes.SlsaProvenance}"
        );

        await _attachments.AttachAsync(
            model,
            DsseEnvelope.Sign(Documents.Gates.About(subject), _key),
            default
        );
        (await VerifyAsync(model, PredicateTypes.TestResult, model.Digest)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task AChangedByteInTheStoreIsRefused()
    {
        var model = await ModelFixture.BuildAsync(_folder);
        var envelope = DsseEnvelope
            .Sign(Documents.Gates.About(ResourceDescriptor.Of("churn", model.Digest)), _key)
            .ToBytes();
        var path = _folder.Layout.PathOf(Digest.Of(envelope));
        for (var i = 0; i < envelope.Length; i += 37)
        {
            await _attachments.AttachAsync(model, DsseEnvelope.Parse(envelope), default);
            var changed = envelope.ToArray();
            changed[i] ^= 1;
            await File.WriteAllBytesAsync(path, changed);
            (await RefusedAsync(model, model.Digest)).ShouldContain("damaged");
        }

        await File.WriteAllBytesAsync(path, envelope[..^1]);
        (await RefusedAsync(model, model.Digest)).ShouldContain("size announced");
    }

    [Fact]
    public async Task ADamagedManifestIsPassedOver()
    {
        var model = await ModelFixture.BuildAsync(_folder);
        var bom = await _attachments.AttachAsync(model, Documents.Bom, default);
        await File.WriteAllTextAsync(_folder.Layout.PathOf(bom.Digest), "x");
        var warnings = new List<string>();
        var layout = OciLayout.Open(_folder.At("store"), warnings.Add);
        (await layout.ReferrersAsync(model.Digest, default)).ShouldBeEmpty();
        warnings.Single().ShouldContain("damaged");
    }

    private Task<IReadOnlyList<InTotoStatement>> VerifyAsync(
        OciDescriptor model,
        string predicateType,
        Digest about
    ) => _attachments.VerifyAsync(model.Digest, predicateType, about, _public, default);

    private async Task<string> RefusedAsync(OciDescriptor model, Digest about) =>
        (
            await Should.ThrowAsync<AttestationException>(() =>
                VerifyAsync(model, PredicateTypes.TestResult, about)
            )
        ).Message;

    public void Dispose()
    {
        _key.Dispose();
        _public.Dispose();
        _folder.Dispose();
    }
}
