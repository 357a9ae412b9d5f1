using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using MlOpsBuild.Reports.Markdown;

namespace MlOpsBuild.Tests.Reports.Markdown;

public class MarkdownReportTests
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UseAdvancedExtensions()
        .UseEmojiAndSmiley()
        .Build();

    public static TheoryData<string> Names => [.. ReportModels.All.Select(m => m.Name)];

    [Fact]
    public void Hostile_text_gives_no_link_image_html_or_other_structure()
    {
        // Every text comes to every place.
        for (var shift = 0; shift < HostileModels.Texts.Length; shift++)
        {
            var from = shift;
            var model = HostileModels.Create(i =>
                HostileModels.Texts[(i + from) % HostileModels.Texts.Length]
            );

            ShouldBeHarmless(MarkdownReport.Render(model));
        }
    }

    [Theory]
    [InlineData(100_000)]
    [InlineData(1_000)]
    public void Long_texts_and_many_slices_stay_within_the_budget(int length)
    {
        string[] texts =
        [
            .. HostileModels.Texts.Select(t =>
                string.Concat(Enumerable.Repeat(t, 1 + length / t.Length))[..length]
            ),
        ];
        var model = HostileModels.Create(i => texts[i % texts.Length], slices: 5_000);

        foreach (var budget in new[] { 20_000, 35_000, 60_000 })
        {
            var text = MarkdownReport.Render(model, new() { Budget = budget });

            text.Length.ShouldBeLessThanOrEqualTo(budget);
            ShouldBeHarmless(text);
        }
    }

    [Fact]
    public void What_does_not_fit_is_left_out_from_the_end_and_named()
    {
        var model = HostileModels.Create(i => new string('"', 30 + i % 3));
        var options = new MarkdownOptions
        {
            Budget = 20_000,
            ReportUrl = new Uri("https://ci.example/run/1?a=(b)"),
        };

        var text = MarkdownReport.Render(model, options);

        text.Length.ShouldBeLessThanOrEqualTo(20_000);
        text.ShouldContain("### Gates");
        text.ShouldNotContain("<summary>Columns");
        text.ShouldContain("Left out to stay within 20,000 characters: ");
        text.ShouldContain(
            "stages, details. [The whole report](https://ci.example/run/1?a=%28b%29)"
        );
        text.ShouldContain("**Reproduce it**");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Sections_come_in_the_order_of_the_design(string name)
    {
        var text = MarkdownReport.Render(ReportModels.All.First(m => m.Name == name).Model);
        string[] order =
        [
            "<!-- mlopsbuild:report model=",
            "\n## ",
            "**Commit**",
            "### Gates",
            "Other metrics",
            "### What changed",
            "### Data checks",
            "### Worst slices",
            "### Confusion matrix",
            "ROC curve",
            "<summary>Stages",
            "<summary>Columns",
            "**Reproduce it**",
        ];

        var places = order
            .Select(o => text.IndexOf(o, StringComparison.Ordinal))
            .Where(i => i >= 0);

        places.ShouldBeInOrder();
        text.ShouldStartWith("<!-- mlopsbuild:report model=");
    }

    [Fact]
    public void Rejected_data_has_no_model_sections()
    {
        var text = MarkdownReport.Render(ReportModels.RejectedByData());

        text.ShouldContain("## ❌ telco-churn: rejected");
        text.ShouldContain("**Rejected by data check nulls on column total_charges and 1 more.**");
        text.ShouldNotContain("### Gates");
        text.ShouldNotContain("slices");
    }

    [Fact]
    public void Tables_parse_with_as_many_cells_as_headings()
    {
        foreach (var (_, model) in ReportModels.All)
        {
            var document = Markdig.Markdown.Parse(MarkdownReport.Render(model), Pipeline);
            var tables = document.Descendants<Table>().ToList();

            tables.ShouldNotBeEmpty();
            tables.ShouldAllBe(t =>
                t.OfType<TableRow>().All(r => r.Count == t.ColumnDefinitions.Count)
            );
        }
    }

    [Theory]
    [InlineData("telco-churn", "<!-- mlopsbuild:report model=telco-churn -->")]
    [InlineData("a--b-->c", "<!-- mlopsbuild:report model=a-%2Db-%2D%3Ec -->")]
    [InlineData("--", "<!-- mlopsbuild:report model=%2D- -->")]
    [InlineData("é x", "<!-- mlopsbuild:report model=%C3%A9%20x -->")]
    public void The_marker_cannot_end_early(string model, string expected) =>
        MarkdownReport.Marker(model).ShouldBe(expected);

    [Theory]
    [InlineData(19_999)]
    [InlineData(0)]
    public void A_budget_without_room_for_the_verdict_is_an_error(int budget) =>
        Should
            .Throw<ArgumentException>(() =>
                MarkdownReport.Render(ReportModels.Accepted(), new() { Budget = budget })
            )
            .Message.ShouldContain("at least 20,000");

    [Fact]
    public void A_report_address_must_be_of_the_web() =>
        Should.Throw<ArgumentException>(() =>
            MarkdownReport.Render(
                ReportModels.Accepted(),
                new() { ReportUrl = new Uri("javascript:alert(1)") }
            )
        );

    private static void ShouldBeHarmless(string text)
    {
        var document = Markdig.Markdown.Parse(text, Pipeline);
        document.Descendants<LinkInline>().ShouldBeEmpty();
        document.Descendants<AutolinkInline>().ShouldBeEmpty();
        document.Descendants<TaskList>().ShouldBeEmpty();
        document.Descendants<HtmlInline>().ShouldBeEmpty();
        document.Descendants<LinkReferenceDefinition>().ShouldBeEmpty();
        document.Descendants<Markdig.Extensions.Mathematics.MathInline>().ShouldBeEmpty();
        document.Descendants<Markdig.Extensions.Footnotes.Footnote>().ShouldBeEmpty();
        document.Descendants<Markdig.Extensions.Emoji.EmojiInline>().ShouldBeEmpty();
        document.Descendants<HeadingBlock>().Count().ShouldBeLessThanOrEqualTo(6);
        document
            .Descendants<FencedCodeBlock>()
            .Select(b => b.Info)
            .ShouldBeSubsetOf(["sh", "mermaid"]);
        foreach (var block in document.Descendants<HtmlBlock>())
        {
            block
                .Lines.ToString()
                .Trim()
                .ShouldMatch(
                    @"^(<!-- mlopsbuild:report model=[^ <>]* -->|<details><summary>[\w ]+(\([\d,]+\))?</summary>|</details>)$"
                );
        }

        // What a browser would make of it, and what GitHub looks for in the text of that.
        var html = new HtmlParser().ParseDocument(document.ToHtml(Pipeline));
        foreach (var title in html.QuerySelectorAll(".markdown-alert-title"))
        {
            title.Remove();
        }

        html.QuerySelectorAll(
                "a, img, script, svg, iframe, input, style, sup, sub, mark, ins, del, h1"
            )
            .ShouldBeEmpty();
        foreach (var code in html.QuerySelectorAll("code, pre"))
        {
            code.Remove();
        }

        var shown = html.Body!.TextContent;
        shown.ShouldNotMatch(@"@[A-Za-z0-9]");
        shown.ShouldNotMatch(@"#[0-9]");
        shown.ShouldNotMatch(@"(?i)gh-[0-9]");
        shown.ShouldNotMatch(@"://");
        shown.ShouldNotMatch(@"(?i)www\.");
        shown.ShouldNotMatch(@":[a-z]+:");
        Regex
            .IsMatch(
                text,
                "[\u202A-\u202E\u2066-\u2069\u200E\u200F\uFEFF\0-\x09\x0B-\x1F\x7F-\x9F]"
            )
            .ShouldBeFalse();
    }
}
