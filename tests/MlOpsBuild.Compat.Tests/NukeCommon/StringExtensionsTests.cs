using Nuke.Common;
using Nuke.Common.Utilities;

namespace MlOpsBuild.Compat.Tests.NukeCommon;

/// <summary>Helpers on text.</summary>
public sealed class StringExtensionsTests
{
    [Theory]
    [InlineData("MaxRetryCount", "Max Retry Count")]
    [InlineData("MSBuildConfiguration", "MSBuild Configuration")]
    [InlineData("max-retries", "max-retries")]
    [InlineData("A", "A")]
    [InlineData("", "")]
    [InlineData("Max2Retry", "Max2Retry")]
    public void Humps_are_split(string text, string expected) =>
        text.SplitCamelHumps().JoinSpace().ShouldBe(expected);

    [Theory]
    [InlineData("NuGetGitHubKey", "NuGet GitHub Key")]
    [InlineData("NugetApiKey", "Nuget Api Key")]
    [InlineData("MyGitHubToken", "My GitHub Token")]
    [InlineData("DotNetMSBuild", "DotNet MSBuild")]
    [InlineData("GitHubKeyNuGet", "GitHub Key NuGet")]
    public void Known_words_stay(string text, string expected) =>
        text.SplitCamelHumpsWithKnownWords().JoinSpace().ShouldBe(expected);

    [Fact]
    public void Text_is_split()
    {
        "a\nb\r\nc\n".SplitLineBreaks().ShouldBe(["a", "b", "c", ""]);
        " a  b ".SplitSpace().ShouldBe(["a", "b"]);
        "a-b_c".Split((x, _) => !char.IsLetter(x)).ShouldBe(["a", "b", "c"]);
        "aXbX".Split((x, _) => x == 'X', includeSplitCharacter: true).ShouldBe(["a", "Xb", "X"]);
    }

    [Fact]
    public void Text_is_joined()
    {
        string[] values = ["a", "b", "c"];
        values.Join("--").ShouldBe("a--b--c");
        values.Join('|').ShouldBe("a|b|c");
        values.JoinSpace().ShouldBe("a b c");
        values.JoinComma().ShouldBe("a,b,c");
        values.JoinCommaSpace().ShouldBe("a, b, c");
        values.JoinDash().ShouldBe("a-b-c");
        values.JoinDot().ShouldBe("a.b.c");
        values.JoinSlash().ShouldBe("a/b/c");
        values.JoinBackslash().ShouldBe(@"a\b\c");
        values.JoinSemicolon().ShouldBe("a;b;c");
        values.JoinUnderscore().ShouldBe("a_b_c");
        values.JoinAmpersand().ShouldBe("a&b&c");
        values.JoinCommaOr().ShouldBe("a, b, or c");
        values.JoinCommaAnd().ShouldBe("a, b, and c");
        values.Take(2).JoinCommaOr().ShouldBe("a or b");
        values.Take(1).JoinCommaAnd().ShouldBe("a");
        values.Take(0).JoinCommaAnd().ShouldBe("");
        values.JoinNewLine().ShouldBe(string.Join(Environment.NewLine, values));
        values.JoinNewLine(PlatformFamily.Windows).ShouldBe("a\r\nb\r\nc");
        values.JoinNewLine(PlatformFamily.Linux).ShouldBe("a\nb\nc");
    }

    [Theory]
    [InlineData("a b", "\"a b\"", "'a b'")]
    [InlineData("ab", "ab", "ab")]
    [InlineData("\"a b\"", "\"a b\"", "'\"a b\"'")]
    [InlineData("'a b'", "\"'a b'\"", "'a b'")]
    [InlineData("a \"b\"", "\"a \\\"b\\\"\"", "'a \"b\"'")]
    [InlineData("", "", "")]
    [InlineData(" ", "", "")]
    [InlineData(null, "", "")]
    public void Quotes_are_added_if_needed(string? text, string doubled, string single)
    {
        text.DoubleQuoteIfNeeded().ShouldBe(doubled);
        text.SingleQuoteIfNeeded().ShouldBe(single);
    }

