using FsCheck;
using Nuke.Common.IO;
using Nuke.Common.Tooling;

namespace MlOpsBuild.Compat.Tests.NukeCommon;

/// <summary>Interpolated arguments: quoting of values and what a process gets of them.</summary>
public sealed class ArgumentStringTests
{
    private const string Script = "printf '%s\\n' \"$@\"";
    private static readonly Tool s_bash = ToolResolver.GetPathTool("bash");

    private static string Line(ArgumentStringHandler arguments) => arguments.ToStringAndClear();

    [Fact]
    public void Values_are_quoted_as_they_need()
    {
        AbsolutePath path = "/a b/c";
        Line($"x {"plain"} {"two words"} {1.5} {true} {""} {null} y")
            .ShouldBe("x plain \"two words\" 1.5 true   y");
        Line($"x {path} {path:nq} {path:s}").ShouldBe("x \"/a b/c\" /a b/c '/a b/c'");
        Line($"x {"two words":nq} {"\"in quotes\""}").ShouldBe("x two words \"in quotes\"");
        Line($"x {"say \"hi\""}").ShouldBe("x \"say \\\"hi\\\"\"");
        Line($"x {@"C:\a b\"}").ShouldBe("x \"C:\\a b\\\\\"");
    }

    [Fact]
    public void Lists_of_paths_are_separate_arguments()
    {
        AbsolutePath[] paths = ["/a", "/b c"];
        Line($"x {paths} y").ShouldBe("x /a \"/b c\" y");
    }

    [Fact]
    public void A_text_is_a_whole_line()
    {
        var line = "-c \"echo a  b\"";
        s_bash(line, logOutput: false).StdToText().ShouldBe("a b");
        s_bash($"{line}", logOutput: false).StdToText().ShouldBe("a b");
    }

    [Fact]
    public void A_process_gets_just_the_values()
    {
        // What quoting has to care for, and what it has to leave alone.
        var text = Gen.Elements("\\", "\"", " ", "\t", "'", "$", "`", "*", ";", "%", "a", "é", "🙂")
            .ListOf()
            .Select(x => string.Concat(x));
        Prop.ForAll(
                text.Three().ToArbitrary(),
                values =>
                {
                    // With a first letter no value is empty or in quotes already.
                    var (a, b, c) = ($"1{values.Item1}", $"2{values.Item2}", $"3{values.Item3}");
                    s_bash($"-c {Script} bash {a} {b} {c}", logOutput: false)
                        .Select(x => x.Text)
                        .ShouldBe([a, b, c]);
                }
            )
            .Check(
                new Configuration
                {
                    MaxNbOfTest = 100,
                    Replay = FsCheck.Random.StdGen.NewStdGen(42, 17),
                    QuietOnSuccess = true,
                    Runner = Config.QuickThrowOnFailure.Runner,
                }
            );
    }

    [Theory]
    [InlineData("\\")]
    [InlineData("\\\\\"")]
    [InlineData("a\\\" b")]
    [InlineData(" ")]
    [InlineData("$HOME `id` 'x' * ? ; | & > <")]
    [InlineData("\"a")]
    [InlineData("a\"b")]
    [InlineData("tab\there")]
    [InlineData("ünïcödé 日本 🙂")]
    public void A_process_gets_just_the_value(string value) =>
        s_bash($"-c {Script} bash {value}", logOutput: false).Select(x => x.Text).ShouldBe([value]);
}
