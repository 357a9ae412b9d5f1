using MlOpsBuild.Common;
using MlOpsBuild.Configuration.Yaml;

namespace MlOpsBuild.Tests.Configuration.Yaml;

public class YamlErrorsTests
{
    private static readonly ErrorCase[] Cases =
    [
        new("a tab indents", "", "data:\n\tlabel: churn\n"),
        new("a tab after spaces indents", "", "data:\n  label: churn\n \tsource: x\n"),
        new("a tab below a value", "", "model: a\n\ttask: b\n"),
        new("an open quote", "", "model: \"telco\ntask: binary\n"),
        new("an open single quote", "", "model: 'telco\ntask: binary\n"),
        new("an open list", "", "slices: [a, b\ntask: binary\n"),
        new("an open section", "", "split: { test: 0.2\ntask: binary\n"),
        new("a bracket too many", "", "slices: [a, b]]\n"),
        new("a brace too many", "", "split: { test: 0.2 }}\n"),
        new("a word after a bracket", "", "slices: [a, b] c\n"),
        new("a colon in a text", "", "label: a: b\n"),
        new("a key too deep", "", "model: a\n  task: b\n"),
        new("a key not deep enough", "", "data:\n    label: a\n  source: b\n"),
        new("a list item among keys", "", "model: a\n- b\n"),
        new("a key among list items", "", "slices:\n  - a\n  b: c\n"),
        new("no space after the colon", "", "model:a\ntask: binary\n"),
        new("text after a quoted value", "", "model: \"a\" b\n"),
        new("an at sign", "", "label: @churn\n"),
        new("a backtick", "", "label: `churn`\n"),
        new("a percent sign", "", "label: %churn\n"),
        new("a glob without quotes", "", "source: *.csv\n"),
        new("an alias", "", "a: &x 1\nb: *x\n"),
        new("an anchor", "", "a: &x 1\n"),
        new("an ampersand", "", "label: & b\n"),
        new("a tag", "", "a: !!str 1\n"),
        new("an unknown escape", "", "source: \"data\\churn.csv\"\n"),
        new("two documents", "", "a: 1\n---\nb: 2\n"),
        new("text after the document", "", "a: 1\n...\nb\n"),
        new("an empty file", "", ""),
        new("only a comment", "", "# model: a\n"),
        new("a list at the root", "", "- a\n- b\n"),
        new("text at the root", "", "churn\n"),
        new("a colon without a space only", "", "model:a\n"),
        new("a list as a key", "", "? [a, b]\n: c\n"),
        new("a control character", "", "model: a\0b\n"),
        new("deep nesting", "", $"a: {new string('[', 40)}{new string(']', 40)}\n"),
    ];

    [Fact]
    public void Syntax_errors_are_told_in_plain_words() =>
        GoldenFile.Check(
            "../Golden/yaml-errors.txt",
            ErrorCase.Render(Cases, "", "mlops.yaml", t => YamlFile.Parse(t, "mlops.yaml"))
        );

    [Fact]
    public void Windows_line_ends_do_not_move_places()
    {
        foreach (var (title, _, text) in Cases)
        {
            var lf = Should.Throw<UsageException>(() => YamlFile.Parse(text, "f"), title);
            var crlf = Should.Throw<UsageException>(
                () => YamlFile.Parse(text.Replace("\n", "\r\n"), "f"),
                title
            );
            crlf.Message.ShouldBe(lf.Message, title);
        }
    }

    [Theory]
    [InlineData(1_000_000, "[")]
    [InlineData(300_000, "{a: ")]
    [InlineData(300_000, "- ")]
    [InlineData(300_000, "? ")]
    [InlineData(100_000, "a: [b, ")]
    public void A_large_hostile_file_is_refused(int count, string part) =>
        Should.Throw<UsageException>(() =>
            YamlFile.Parse(string.Concat(Enumerable.Repeat(part, count)), "f")
        );
}
