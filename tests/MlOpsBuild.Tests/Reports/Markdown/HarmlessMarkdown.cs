using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace MlOpsBuild.Tests.Reports.Markdown;

/// <summary>
/// Parses Markdown with every extension that GitHub knows, and more, and finds nothing in it but what reports are made
/// of. Smileys such as <c>;)</c> stay what they are on GitHub.
/// </summary>
internal static partial class HarmlessMarkdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UseAdvancedExtensions()
        .UseEmojiAndSmiley(enableSmileys: false)
        .Build();

    /// <summary>Fails where there is more.</summary>
    /// <param name="text">The Markdown.</param>
    /// <param name="link">The only address that may be linked, if any.</param>
    public static void Check(string text, string? link = null)
    {
        var document = Markdig.Markdown.Parse(text, Pipeline);
        document
            .Descendants<LinkInline>()
            .ShouldAllBe(l => link != null && !l.IsImage && l.Url == link && !l.IsAutoLink);
        document.Descendants<AutolinkInline>().ShouldBeEmpty();
        document.Descendants<TaskList>().ShouldBeEmpty();
        document.Descendants<HtmlInline>().ShouldBeEmpty();
        document.Descendants<LinkReferenceDefinition>().ShouldBeEmpty();
        document.Descendants<Markdig.Extensions.Mathematics.MathInline>().ShouldBeEmpty();
        document.Descendants<Markdig.Extensions.Footnotes.Footnote>().ShouldBeEmpty();
        document.Descendants<Markdig.Extensions.Emoji.EmojiInline>().ShouldBeEmpty();
        document.Descendants<HeadingBlock>().Count().ShouldBeLessThanOrEqualTo(7);
        document
            .Descendants<FencedCodeBlock>()
            .Select(b => b.Info)
            .ShouldBeSubsetOf(["sh", "mermaid", "text"]);
        document
            .Descendants<Table>()
            .ShouldAllBe(t => t.OfType<TableRow>().All(r => r.Count == t.ColumnDefinitions.Count));
        foreach (var block in document.Descendants<HtmlBlock>())
        {
            block.Lines.ToString().Trim().ShouldMatch(OwnHtml().ToString());
        }

        CheckShown(document.ToHtml(Pipeline), link);
        Invisible().IsMatch(text).ShouldBeFalse();
    }

    // What a browser would make of it, and what GitHub looks for in the text of that.
    private static void CheckShown(string rendered, string? link)
    {
        var html = new HtmlParser().ParseDocument(rendered);
        foreach (var title in html.QuerySelectorAll(".markdown-alert-title"))
        {
            title.Remove();
        }

        html.QuerySelectorAll("a").ShouldAllBe(a => a.GetAttribute("href") == link);
        html.QuerySelectorAll(
                "img, script, svg, iframe, input, style, sup, sub, mark, ins, del, h1"
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
        shown.ShouldNotMatch(@"(?i)(javascript|data|mailto):[^\s\u200B]");
    }

    [GeneratedRegex(
        @"^(<!-- mlopsbuild:report model=[^ <>]* -->|<details><summary>[\w ]+(\([\d,]+\))?</summary>|</details>)$"
    )]
    private static partial Regex OwnHtml();

    [GeneratedRegex("[\u202A-\u202E\u2066-\u2069\u200E\u200F\uFEFF\0-\x09\x0B-\x1F\x7F-\x9F]")]
    private static partial Regex Invisible();
}
