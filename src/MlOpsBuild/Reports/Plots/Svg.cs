using System.Text;

namespace MlOpsBuild.Reports.Plots;

/// <summary>Writes SVG elements: numbers invariant with at most two decimals, text escaped, classes instead of styles.</summary>
internal sealed class Svg
{
    private readonly StringBuilder _text = new();

    /// <summary>Escapes text for XML and HTML.</summary>
    public static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal)
            .Replace("\"", "&quot;", StringComparison.Ordinal)
            .Replace("'", "&#39;", StringComparison.Ordinal);

    /// <summary>A coordinate.</summary>
    public static string Number(double value)
    {
        var text = (double.IsFinite(value) ? value : 0).ToString(
            "0.##",
            CultureInfo.InvariantCulture
        );
        return text == "-0" ? "0" : text;
    }

    /// <summary>A line.</summary>
    public Svg Line(double x1, double y1, double x2, double y2, string css)
    {
        _text.Append(
            $"<line class=\"{css}\" x1=\"{Number(x1)}\" y1=\"{Number(y1)}\" x2=\"{Number(x2)}\" y2=\"{Number(y2)}\"/>\n"
        );
        return this;
    }

    /// <summary>A rectangle.</summary>
    /// <param name="x">Left.</param>
    /// <param name="y">Top.</param>
    /// <param name="width">Width.</param>
    /// <param name="height">Height.</param>
    /// <param name="css">Classes.</param>
    /// <param name="opacity">Of the fill, 0 to 1.</param>
    /// <param name="tip">What a reader sees when pointing at it, or empty.</param>
    public Svg Rect(
        double x,
        double y,
        double width,
        double height,
        string css,
        double opacity = 1,
        string tip = ""
    )
    {
        var fill = opacity >= 1 ? "" : $" fill-opacity=\"{Number(opacity)}\"";
        _text.Append(
            $"<rect class=\"{css}\" x=\"{Number(x)}\" y=\"{Number(y)}\" width=\"{Number(width)}\" height=\"{Number(height)}\"{fill}"
        );
        return Close("rect", tip);
    }

    /// <summary>A circle.</summary>
    public Svg Circle(double x, double y, double radius, string css, string tip = "")
    {
        _text.Append(
            $"<circle class=\"{css}\" cx=\"{Number(x)}\" cy=\"{Number(y)}\" r=\"{Number(radius)}\""
        );
        return Close("circle", tip);
    }

    /// <summary>A line through points.</summary>
    public Svg Polyline(IEnumerable<(double X, double Y)> points, string css)
    {
        var list = string.Join(' ', points.Select(p => $"{Number(p.X)},{Number(p.Y)}"));
        _text.Append($"<polyline class=\"{css}\" points=\"{list}\"/>\n");
        return this;
    }

    /// <summary>Text on one line, cut to <paramref name="room"/> pixels; then the whole is its tip.</summary>
    public Svg Text(double x, double y, string text, string css = "", double room = 10_000)
    {
        var shown = PlotText.Fit(text, room);
        var tip = shown == text ? "" : $"<title>{Escape(text)}</title>";
        var style = css.Length == 0 ? "" : $" class=\"{css}\"";
        _text.Append(
            $"<text{style} x=\"{Number(x)}\" y=\"{Number(y)}\">{tip}{Escape(shown)}</text>\n"
        );
        return this;
    }

    /// <summary>Text that reads upwards.</summary>
    public Svg Upwards(double x, double y, string text, string css, double room)
    {
        _text.Append(
            $"<text class=\"{css}\" transform=\"translate({Number(x)} {Number(y)}) rotate(-90)\">{Escape(PlotText.Fit(text, room))}</text>\n"
        );
        return this;
    }

    /// <summary>The elements so far.</summary>
    public override string ToString() => _text.ToString();

    private Svg Close(string element, string tip)
    {
        _text.Append(tip.Length == 0 ? "/>\n" : $"><title>{Escape(tip)}</title></{element}>\n");
        return this;
    }
}