    [Fact]
    public void Quotes()
    {
        "a\"b".DoubleQuote().ShouldBe("\"a\\\"b\"");
        "a'b".SingleQuote().ShouldBe("'a\\'b'");
        ((string?)null).DoubleQuote().ShouldBe("\"\"");
        "a;b".DoubleQuoteIfNeeded(';', null).ShouldBe("\"a;b\"");
        "a b".SingleQuoteIfNeeded(';').ShouldBe("a b");
        "\"a\"".TrimMatchingDoubleQuotes().ShouldBe("a");
        "\"a".TrimMatchingDoubleQuotes().ShouldBe("\"a");
        "''a''".TrimMatchingSingleQuotes().ShouldBe("'a'");
    }

    [Fact]
    public void Text_is_compared()
    {
        "aBc".EqualsOrdinalIgnoreCase("AbC").ShouldBeTrue();
        "aBc".EqualsAnyOrdinalIgnoreCase("x", "ABC").ShouldBeTrue();
        "aBc".EqualsAnyOrdinalIgnoreCase(new List<string> { "x" }).ShouldBeFalse();
        "aBc".ContainsOrdinalIgnoreCase("BC").ShouldBeTrue();
        "aBc".ContainsAnyOrdinalIgnoreCase("x", "b").ShouldBeTrue();
        "aBc".StartsWithOrdinalIgnoreCase("AB").ShouldBeTrue();
        "aBc".StartsWithAnyOrdinalIgnoreCase("x", "AB").ShouldBeTrue();
        "aBc".StartsWithAny("x", "AB").ShouldBeFalse();
        "aBc".StartsWithAny("x", "aB").ShouldBeTrue();
        "aBc".EndsWithOrdinalIgnoreCase("bC").ShouldBeTrue();
        "aBc".EndsWithAnyOrdinalIgnoreCase("x", "bC").ShouldBeTrue();
        "aBc".EndsWithAny("bc").ShouldBeFalse();
    }

    [Fact]
    public void Text_is_trimmed_and_changed()
    {
        "prefixname".TrimStart("prefix").ShouldBe("name");
        "name.txt".TrimEnd(".txt").ShouldBe("name");
        "name".TrimEnd(".txt").ShouldBe("name");
        "a----b--c".TrimToOne("-").ShouldBe("a-b-c");
        "a  b\r\n   c".TrimWhitespaces().ShouldBe("a b c");
        "name".Capitalize().ShouldBe("Name");
        "".Capitalize().ShouldBe("");
        "abcdef".Truncate(3).ShouldBe("abc…");
        "abc".Truncate(3).ShouldBe("abc");
        "b".Prepend("a").Append("c").ShouldBe("abc");
        "a".Indent(2).ShouldBe("  a");
        '-'.Repeat(3).ShouldBe("---");
        "a{b}".EscapeBraces().ShouldBe("a{{b}}");
        "v1.2".ReplaceRegex(@"\d", x => x.Value + x.Value).ShouldBe("v11.22");
        "key_value".IndexOfRegex("_").ShouldBe(3);
        @"caf\u00e9".ReplaceUnicode().ShouldBe("café");
        "my nuget and github".ReplaceKnownWords().ShouldBe("my NuGet and GitHub");
        "".ToNullIfEmpty().ShouldBeNull();
        " ".ToNullIfEmpty().ShouldBe(" ");
        " ".ToNullIfWhiteSpace().ShouldBeNull();
        " ".IsNullOrWhiteSpace().ShouldBeTrue();
        ((string?)null).IsNullOrEmpty().ShouldBeTrue();
    }

    [Fact]
    public void Digests_are_those_of_the_system()
    {
        "weights é"
            .GetMD5Hash()
            .ShouldBe(Shell.Run("/", "printf 'weights é' | md5sum | cut -d' ' -f1"));
        "weights é"
            .GetSHA256Hash()
            .ShouldBe(Shell.Run("/", "printf 'weights é' | sha256sum | cut -d' ' -f1"));
    }
}
