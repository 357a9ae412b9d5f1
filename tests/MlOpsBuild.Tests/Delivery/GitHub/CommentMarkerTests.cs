using FsCheck;
using MlOpsBuild.Delivery.GitHub;
using MlOpsBuild.Tests.Configuration;

namespace MlOpsBuild.Tests.Delivery.GitHub;

public sealed class CommentMarkerTests
{
    [Fact]
    public void It_is_one_hidden_line()
    {
        var marker = new CommentMarker("telco-churn", "CI: build & test --> x", 57, 2);
        marker
            .Format()
            .ShouldBe(
                "<!-- mlopsbuild:report model=telco-churn workflow=CI%3A%20build%20%26%20test%20-%2D%3E%20x run=57 attempt=2 -->"
            );
        (marker with { IsOutdated = true })
            .Format()
            .ShouldBe(
                "<!-- mlopsbuild:outdated model=telco-churn workflow=CI%3A%20build%20%26%20test%20-%2D%3E%20x run=57 attempt=2 -->"
            );
    }

    [Fact]
    public void What_is_written_is_read_whatever_the_names_are()
    {
        var texts = Arb.Default.String().Generator.Select(x => x ?? "");
        var markers =
            from model in texts
            from workflow in texts
            from run in Arb.Default.NonNegativeInt().Generator.Select(x => x.Get)
            select new CommentMarker(model, workflow, run * 5_000_000_000L, run)
            {
                IsOutdated = run % 2 == 1,
            };
        Always.Holds(
            markers,
            marker =>
            {
                var line = marker.Format();
                line.ShouldNotContain("\n");
                line.IndexOf("--", 4, StringComparison.Ordinal).ShouldBe(line.Length - 3);
                CommentMarker.TryParse(line, out var read).ShouldBeTrue(line);
                read.ShouldBe(marker);
                return true;
            },
            count: 100
        );
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("<!-- mlopsbuild:report model=a -->")]
    [InlineData("<!-- mlopsbuild:report  -->")]
    [InlineData("<!-- mlopsbuild:report -->")]
    [InlineData(" <!-- mlopsbuild:report model=a workflow=b run=1 attempt=1 -->")]
    [InlineData("<!-- mlopsbuild:report model=a workflow=b run=1 attempt=1 --> ")]
    [InlineData("<!-- mlopsbuild:report model=a workflow=b run=01 attempt=1 -->")]
    [InlineData("<!-- mlopsbuild:report model=a workflow=b run=-1 attempt=1 -->")]
    [InlineData("<!-- mlopsbuild:report model=a workflow=b run=1 attempt=99999999999 -->")]
    [InlineData("<!-- mlopsbuild:report model=%61 workflow=b run=1 attempt=1 -->")]
    [InlineData("<!-- mlopsbuild:report model=%3a workflow=b run=1 attempt=1 -->")]
    [InlineData("<!-- mlopsbuild:report model=a%4 workflow=b run=1 attempt=1 -->")]
    [InlineData("<!-- mlopsbuild:report model=é workflow=b run=1 attempt=1 -->")]
    [InlineData("<!-- mlopsbuild:report workflow=b model=a run=1 attempt=1 -->")]
    [InlineData("<!-- mlopsbuild:report model=a workflow=b run=1 attempt=1 more=1 -->")]
    [InlineData("<!-- mlopsbuild:other model=a workflow=b run=1 attempt=1 -->")]
    public void Nothing_else_is_read(string? line) =>
        CommentMarker.TryParse(line, out _).ShouldBeFalse();

    [Fact]
    public void Only_the_very_first_line_of_a_comment_counts()
    {
        var line = new CommentMarker("a", "b", 1, 1).Format();
        CommentMarker.Of(line + "\r\ntext").ShouldNotBeNull();
        CommentMarker.Of(line).ShouldNotBeNull();
        CommentMarker.Of("\n" + line).ShouldBeNull();
        CommentMarker.Of("> " + line).ShouldBeNull();
        CommentMarker.Of(null).ShouldBeNull();
    }

    [Fact]
    public void The_run_counts_before_the_attempt()
    {
        var marker = new CommentMarker("a", "b", 10, 2);
        marker.CompareAge(new CommentMarker("a", "b", 9, 3)).ShouldBePositive();
        marker.CompareAge(new CommentMarker("a", "b", 10, 3)).ShouldBeNegative();
        marker.CompareAge(new CommentMarker("x", "y", 10, 2)).ShouldBe(0);
        marker.IsOfSame(new CommentMarker("a", "b", 1, 1)).ShouldBeTrue();
        marker.IsOfSame(new CommentMarker("a", "c", 10, 2)).ShouldBeFalse();
    }
}
