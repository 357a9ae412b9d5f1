using FsCheck;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using MlOpsBuild.Reports.Markdown;
using MlOpsBuild.Tests.Configuration;

namespace MlOpsBuild.Tests.Reports.Markdown;

public class MarkdownReportTests
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UseAdvancedExtensions()
        .UseEmojiAndSmiley(enableSmileys: false) // GitHub knows :names: only
        .Build();

    public static TheoryData<string> Names => [.. ReportModels.All.Select(m => m.Name)];

    [Fact]
    public void Hostile_text_gives_no_link_image_html_or_other_structure()
    {
        // Every text comes to every place.
        for (var shift = 0; shift < HostileModels.Texts.Length; shift++)
        {
            var from = shift;
            var model = HostileModels.Create(i =>
                HostileModels.Texts[(i + from) % HostileModels.Texts.Length]
            );

            HarmlessMarkdown.Check(MarkdownReport.Render(model));
        }
    }

    [Theory]
    [InlineData(100_000)]
    [InlineData(1_000)]
    public void Long_texts_and_many_slices_stay_within_the_budget(int length)
    {
        string[] texts =
        [
            .. HostileModels.Texts.Select(t =>
                string.Concat(Enumerable.Repeat(t, 1 + length / t.Length))[..length]
            ),
        ];
        var model = HostileModels.Create(i => texts[i % texts.Length], slices: 5_000);

        foreach (var budget in new[] { 20_000, 35_000, 60_000 })
        {
            var text = MarkdownReport.Render(model, new() { Budget = budget });

            text.Length.ShouldBeLessThanOrEqualTo(budget);
            HarmlessMarkdown.Check(text);
        }
    }

    [Fact]
    public void What_does_not_fit_is_left_out_from_the_end_and_named()
    {
        var model = HostileModels.Create(i => new string('"', 30 + i % 3));
        var options = new MarkdownOptions
        {
            Budget = 20_000,
            ReportUrl = new Uri("https://ci.example/run/1?a=(b)"),
        };

        var text = MarkdownReport.Render(model, options);

        text.Length.ShouldBeLessThanOrEqualTo(20_000);
        text.ShouldContain("### Gates");
        text.ShouldNotContain("<summary>Columns");
        text.ShouldContain("Left out to stay within 20,000 characters: ");
        text.ShouldContain(
            "stages, details. [The whole report](https://ci.example/run/1?a=%28b%29)"
        );
        text.ShouldContain("**Reproduce it**");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Sections_come_in_the_order_of_the_design(string name)
    {
        var text = MarkdownReport.Render(ReportModels.All.First(m => m.Name == name).Model);
        string[] order =
        [
            "<!-- mlopsbuild:report model=",
            "\n## ",
            "**Commit**",
            "### Gates",
            "Other metrics",
            "### What changed",
            "### Data checks",
            "### Worst slices",
            "### Confusion matrix",
            "ROC curve",
            "<summary>Stages",
            "<summary>Columns",
            "**Reproduce it**",
        ];

        var places = order
            .Select(o => text.IndexOf(o, StringComparison.Ordinal))
            .Where(i => i >= 0);

        places.ShouldBeInOrder();
        text.ShouldStartWith("<!-- mlopsbuild:report model=");
    }

    [Fact]
    public void Rejected_data_has_no_model_sections()
    {
        var text = MarkdownReport.Render(ReportModels.RejectedByData());

        text.ShouldContain("## ❌ telco-churn: rejected");
        text.ShouldContain("**Rejected by data check nulls on column total_charges and 1 more.**");
        text.ShouldNotContain("### Gates");
        text.ShouldNotContain("slices");
    }

    [Fact]
    public void Tables_parse_with_as_many_cells_as_headings()
    {
        foreach (var (_, model) in ReportModels.All)
        {
            var document = Markdig.Markdown.Parse(MarkdownReport.Render(model), Pipeline);
            var tables = document.Descendants<Table>().ToList();

            tables.ShouldNotBeEmpty();
            tables.ShouldAllBe(t =>
                t.OfType<TableRow>().All(r => r.Count == t.ColumnDefinitions.Count)
            );
        }
    }

    [Theory]
    [InlineData("telco-churn", "<!-- mlopsbuild:report model=telco-churn -->")]
    [InlineData("a--b-->c", "<!-- mlopsbuild:report model=a-%2Db-%2D%3Ec -->")]
    [InlineData("--", "<!-- mlopsbuild:report model=%2D- -->")]
    [InlineData("é x", "<!-- mlopsbuild:report model=%C3%A9%20x -->")]
    public void The_marker_cannot_end_early(string model, string expected) =>
        MarkdownReport.Marker(model).ShouldBe(expected);

    [Theory]
    [InlineData(19_999)]
    [InlineData(0)]
    public void A_budget_without_room_for_the_verdict_is_an_error(int budget) =>
        Should
            .Throw<ArgumentException>(() =>
                MarkdownReport.Render(ReportModels.Accepted(), new() { Budget = budget })
            )
            .Message.ShouldContain("at least 20,000");

    [Fact]
    public void A_report_address_must_be_of_the_web() =>
        Should.Throw<ArgumentException>(() =>
            MarkdownReport.Render(
                ReportModels.Accepted(),
                new() { ReportUrl = new Uri("javascript:alert(1)") }
            )
        );

    [Fact]
    public void The_marker_of_the_options_comes_first() =>
        MarkdownReport
            .Render(ReportModels.Accepted(), new() { Marker = "<!-- mine a-b -->" })
            .ShouldStartWith("<!-- mine a-b -->\n## ");

    [Theory]
    [InlineData("mine")]
    [InlineData("<!-- a --> b -->")]
    [InlineData("<!-- a -- b -->")]
    [InlineData("<!-- a\nb -->")]
    [InlineData("<!-- -->")]
    public void A_marker_is_one_comment(string marker) =>
        Should.Throw<ArgumentException>(() =>
            MarkdownReport.Render(ReportModels.Accepted(), new() { Marker = marker })
        );

    [Fact]
    public void A_budget_may_be_that_of_a_job_summary()
    {
        var model = HostileModels.Create(i => new string('"', 30 + i % 3), slices: 1_000);
        var options = new MarkdownOptions
        {
            Budget = 1_000_000,
            MaxBytes = 1_048_576,
            WorstSlices = 5_000,
        };

        var text = MarkdownReport.Render(model, options);

        text.Length.ShouldBeInRange(200_000, 1_000_000);
        text.ShouldNotContain("Left out");
        text.ShouldContain("<summary>Columns");
    }

    [Fact]
    public void Bytes_are_bounded_like_characters()
    {
        var model = HostileModels.Create(_ => new string('漢', 200), slices: 200);
        var options = new MarkdownOptions { MaxBytes = 40_000, WorstSlices = 100 };

        var unbounded = MarkdownReport.Render(model, options with { MaxBytes = null });
        var text = MarkdownReport.Render(model, options);

        unbounded.Length.ShouldBeLessThan(60_000);
        System.Text.Encoding.UTF8.GetByteCount(unbounded).ShouldBeGreaterThan(60_000);
        System.Text.Encoding.UTF8.GetByteCount(text).ShouldBeLessThanOrEqualTo(40_000);
        text.ShouldContain("Left out to stay within 40,000 bytes: ");
        text.ShouldContain("**Reproduce it**");
    }

    [Theory]
    [InlineData("漢")]
    [InlineData("@1")]
    [InlineData("\U0001F600")]
    public void The_smallest_limits_hold_for_any_text(string unit)
    {
        var text = string.Concat(Enumerable.Repeat(unit, 5_000));
        var options = new MarkdownOptions
        {
            Budget = MarkdownOptions.MinBudget,
            MaxBytes = MarkdownOptions.MinBytes,
        };

        var report = MarkdownReport.Render(HostileModels.Create(_ => text), options);
        var notice = MarkdownNotice.Render(RunNotices.Hostile(_ => text), options);

        new[] { report, notice }.ShouldAllBe(t =>
            t.Length <= options.Budget
            && System.Text.Encoding.UTF8.GetByteCount(t) <= options.MaxBytes
        );
    }

    [Fact]
    public void A_byte_limit_without_room_for_the_verdict_is_an_error() =>
        Should
            .Throw<ArgumentException>(() =>
                MarkdownReport.Render(ReportModels.Accepted(), new() { MaxBytes = 39_999 })
            )
            .Message.ShouldContain("at least 40,000");

    [Fact]
    public void Any_text_in_any_place_stays_text()
    {
        var pieces = Gen.OneOf(
            Gen.Elements(HostileModels.Texts),
            Arb.Default.String().Generator.Select(s => s ?? ""),
            Gen.Elements(
                "@",
                "#",
                "1",
                "|",
                "`",
                "<",
                ">",
                "[",
                "](",
                "!",
                "*",
                "_",
                "\\",
                "&",
                ";",
                ":",
                "/",
                "\n",
                "a",
                "-",
                "~",
                "=",
                "+",
                "$",
                "\"",
                "www.",
                "://",
                "GH-",
                "\u202E",
                "\uD83D",
                "\uDE00"
            )
        );
        var texts = from parts in Gen.NonEmptyListOf(pieces) select string.Concat(parts.Take(12));
        Always.Holds(
            Gen.ArrayOf(7, texts),
            found =>
            {
                HarmlessMarkdown.Check(
                    MarkdownReport.Render(HostileModels.Create(i => found[i % 7]))
                );
                HarmlessMarkdown.Check(
                    MarkdownNotice.Render(RunNotices.Hostile(i => found[i % 7]))
                );
                return true;
            },
            count: 100
        );
    }
}
