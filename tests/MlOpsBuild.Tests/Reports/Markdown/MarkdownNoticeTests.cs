using MlOpsBuild.Reports;
using MlOpsBuild.Reports.Markdown;

namespace MlOpsBuild.Tests.Reports.Markdown;

public class MarkdownNoticeTests
{
    private static readonly Uri Log = new("https://ci.example/run/1");

    public static TheoryData<string> Names => [.. RunNotices.All.Select(n => n.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_as_expected(string name) =>
        GoldenFile.ShouldMatch(
            $"{name}.md",
            MarkdownNotice.Render(
                RunNotices.All.First(n => n.Name == name).Notice,
                new() { ReportUrl = Log }
            )
        );

    [Theory]
    [InlineData(RunOutcome.Broken)]
    [InlineData(RunOutcome.Cancelled)]
    [InlineData(RunOutcome.Skipped)]
    public void It_is_not_taken_for_a_verdict(RunOutcome outcome)
    {
        var text = MarkdownNotice.Render(RunNotices.Broken() with { Outcome = outcome });

        text.ShouldStartWith(MarkdownReport.Marker("telco-churn") + "\n## ");
        text.ShouldContain("**The model was not judged.**");
        text.ShouldContain("no verdict");
        foreach (var sign in new[] { "✅", "⚠️", "❌", "accepted", "rejected", "inconclusive" })
        {
            text.ShouldNotContain(sign);
        }
    }

    [Fact]
    public void Hostile_text_is_text()
    {
        for (var shift = 0; shift < HostileModels.Texts.Length; shift++)
        {
            var by = shift;
            foreach (
                var outcome in new[] { RunOutcome.Broken, RunOutcome.Cancelled, RunOutcome.Skipped }
            )
            {
                var notice = RunNotices.Hostile(
                    i => HostileModels.Texts[(i + by) % HostileModels.Texts.Length],
                    outcome
                );

                HarmlessMarkdown.Check(
                    MarkdownNotice.Render(notice, new() { ReportUrl = Log }),
                    Log.AbsoluteUri
                );
            }
        }
    }

    [Fact]
    public void Long_messages_are_cut_in_lines_and_length()
    {
        var line = new string('`', 100_000);
        var text = MarkdownNotice.Render(
            RunNotices.Broken() with
            {
                Message = string.Join('\n', Enumerable.Repeat(line, 100)),
                Reproduce = line,
                Target = line,
                Model = line,
                Commit = line,
            }
        );

        text.Length.ShouldBeLessThan(MarkdownOptions.MinBudget);
        text.ShouldContain("`…\n…\n");
        HarmlessMarkdown.Check(text);
    }

    [Fact]
    public void The_marker_of_the_options_comes_first() =>
        MarkdownNotice
            .Render(RunNotices.Broken(), new() { Marker = "<!-- other -->" })
            .ShouldStartWith("<!-- other -->\n## 🛑 telco-churn: no verdict, the build broke\n");

    [Fact]
    public void Options_are_checked() =>
        Should.Throw<ArgumentException>(() =>
            MarkdownNotice.Render(RunNotices.Broken(), new() { Budget = 1 })
        );
}
