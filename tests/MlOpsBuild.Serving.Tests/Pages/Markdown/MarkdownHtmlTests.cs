using System.Diagnostics;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using MlOpsBuild.Common;
using MlOpsBuild.Serving.Pages.Markdown;

namespace MlOpsBuild.Serving.Tests.Pages.Markdown;

public sealed class MarkdownHtmlTests
{
    [Theory]
    [InlineData("# A *b*", "<h1>A <em>b</em></h1>\n")]
    [InlineData("## A ##", "<h2>A</h2>\n")]
    [InlineData("A\n===\nB\n---", "<h1>A</h1>\n<h2>B</h2>\n")]
    [InlineData("#no", "<p>#no</p>\n")]
    [InlineData("a\nb\n\nc", "<p>a\nb</p>\n<p>c</p>\n")]
    [InlineData("a  \nb\\\nc", "<p>a<br>\nb<br>\nc</p>\n")]
    [InlineData("***", "<hr>\n")]
    [InlineData("- a\n- b", "<ul>\n<li>a\n</li>\n<li>b\n</li>\n</ul>\n")]
    [InlineData("3) a\n4) b", "<ol start=\"3\">\n<li>a\n</li>\n<li>b\n</li>\n</ol>\n")]
    [InlineData("> a\n> b", "<blockquote>\n<p>a\nb</p>\n</blockquote>\n")]
    [InlineData("    x < y", "<pre tabindex=\"0\"><code>x &lt; y\n</code></pre>\n")]
    [InlineData("```sh\na\n\n```", "<pre tabindex=\"0\"><code>a\n\n</code></pre>\n")]
    [InlineData("````\n```\n````", "<pre tabindex=\"0\"><code>```\n</code></pre>\n")]
    [InlineData("`a *b* <c>`", "<p><code>a *b* &lt;c&gt;</code></p>\n")]
    [InlineData("`` a`b ``", "<p><code>a`b</code></p>\n")]
    [InlineData("`open", "<p>`open</p>\n")]
    [InlineData(
        "**a** __b__ ***c***",
        "<p><strong>a</strong> <strong>b</strong> <em><strong>c</strong></em></p>\n"
    )]
    [InlineData("snake_case_name 2 * 3 * 4", "<p>snake_case_name 2 * 3 * 4</p>\n")]
    [InlineData("\\*a\\*", "<p>*a*</p>\n")]
    [InlineData("&#61; &lt; &nosuch; &", "<p>= &lt; &amp;nosuch; &amp;</p>\n")]
    [InlineData("<!-- a -->\nb", "<p>b</p>\n")]
    [InlineData("---\nlicense: mit\n---\n# A", "<h1>A</h1>\n")]
    [InlineData("<b>a</b>", "<p>&lt;b&gt;a&lt;/b&gt;</p>\n")]
    public void RendersAsCommonMarkSays(string markdown, string html) =>
        MarkdownHtml.Render(markdown).ShouldBe(html);

    [Theory]
    [InlineData("[a](https://x.example/?b=1&c \"t\")", "https://x.example/?b=1&c", "a")]
    [InlineData("![a](http://x.example/i.png)", "http://x.example/i.png", "a")]
    [InlineData("<https://x.example>", "https://x.example/", "https://x.example")]
    [InlineData("<a@x.example>", "mailto:a@x.example", "a@x.example")]
    [InlineData("see https://x.example/a_b.", "https://x.example/a_b", "https://x.example/a_b")]
    [InlineData("[**b**](mailto:a@x.example)", "mailto:a@x.example", "b")]
    public void LinksLeadWhereTheySay(string markdown, string target, string text)
    {
        var link = Parse(MarkdownHtml.Render(markdown)).QuerySelectorAll("a").Single();
        link.GetAttribute("href").ShouldBe(target);
        link.TextContent.ShouldBe(text);
        link.GetAttribute("rel").ShouldBe("noopener noreferrer nofollow");
    }

    [Theory]
    [InlineData("[a](javascript:alert(1))")]
    [InlineData("[a](JaVaScRiPt:alert(1))")]
    [InlineData("[a](&#106;avascript:alert(1))")]
    [InlineData("[a](data:text/html,x)")]
    [InlineData("[a](//x.example)")]
    [InlineData("[a](/relative)")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("[a](java\nscript:x)")]
    [InlineData("![a](file:///etc/passwd)")]
    public void LinksToElsewhereAreText(string markdown) =>
        Parse(MarkdownHtml.Render(markdown)).QuerySelectorAll("a").ShouldBeEmpty();

