using FsCheck;
using MlOpsBuild.Common;
using MlOpsBuild.Configuration.Yaml;

namespace MlOpsBuild.Tests.Configuration.Yaml;

public class YamlSubsetTests
{
    // What YAML is made of, and what trips readers of it.
    private static readonly string[] Pieces =
    [
        "a",
        "b",
        "name",
        "0.5",
        "1",
        "-1",
        "true",
        "~",
        ".5",
        "é",
        "x y",
        "a#b",
        "a:b",
        "/p",
        ": ",
        ": ",
        ": ",
        ":",
        ":\n",
        ":\n  ",
        ":\n    ",
        "\n",
        "\n",
        "\n",
        "\n  ",
        "\n  ",
        "\n    ",
        "\n- ",
        "\n  - ",
        "\n    - ",
        "- ",
        "-",
        " ",
        "  ",
        "# c",
        " # c",
        " #",
        "\n# c\n",
        "\n\n",
        "[",
        "]",
        "{",
        "}",
        ", ",
        ",",
        "[a, b]",
        "{ a: 1, b: 2 }",
        "[]",
        "{}",
        "[ { a: [1] } ]",
        "\"q\"",
        "'q'",
        "\"",
        "'",
        "''",
        "\\",
        "\"a: b\"",
        "'a # b'",
        "&x",
        "*x",
        "!t",
        "|",
        ">",
        "?",
        "? ",
        "%",
        "@",
        "`",
        "\t",
        "\r\n",
        "\r",
        "---",
        "...",
        "\n---\n",
        "<<",
        "=",
        "+",
        "-a",
        "--",
        "-.5",
        "\u00A0",
        "\u2028",
        "\u0085",
        "😀",
        "~a",
        "a]",
        "a}b",
        "[a b]",
    ];

    [Fact]
    public void It_builds_the_tree_of_the_full_parser_or_none()
    {
        var read = 0;
        var texts = Gen.ListOf(Gen.Elements(Pieces)).Select(string.Concat);
        Always.Holds(texts, t => Agrees(t, ref read), 20_000);
        read.ShouldBeGreaterThan(1000);
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
