using MlOpsBuild.Reports.Terminal;

namespace MlOpsBuild.Tests.Reports.Terminal;

public class TerminalSummaryTests
{
    [Theory]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(100)]
    [InlineData(160)]
    public void No_line_is_wider_than_the_terminal(int width)
    {
        foreach (var (_, model) in ReportModels.All)
        {
            var lines = TerminalSummary.Render(model, width).Split('\n');

            lines.ShouldAllBe(l => TerminalText.Width(l) <= width);
        }
    }

    [Fact]
    public void Nothing_from_data_moves_the_cursor_or_colours()
    {
        var text = TerminalSummary.Render(HostileModels.Create(), 100);

        text.Where(c => char.IsControl(c) && c != '\n').ShouldBeEmpty();
        text.ShouldNotContain("\u202E");
    }

    [Fact]
    public void Nothing_from_data_commands_the_runner_that_logs_it()
    {
        foreach (
            var command in new[] { "::error::x", "::add-mask::e", "##[error]x", "a ##[group]b" }
        )
        {
            foreach (var width in new[] { 40, 80, 120 })
            {
                var text = TerminalSummary.Render(
                    HostileModels.Create(i => (i % 2 == 0 ? "word " : "") + command),
                    width
                );

                text.ShouldNotContain("##[");
                text.Split('\n').ShouldAllBe(l => !l.TrimStart().StartsWith("::"));
                text.Split('\n').ShouldAllBe(l => TerminalText.Width(l) <= width);
            }
        }
    }

    [Fact]
    public void Less_than_the_narrowest_width_counts_as_that() =>
        TerminalSummary
            .Render(ReportModels.Accepted(), 0)
            .ShouldBe(TerminalSummary.Render(ReportModels.Accepted(), 40));

    [Fact]
    public void Colour_changes_nothing_else()
    {
        var model = ReportModels.RejectedByGate();
        var coloured = TerminalSummary.Render(model, 120, colour: true);

        System
            .Text.RegularExpressions.Regex.Replace(coloured, "\e\\[[0-9]+m", "")
            .ShouldBe(TerminalSummary.Render(model, 120));
    }

    [Theory]
    [InlineData("abc", 3)]
    [InlineData("日本", 4)]
    [InlineData("e\u0301", 1)]
    public void Width(string text, int expected) => TerminalText.Width(text).ShouldBe(expected);

    [Theory]
    [InlineData("abcdef", 4, "abc…")]
    [InlineData("日本語", 4, "日…")]
    [InlineData("abc", 3, "abc")]
    public void Cut(string text, int columns, string expected) =>
        TerminalText.Cut(text, columns).ShouldBe(expected);
}