    [Theory]
    [InlineData("card-accepted.md")]
    [InlineData("card-regression.md")]
    [InlineData("card-multiclass.md")]
    public void OurCardsLookAsAnotherRendererShowsThem(string card)
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, card));
        var pipeline = new Markdig.MarkdownPipelineBuilder();
        Markdig.MarkdownExtensions.UsePipeTables(pipeline);
        var theirs = Parse(Markdig.Markdown.ToHtml(text, pipeline.Build()));
        Outline(Parse(MarkdownHtml.Render(text))).ShouldBe(Outline(theirs));
        Outline(theirs).Count.ShouldBeGreaterThan(30);
    }

    [Fact]
    public void HeadingsAreShifted() =>
        MarkdownHtml.Render("# a\n\n###### b", 1).ShouldBe("<h2>a</h2>\n<h6>b</h6>\n");

    [Fact]
    public void WhateverTheTextSaysTheHtmlIsHarmless()
    {
        string[] pieces =
        [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "[",
            "]",
            "(",
            ")",
            "!",
            "`",
            "```",
            "\n",
            "\n\n",
            "    ",
            "> ",
            "- ",
            "1. ",
            "|",
            "|--|--|\n",
            "*",
            "**",
            "_",
            "__",
            "\\",
            "&lt;",
            "&#60;script&#62;",
            "<",
            ">",
            "\"",
            "'",
            "javascript:alert(1)",
            "https://x.example/\"onmouseover=alert(1)",
            "http://x/<script>",
            "a",
            " ",
            "# ",
            "---\n",
            "<!--",
            "-->",
            "\0",
            "\r",
            "\t",
            "<a href=javascript:x>",
            "~~~",
            "](",
            "![x](",
            "data:text/html,<script>",
            "mailto:a@b\" onclick=\"x",
        ];
        string[] allowed =
        [
            "p",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "em",
            "strong",
            "code",
            "pre",
            "a",
            "br",
            "hr",
            "ul",
            "ol",
            "li",
            "blockquote",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "div",
        ];
        string[] attributes = ["href", "rel", "class", "scope", "start", "tabindex"];
        var random = new StableRandom(7, "hostile cards");
        for (var round = 0; round < 3000; round++)
        {
            var markdown = string.Concat(
                Enumerable
                    .Range(0, 1 + (int)(random.NextDouble() * 30))
                    .Select(_ => pieces[(int)(random.NextDouble() * pieces.Length)])
            );
            var html = MarkdownHtml.Render(markdown);
            var document = Parse(html);
            foreach (var element in document.Body!.QuerySelectorAll("*"))
            {
                allowed.ShouldContain(element.LocalName, markdown);
                foreach (var attribute in element.Attributes)
                {
                    attributes.ShouldContain(attribute.Name, markdown);
                    if (attribute.Name == "href")
                    {
                        new Uri(attribute.Value).Scheme.ShouldBeOneOf("http", "https", "mailto");
                    }
                }
            }

            // Balanced: a browser's repair finds nothing to do.
            document.Head!.Children.ShouldBeEmpty(markdown);
        }
    }

    [Theory]
    [InlineData("[")]
    [InlineData("![")]
    [InlineData("*a ")]
    [InlineData("_a")]
    [InlineData("**")]
    [InlineData("`")]
    [InlineData("> ")]
    [InlineData("- ")]
    [InlineData("<!--\n")]
    [InlineData("[a](")]
    [InlineData("|a\n")]
    [InlineData("a\n")]
    [InlineData("`a``b```c")]
    [InlineData("1. a\n   ")]
    public async Task HostileTextTakesNoLongTime(string piece)
    {
        // A bound far above what it takes, and far below what quadratic time would be: no race, a hang otherwise.
        var text = string.Concat(Enumerable.Repeat(piece, 300_000 / piece.Length));
        await Task.Run(() => MarkdownHtml.Render(text)).WaitAsync(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public void WhatIsTooLongIsCut()
    {
        var html = MarkdownHtml.Render(new string('a', MarkdownHtml.MaxLength + 1));
        html.ShouldEndWith("<p>…</p>\n");
    }

    private static IDocument Parse(string html) =>
        new HtmlParser().ParseDocument($"<body>{html}</body>");

    // Elements and texts in their order, without what either adds around them.
    private static List<string> Outline(IDocument document) =>
        [
            .. document
                .Body!.QuerySelectorAll("h1,h2,h3,p,li,th,td,pre,code,strong,em,a")
                .Select(e =>
                    $"{e.LocalName}: {string.Join(' ', e.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}"
                ),
        ];
}
