using MlOpsBuild.Reports.Markdown;

namespace MlOpsBuild.Tests.Reports.Markdown;

public class MarkdownEscapeTests
{
    [Theory]
    [InlineData("plain text, 5% (x) it's: 12", "plain text, 5% (x) it's: 12")]
    [InlineData("senior_citizen", "senior_citizen")]
    [InlineData("_a_", "&#95;a&#95;")]
    [InlineData("@everyone", "&#64;\u200Beveryone")]
    [InlineData("#123", "&#35;\u200B123")]
    [InlineData("GH-12 gh-12 x-12", "GH-\u200B12 gh-\u200B12 x-12")]
    [InlineData("http://x", "http&#58;\u200B//x")]
    [InlineData("www.x.y", "www\u200B.x.y")]
    [InlineData(":tada:", "&#58;\u200Btada:")]
    [InlineData("data.csv:12:3", "data.csv:12:3")]
    [InlineData("+0.5 a+b ++i++", "+0.5 a&#43;b &#43;&#43;i&#43;&#43;")]
    [InlineData("a|b", "a&#124;b")]
    [InlineData("<b>&amp;", "&#60;b&#62;&#38;amp&#59;")]
    [InlineData("`x`", "&#96;x&#96;")]
    [InlineData("[x](y)", "&#91;x&#93;(y)")]
    [InlineData("a\r\nb", "a  b")]
    [InlineData("", "")]
    public void Text(string input, string expected) =>
        MarkdownEscape
            .Text(input)
            .ShouldBe(expected.Replace("amp&#59;", "amp;", StringComparison.Ordinal));

    [Theory]
    [InlineData("train.depth", "`train.depth`")]
    [InlineData("a`b", "a&#96;b")]
    [InlineData("a|b", "a&#124;b")]
    [InlineData("", "")]
    public void Code(string input, string expected) =>
        MarkdownEscape.Code(input).ShouldBe(expected);

    [Theory]
    [InlineData("x", "```sh\nx\n```\n")]
    [InlineData("a ``` b", "````sh\na ``` b\n````\n")]
    [InlineData("a\n```\nb", "````sh\na ``` b\n````\n")]
    public void Block(string input, string expected) =>
        MarkdownEscape.Block(input, "sh").ShouldBe(expected);
}
