using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using MlOpsBuild.Reports;
using MlOpsBuild.Reports.Markdown;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.Tests.Reports.Markdown;

public sealed class ModelCardTests
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UseAdvancedExtensions()
        .Build();

    [Theory]
    [InlineData("accepted")]
    [InlineData("multiclass")]
    [InlineData("regression")]
    public void The_card_is_as_expected(string name) =>
        GoldenFile.ShouldMatch(
            $"card-{name}.md",
            ModelCard.Render(Content(ReportModels.All.Single(m => m.Name == name).Model))
        );

    [Fact]
    public void What_cannot_be_made_again_says_so()
    {
        var content = Content(ReportModels.Accepted());
        ModelCard
            .Render(content with { Uncommitted = true })
            .ShouldContain("with changes that were not committed");
        var outside = ModelCard.Render(content with { Commit = "" });
        outside.ShouldContain("outside a Git repository");
        outside.ShouldNotContain("git checkout");
    }

    [Fact]
    public void Without_bundle_gates_and_slices_there_is_still_a_card()
    {
        var content = Content(ReportModels.Accepted());
        var text = ModelCard.Render(
            content with
            {
                Bundle = null,
                Gates = [],
                Evaluation = content.Evaluation with { Slices = [] },
            }
        );
        text.ShouldNotContain("## Gates");
        text.ShouldNotContain("## Inputs");
        text.ShouldContain("was not evaluated on parts of the data");
    }

    [Fact]
    public void Text_from_data_is_text_and_nothing_else()
    {
        for (var shift = 0; shift < HostileModels.Texts.Length; shift++)
        {
            var by = shift;
            string Text(int i) => HostileModels.Texts[(i + by) % HostileModels.Texts.Length];
            var model = HostileModels.Create(Text);
            var card = ModelCard.Render(
                Content(model) with
                {
                    Model = Text(1),
                    Gates = [Text(2)],
                    Data = [KeyValuePair.Create(Text(3), ReportModels.Digest('d'))],
                    Bundle = Bundle(Text(4), Text(5)),
                }
            );
            var document = Markdig.Markdown.Parse(card, Pipeline);
            document.Descendants<LinkInline>().ShouldBeEmpty(card);
            document.Descendants<AutolinkInline>().ShouldBeEmpty(card);
            document.Descendants<HtmlInline>().ShouldBeEmpty(card);
            document.Descendants<HtmlBlock>().ShouldBeEmpty(card);
            document.Descendants<HeadingBlock>().Count().ShouldBeLessThanOrEqualTo(8);
            document.Descendants<FencedCodeBlock>().Count().ShouldBe(1);
        }
    }

    private static ModelCardContent Content(ReportModel model) =>
        new()
        {
            Model = model.Model,
            Project = "models/churn",
            Commit = new string('c', 40),
            Uncommitted = false,
            Bundle = Bundle("monthly_charges", "contract"),
            Evaluation = model.Evaluation!,
            Confidence = 0.95,
            TrainRows = 5568,
            Gates = ["auc min 0.82", "auc maxGap 0.05 over female"],
            Data = [KeyValuePair.Create("data/telco_churn.csv", ReportModels.Digest('d'))],
            Stages = [KeyValuePair.Create("train", ReportModels.Digest('e'))],
        };

    private static ModelManifest Bundle(string number, string category) =>
        new()
        {
            Trainer = "gbdt",
            TrainerVersion = 1,
            Signature = new ModelSignature(
                ModelTask.Binary,
                "churn",
                ["No", "Yes"],
                [
                    new FeatureSpec(number, FeatureKind.Number, []),
                    new FeatureSpec(category, FeatureKind.Category, ["a", "b"]),
                ]
            ),
            Parameters = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["trees"] = 300L,
                ["learningRate"] = 0.05,
            },
            Seed = 42,
            DataDigest = ReportModels.Digest('d'),
        };
}
