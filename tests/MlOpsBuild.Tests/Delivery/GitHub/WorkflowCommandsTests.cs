using MlOpsBuild.Delivery.GitHub;
using MlOpsBuild.Reports;

namespace MlOpsBuild.Tests.Delivery.GitHub;

public sealed class WorkflowCommandsTests
{
    [Theory]
    [InlineData(FindingLevel.Failure, "error")]
    [InlineData(FindingLevel.Warning, "warning")]
    [InlineData(FindingLevel.Notice, "notice")]
    public void A_finding_is_one_command(FindingLevel level, string command) =>
        WorkflowCommands
            .Format([
                new ReportFinding("a,b:c.yaml", 7, level, "50%: x,\ny", "1: 50%,\r\nok\u001b::x"),
            ])
            .ShouldBe([
                $"::{command} file=a%2Cb%3Ac.yaml,line=7,title=50%25%3A x%2C%0Ay::1: 50%25,%0D%0Aok\uFFFD::x",
            ]);

    [Fact]
    public void Only_what_GitHub_shows_is_written_and_the_rest_counted()
    {
        var findings = Enumerable
            .Range(0, 12)
            .SelectMany(i =>
                new[] { FindingLevel.Warning, FindingLevel.Failure }.Select(
                    level => new ReportFinding("f", i, level, "t", "m")
                )
            )
            .ToList();
        var lines = WorkflowCommands.Format(findings);
        lines.Count(x => x.StartsWith("::error ", StringComparison.Ordinal)).ShouldBe(10);
        lines.Count(x => x.StartsWith("::warning ", StringComparison.Ordinal)).ShouldBe(10);
        lines[^1].ShouldBe("4 more findings are in the report; GitHub shows 10 of a level.");
        lines.Count.ShouldBe(21);
        WorkflowCommands.Format([.. findings.Take(20)]).Count.ShouldBe(20);
        WorkflowCommands.Format([]).ShouldBeEmpty();
    }
}
