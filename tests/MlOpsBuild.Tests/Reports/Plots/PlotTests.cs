using System.Xml.Linq;
using MlOpsBuild.Common;
using MlOpsBuild.Evaluation;
using MlOpsBuild.Reports;
using MlOpsBuild.Reports.Plots;

namespace MlOpsBuild.Tests.Reports.Plots;

public class PlotTests
{
    private static readonly XNamespace Ns = "http://www.w3.org/2000/svg";

    public static TheoryData<string> Plots => [.. Catalog<IPlot>.Names];

    [Theory]
    [MemberData(nameof(Plots))]
    public void Every_plot_is_wellformed_named_and_inside_its_frame(string name)
    {
        foreach (var (_, model) in ReportModels.All)
        {
            if (Catalog<IPlot>.Find(name)!.Draw(model) is not { } plot)
            {
                continue;
            }

            var svg = XDocument.Parse(plot.ToSvg()).Root!;

            ((string?)svg.Attribute("role")).ShouldBe("img");
            svg.Element(Ns + "title")!.Value.ShouldBe(plot.Title);
            svg.Element(Ns + "desc")!.Value.ShouldNotBeNullOrWhiteSpace();
            var ids = ((string)svg.Attribute("aria-labelledby")!).Split(' ');
            ids.ShouldBe([
                svg.Element(Ns + "title")!.Attribute("id")!.Value,
                svg.Element(Ns + "desc")!.Attribute("id")!.Value,
            ]);
            svg.Descendants()
                .SelectMany(e => e.Attributes())
                .ShouldAllBe(a => a.Name.LocalName != "style");
            foreach (
                var text in svg.Descendants(Ns + "text").Where(t => t.Attribute("x") is not null)
            )
            {
                ShouldFit(text, plot);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Plots))]
    public void Values_that_are_not_finite_do_not_reach_the_drawing(string name)
    {
        var model = ReportModels.Accepted();
        var evaluation = model.Evaluation!;
        double[] odd =
        [
            double.NaN,
            double.PositiveInfinity,
            double.NegativeInfinity,
            double.MaxValue,
            0.5,
        ];
        model = model with
        {
            Evaluation = evaluation with
            {
                Metrics = [new("auc", "AUC", double.NaN, true)],
                Curves =
                [
                    .. new[] { "roc", "precisionRecall", "calibration", "residuals" }.Select(
                        n => new Curve(n, "", odd, [.. odd.Reverse()], [0, 0, 0, 0, 0])
                    ),
                ],
                Importance = [.. odd.Select(v => new FeatureImportance("f", v))],
                Slices = [.. odd.Select(v => ReportParts.Slice("a", "b", 1, v, v, v))],
                Confusion =
                [
                    [0, 0],
                    [0, 0],
                ],
            },
            Comparison = model.Comparison! with
            {
                Metrics =
                [
                    .. odd.Select(v =>
                        model.Comparison!.Metrics[0] with
                        {
                            Candidate = v,
                            Low = v,
                            High = v,
                        }
                    ),
                ],
            },
        };

        var text = Catalog<IPlot>.Find(name)!.Draw(model)?.ToSvg();

        text.ShouldNotBeNull();
        text.ShouldNotContain("NaN");
        text.ShouldNotContain("Infinity");
        text.ShouldNotMatch("=\"-?[0-9.]{12,}\"");
    }

    [Theory]
    [MemberData(nameof(Plots))]
    public void Without_figures_there_is_no_plot(string name)
    {
        var plot = Catalog<IPlot>.Find(name)!;
        var model = ReportModels.Accepted();

        plot.Draw(ReportModels.RejectedByData()).ShouldBeNull();
        plot.Draw(
                model with
                {
                    Evaluation = model.Evaluation! with
                    {
                        Metrics = [],
                        Confusion = [],
                        Curves = [],
                        Importance = [],
                        Slices = [],
                    },
                    Comparison = model.Comparison! with { Metrics = [] },
                }
            )
            .ShouldBeNull();
    }

    [Fact]
    public void More_classes_than_colours_are_counted()
    {
        var model = ReportModels.Multiclass();
        model = model with
        {
            Evaluation = model.Evaluation! with
            {
                Curves = [.. Enumerable.Range(0, 9).Select(i => ReportParts.Roc("class " + i, 2))],
            },
        };

        var svg = new RocPlot().Draw(model)!.ToSvg();

        svg.ShouldContain("class 5");
        svg.ShouldNotContain("class 6");
        svg.ShouldContain("and 3 more");
    }

    [Theory]
    [InlineData(0.0, 1.0, "0.0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData(0.61, 0.94, "0.60 0.65 0.70 0.75 0.80 0.85 0.90 0.95")]
    [InlineData(-52_000.0, 48_000.0, "-60k -40k -20k 0 20k 40k 60k")]
    [InlineData(3.0, 3.0, "2.7 2.8 2.9 3.0 3.1 3.2 3.3")]
    [InlineData(0.0, 0.0, "-1.0 -0.5 0.0 0.5 1.0")]
    public void Ticks_are_round(double low, double high, string expected) =>
        string.Join(' ', PlotScale.Around([low, high], 0, 100).Ticks().Select(t => t.Text))
            .ShouldBe(expected);

    [Fact]
    public void A_scale_is_straight_and_ends_at_its_edges()
    {
        var scale = new PlotScale(10, 20, 300, 100);

        scale.At(10).ShouldBe(300);
        scale.At(15).ShouldBe(200);
        scale.At(25).ShouldBe(100);
    }

    private static void ShouldFit(XElement text, Plot plot)
    {
        var css = ((string?)text.Attribute("class") ?? "").Split(' ');
        var x = (double)text.Attribute("x")!;
        var shown = string.Concat(text.Nodes().OfType<XText>().Select(t => t.Value));
        var width = PlotText.Width(shown);
        var left =
            css.Contains("end") ? x - width
            : css.Contains("middle") ? x - width / 2
            : x;

        left.ShouldBeGreaterThanOrEqualTo(-1, shown);
        (left + width).ShouldBeLessThanOrEqualTo(plot.Width + 1, shown);
        ((double)text.Attribute("y")!).ShouldBeInRange(0, plot.Height);
    }
}
