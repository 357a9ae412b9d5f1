using System.Text;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.Evidence;
using MlOpsBuild.Registry.Images;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.Provenance;
using MlOpsBuild.Tests.Registry.Images;

namespace MlOpsBuild.Tests.Registry.Evidence;

public sealed class LineageTests : IDisposable
{
    private readonly EvidenceFixture _fixture = new(signed: false);

    [Fact]
    public async Task A_model_is_drawn_from_data_to_image()
    {
        var (model, _) = await RegisterAsync();
        var found = await FindAsync(model.Digest);
        GoldenFile.ShouldMatch("lineage.txt", LineageText.Render(found, model.Digest));
        GoldenFile.ShouldMatch("lineage.mmd", LineageMermaid.Render(found, model.Digest));
    }

    [Fact]
    public async Task Whatever_has_to_do_with_it_leads_to_it()
    {
        var (model, image) = await RegisterAsync();
        var verdict = (await _fixture.Layout.ReferrersAsync(model.Digest, default)).Single(r =>
            r.Descriptor.Annotations.GetValueOrDefault(PredicateTypes.Annotation)
            == PredicateTypes.TestResult
        );
        foreach (
            var digest in new[]
            {
                Digest.Of("train"),
                Digest.Of("schema"),
                Digest.Of("config"),
                Digest.Of("result of train"),
                Digest.Of("output of evaluate"),
                EvidenceFixture.Record.Stages[1].Key,
                verdict.Descriptor.Digest,
                verdict.Manifest.Layers[0].Digest,
                image.Digest,
            }
        )
        {
            var found = await FindAsync(digest);
            found.Single().Model.Digest.ShouldBe(model.Digest);
            var text = LineageText.Render(found, digest);
            text.Split("  <- asked for").Length.ShouldBe(2, text);
            LineageMermaid.Render(found, digest).ShouldContain("stroke-width");
        }
    }

    [Fact]
    public async Task A_record_of_an_image_is_the_image_it_speaks_of()
    {
        var model = await _fixture.BuildAsync();
        await _fixture.Layout.TagAsync("churn/v1.0.0", model, default);
        var images = new ModelImages(_fixture.Layout);
        var pushed = ImageSamples.Pushed();
        await images.AttachAsync(model, pushed, default);
        // Measured again: another record of the same image.
        await images.AttachAsync(
            model,
            pushed with
            {
                Measurements = ImageSamples.Measurements with { P99Seconds = 0.002 },
                Gates = [],
            },
            default
        );

        var records = await _fixture.Layout.ReferrersAsync(model.Digest, default);
        records.Count.ShouldBe(2);
        foreach (
            var digest in new[]
            {
                pushed.ImageId,
                pushed.ManifestDigest!.Value,
                records[0].Descriptor.Digest,
                records[1].Manifest.Config.Digest,
            }
        )
        {
            var found = await FindAsync(digest);
            LineageText
                .Render(found, digest)
                .ShouldBe(
                    $"""
                    model churn/v1.0.0  {model.Digest}
                    └─ in images
                       └─ registry.example:5000/churn/serve@{ImageSamples.Of('e')}  {ImageSamples.Of(
                        '3'
                    )}  <- asked for

                    """
                );
            LineageMermaid
                .Render(found, digest)
                .ShouldContain("[[\"image<br/>registry.example:5000/churn/serve#64;sha256:eeee");
        }
    }

    [Fact]
    public async Task An_image_that_was_not_pushed_has_the_name_it_has_in_the_engine()
    {
        var model = await _fixture.BuildAsync();
        await _fixture.Layout.TagAsync("churn/v1.0.0", model, default);
        await new ModelImages(_fixture.Layout).AttachAsync(model, ImageSamples.Local(), default);

        LineageText
            .Render(await FindAsync(ImageSamples.Of('3')), default)
            .ShouldEndWith($"   └─ mlops/telco-churn:1f3a5c7e9b1d  {ImageSamples.Of('3')}\n");
    }

    [Fact]
    public async Task Models_of_the_same_data_share_its_box()
    {
        await RegisterAsync();
        await RegisterAsync("second");
        var digest = Digest.Of("train");
        var found = await FindAsync(digest);
        found.Count.ShouldBe(2);
        var chart = LineageMermaid.Render(found, digest);
        chart.Split("data/train.csv").Length.ShouldBe(2);
        chart.Split("model<br/>").Length.ShouldBe(3);
        LineageText.Render(found, digest).Split("\n\nmodel ").Length.ShouldBe(2);
    }

    [Fact]
    public async Task What_has_to_do_with_no_model_is_refused()
    {
        await RegisterAsync();
        (
            await Should.ThrowAsync<UsageException>(() => FindAsync(Digest.Of("unknown")))
        ).Message.ShouldContain(Digest.Of("unknown").ToString());
    }

    [Fact]
    public async Task A_model_without_evidence_stands_alone()
    {
        var model = await _fixture.BuildAsync();
        await _fixture.Layout.TagAsync("churn/v1.0.0", model, default);
        var found = await FindAsync(model.Digest);
        LineageText.Render(found, default).ShouldBe($"model churn/v1.0.0  {model.Digest}\n");
        LineageMermaid.Render(found, default).ShouldStartWith("flowchart LR\n    model1[");
    }

    [Theory]
    [InlineData("data/telco_churn.csv")]
    [InlineData("\"]; click a href \"javascript:alert(1)\"")]
    [InlineData("a --> b\nend\u0007")]
    [InlineData("<script>alert(1)</script> & `code` #quot; %% {{x}} [y] |z|")]
    [InlineData("größer 数据")]
    public void Names_cannot_break_out_of_a_box(string name)
    {
        var lineage = new ModelLineage
        {
            Model = new LineageItem(name, Digest.Of("m")),
            Data = [new LineageItem(name, Digest.Of("d"))],
            Verdicts = [new LineageItem(name, Digest.Of("v"))],
        };
        var chart = LineageMermaid.Render([lineage], default);
        chart.Split('\n').Length.ShouldBe(1 + 3 + 2 + 1, chart);
        foreach (var line in chart.Split('\n')[1..4])
        {
            line.Count(c => c == '"').ShouldBe(2);
            line.Split('"')[1]
                .Replace("<br/>", "", StringComparison.Ordinal)
                .ShouldNotContain("<", customMessage: line);
        }

        LineageText.Render([lineage], default).Split('\n').Length.ShouldBe(6);
    }

    private async Task<(OciDescriptor Model, OciDescriptor Image)> RegisterAsync(
        string weights = "weights"
    )
    {
        var model = await _fixture.BuildAsync(weights);
        await _fixture.AttachAsync(model);
        await _fixture.Layout.TagAsync($"churn/{weights}", model, default);
        await _fixture.Layout.TagAsync($"churn/production-{weights}", model, default);
        var config = Encoding.UTF8.GetBytes($$"""{"architecture":"amd64","os":"{{weights}}"}""");
        var image = _fixture.Layout.PutManifest(
            new OciManifest
            {
                Config = new OciDescriptor(
                    "application/vnd.oci.image.config.v1+json",
                    _fixture.Layout.Put(config),
                    config.Length
                ),
                Layers = [],
                Annotations = new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    [EvidenceNames.Model] = model.Digest.ToString(),
                },
            }
        );
        await _fixture.Layout.TagAsync($"image/{weights}", image, default);
        return (model, image);
    }

    private Task<IReadOnlyList<ModelLineage>> FindAsync(Digest digest) =>
        new LineageFinder(_fixture.Layout).FindAsync(digest, default);

    public void Dispose() => _fixture.Dispose();
}
