using System.Text;
using MlOpsBuild.Evaluation;

namespace MlOpsBuild.Reports.Markdown;

/// <summary>
/// Charts in Mermaid's <c>xychart-beta</c>, which GitHub draws. It spaces the points of a line evenly, so the curve is
/// read off at even steps. Only numbers and fixed text go in.
/// </summary>
internal static class MermaidChart
{
    private const int Steps = 20;

    /// <summary>A ROC curve with the diagonal of chance.</summary>
    public static string Roc(Curve curve)
    {
        var line = new StringBuilder();
        var diagonal = new StringBuilder();
        for (var i = 0; i <= Steps; i++)
        {
            var x = (double)i / Steps;
            var separator = i == 0 ? "" : ", ";
            line.Append(separator).Append(Number(ReadOff(curve, x)));
            diagonal.Append(separator).Append(Number(x));
        }

        return "```mermaid\n"
            + "%%{init: {\"xyChart\": {\"width\": 480, \"height\": 360}, \"themeVariables\": {\"xyChart\": {\"plotColorPalette\": \"#2f81f7, #8b949e\"}}}}%%\n"
            + "xychart-beta\n"
            + "    x-axis \"False positive rate\" 0 --> 1\n"
            + "    y-axis \"True positive rate\" 0 --> 1\n"
            + $"    line [{line}]\n"
            + $"    line [{diagonal}]\n"
            + "```\n";
    }

    // The curve's height at x, between its two neighbours; at a step the upper end.
    private static double ReadOff(Curve curve, double x)
    {
        for (var i = curve.X.Count - 1; i >= 0; i--)
        {
            if (curve.X[i] <= x)
            {
                if (i == curve.X.Count - 1 || curve.X[i] == x)
                {
                    return Bound(curve.Y[i]);
                }

                var share = (x - curve.X[i]) / (curve.X[i + 1] - curve.X[i]);
                return Bound(curve.Y[i] + share * (curve.Y[i + 1] - curve.Y[i]));
            }
        }

        return Bound(curve.Y[0]);
    }

    private static double Bound(double y) => double.IsNaN(y) ? 0 : Math.Clamp(y, 0, 1);

    private static string Number(double value) =>
        value.ToString("0.###", CultureInfo.InvariantCulture);
}
