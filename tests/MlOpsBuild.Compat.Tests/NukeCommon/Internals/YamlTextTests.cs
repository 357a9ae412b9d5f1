using FsCheck;
using Nuke.Common.CI.GitHubActions.Configuration;
using YamlDotNet.RepresentationModel;

namespace MlOpsBuild.Compat.Tests.NukeCommon.Internals;

/// <summary>Text in YAML, read back by a parser.</summary>
public sealed class YamlTextTests
{
    private static readonly Gen<string> s_texts = Gen.Elements(
            " abcXYZ019.,:;#'\"{}[]!&*-?|>%@`\\/=~$<^+()_ä".ToCharArray()
        )
        .ArrayOf()
        .Select(x => new string(x));

    [Fact]
    public void Any_text_is_read_back()
    {
        var configuration = Configuration.QuickThrowOnFailure;
        configuration.MaxNbOfTest = 5000;
        configuration.QuietOnSuccess = true;
        configuration.Replay = FsCheck.Random.StdGen.NewStdGen(11, 42);
        Prop.ForAll(
                s_texts.ToArbitrary(),
                text =>
                {
                    ReadBack(YamlText.Quote(text)).ShouldBe(text);
                    ReadBack(YamlText.Value(text)).ShouldBe(Unquote(text));
                    ReadBack(YamlText.Pattern(text)).ShouldBe(Unquote(text));
                }
            )
            .Check(configuration);
    }

    [Theory]
    [InlineData("main", "main")]
    [InlineData("feature/x-1", "feature/x-1")]
    [InlineData("release/1.0", "'release/1.0'")]
    [InlineData("**", "'**'")]
    [InlineData("'v*'", "'v*'")]
    [InlineData("it's*", "'it''s*'")]
    public void Patterns_are_quoted(string pattern, string expected) =>
        YamlText.Pattern(pattern).ShouldBe(expected);

    [Theory]
    [InlineData("always()", "always()")]
    [InlineData("success() || failure()", "success() || failure()")]
    [InlineData("runner.os == 'Linux'", "runner.os == 'Linux'")]
    [InlineData("!cancelled()", "'!cancelled()'")]
    [InlineData("'Linux' == 'Linux'", "'''Linux'' == ''Linux'''")]
    [InlineData("${{ always() }}", "${{ always() }}")]
    [InlineData("'!cancelled()'", "'!cancelled()'")]
    [InlineData("", "''")]
    public void Values_are_quoted_where_needed(string value, string expected) =>
        YamlText.Value(value).ShouldBe(expected);

    /// <summary>What is quoted already means what is in the quotes.</summary>
    private static string Unquote(string text)
    {
        if (text.Length < 2 || text[0] != text[^1])
            return text;

        var inner = text[1..^1];
        var unescaped = inner.Replace("''", "", StringComparison.Ordinal);
        return text[0] switch
        {
            '\'' when !unescaped.Contains('\'') => inner.Replace(
                "''",
                "'",
                StringComparison.Ordinal
            ),
            '"' when inner.AsSpan().IndexOfAny('"', '\\') < 0 => inner,
            _ => text,
        };
    }

    private static string ReadBack(string value)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader($"key: {value}\nnext: 1\n"));
        var root = (YamlMappingNode)yaml.Documents.ShouldHaveSingleItem().RootNode;
        root.Children.Count.ShouldBe(2);
        return ((YamlScalarNode)root["key"]).Value!;
    }
}
