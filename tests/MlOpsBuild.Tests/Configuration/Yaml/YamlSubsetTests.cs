using FsCheck;
using MlOpsBuild.Common;
using MlOpsBuild.Configuration.Yaml;

namespace MlOpsBuild.Tests.Configuration.Yaml;

public class YamlSubsetTests
{
    private static readonly string[] Indents = ["", "", "  ", "  ", "    ", " ", "      "];

    private static readonly string[] Leads =
    [
        "a: ",
        "b: ",
        "name: ",
        "a:",
        "- ",
        "- ",
        "-",
        "- a: ",
        "- - ",
        "-   b: ",
        "\"k\": ",
        "x y: ",
        "# ",
        "",
        "? ",
    ];

    private static readonly string[] Values =
    [
        "a",
        "0.5",
        "-1",
        "true",
        "~",
        ".5",
        "é",
        "x y",
        "a#b",
        "a:b",
        "/p",
        "a: b",
        "a:",
        "-a",
        "-",
        "+",
        "a]",
        "a}b",
        "a, b",
        "[a, b]",
        "{ a: 1, b: 2 }",
        "[]",
        "{}",
        "[ { a: [1] }, c ]",
        "[a b]",
        "[a",
        "{a: 1}}",
        "[a,]",
        "[a: b]",
        "{a}",
        "[[]]",
        "{ a: -1 }",
        "\"q\"",
        "'q'",
        "\"",
        "'",
        "'it''s'",
        "\"a\\nb\"",
        "\"a: b\"",
        "'a # b'",
        "\"q\" r",
        "\"q\": r",
        "",
        "",
        "&x",
        "*x",
        "!t",
        "|",
        ">",
        "%",
        "@",
        "`",
        "\t",
        "a\tb",
        "<<",
        "=",
        "---",
        "...",
        "\u00A0",
        "a\u2028b",
        "\u0085",
        "😀",
        "~a",
    ];

    private static readonly string[] Tails =
    [
        "",
        "",
        "",
        " ",
        " # c",
        "# c",
        "  #",
        "\r",
        "\n",
        "\n# c",
    ];

    private static readonly string[] Pieces =
    [
        .. Indents,
        .. Leads,
        .. Values,
        .. Tails,
        "\n",
        "\n  ",
        ": ",
    ];

    [Fact]
    public void It_builds_the_tree_of_the_full_parser_or_none()
    {
        var read = 0;
        var lines =
            from indent in Mostly(["", "  "], Indents)
            from lead in Mostly(["a: ", "b: ", "- ", "- a: ", "a:"], Leads)
            from value in Mostly(["a", "0.5", "[a, b]", "{ a: 1 }", "\"q\"", ""], Values)
            from tail in Gen.Elements(Tails)
            select indent + lead + value + tail;
        var texts =
            from count in Gen.Choose(1, 5)
            from text in Gen.ListOf(count, lines)
            select string.Join('\n', text);
        Always.Holds(texts, t => Agrees(t, ref read), 20_000);
        read.ShouldBeGreaterThan(500);
    }

    [Fact]
    public void It_builds_the_tree_of_the_full_parser_for_a_changed_good_file_or_none()
    {
        var read = 0;
        var good = File.ReadAllText(
            Path.Combine(GoldenFile.Root, "templates/mlopsbuild/mlops.yaml")
        );
        var texts =
            from at in Gen.Choose(0, good.Length)
            from length in Gen.Choose(0, 3)
            from piece in Gen.Elements(Pieces)
            select good[..at] + piece + good[Math.Min(good.Length, at + length)..];
        Always.Holds(texts, t => Agrees(t, ref read), 5_000);
        read.ShouldBeGreaterThan(1000);
    }

    [Fact]
    public void It_reads_the_sample_itself() =>
        YamlSubset
            .Read(
                File.ReadAllText(Path.Combine(GoldenFile.Root, "templates/mlopsbuild/mlops.yaml"))
            )
            .ShouldNotBeNull();

    [Theory]
    [InlineData("a:\n- b\n- c\nd: e\n")]
    [InlineData("a:\n  - b: 1\n    c: 2\n  -   b: 3\n")]
    [InlineData("- - a\n  - b\n- c: d\n")]
    [InlineData("a: { b: [1, { c: \"d\" }], e: 'f' } # g\n")]
    [InlineData("a:   # b\n\n  # c\n  d: e#f g   # h\n# i\n")]
    [InlineData("a: b\r\nc:\r\n  d: e\r\n")]
    [InlineData("a: b")]
    [InlineData("a: x: y")]
    [InlineData("a: b\n c")]
    [InlineData("a: [b\n, c]\n")]
    [InlineData("a:\n  b: c\n d: e\n")]
    public void It_agrees_with_the_full_parser(string text)
    {
        var read = 0;
        Agrees(text, ref read).ShouldBeTrue();
    }

    private static Gen<string> Mostly(string[] usual, string[] any) =>
        Gen.Frequency(Tuple.Create(3, Gen.Elements(usual)), Tuple.Create(1, Gen.Elements(any)));

    private static bool Agrees(string text, ref int read)
    {
        if (YamlSubset.Read(text) is not { } tree)
        {
            return true;
        }

        read++;
        try
        {
            return YamlTree.Dump(tree) == YamlTree.Dump(YamlReader.Read(text, "f"));
        }
        catch (UsageException)
        {
            return false;
        }
    }
}
