using System.Text;
using MlOpsBuild.Common;
using MlOpsBuild.Reports;
using MlOpsBuild.Reports.Html;
using MlOpsBuild.Reports.JUnit;
using MlOpsBuild.Reports.Markdown;
using MlOpsBuild.Reports.Plots;
using MlOpsBuild.Reports.Terminal;

namespace MlOpsBuild.Tests.Reports;

public class GoldenReportTests
{
    public static TheoryData<string> Names => [.. ReportModels.All.Select(m => m.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Markdown(string name) =>
        GoldenFile.ShouldMatch($"{name}.md", MarkdownReport.Render(Model(name)));

    [Theory]
    [MemberData(nameof(Names))]
    public void Html(string name) =>
        GoldenFile.ShouldMatch($"{name}.html", HtmlReport.Render(Model(name)));

    [Theory]
    [MemberData(nameof(Names))]
    public void Json(string name) =>
        GoldenFile.ShouldMatch(
            $"{name}.json",
            Encoding.UTF8.GetString(ReportJson.Write(Model(name)))
        );

    [Theory]
    [MemberData(nameof(Names))]
    public void JUnit(string name) =>
        GoldenFile.ShouldMatch($"{name}.junit.txt", JUnitReport.Render(Model(name)));

    [Theory]
    [MemberData(nameof(Names))]
    public void Terminal(string name) =>
        GoldenFile.ShouldMatch(
            $"{name}.txt",
            TerminalSummary.Render(Model(name), 120, location: "artifacts/report/report.html")
        );

    [Theory]
    [InlineData("comparison", "accepted")]
    [InlineData("slices", "accepted")]
    [InlineData("roc", "accepted")]
    [InlineData("precisionRecall", "multiclass")]
    [InlineData("calibration", "accepted")]
    [InlineData("confusion", "multiclass")]
    [InlineData("importance", "accepted")]
    [InlineData("residuals", "regression")]
    public void Svg(string plot, string name) =>
        GoldenFile.ShouldMatch(
            $"{plot}.svg",
            Catalog<IPlot>.Find(plot)!.Draw(Model(name))!.ToSvg()
        );

    [Fact]
    public void EveryPlotHasAGoldenFile() =>
        Catalog<IPlot>.Names.ShouldAllBe(n => GoldenFile.Read(n + ".svg").Length > 0);

    [Fact]
    public void ColouredTerminal() =>
        GoldenFile.ShouldMatch(
            "rejected-gate.colour.txt",
            TerminalSummary.Render(Model("rejected-gate"), 80, colour: true)
        );

    private static ReportModel Model(string name) =>
        ReportModels.All.First(m => m.Name == name).Model;
}
