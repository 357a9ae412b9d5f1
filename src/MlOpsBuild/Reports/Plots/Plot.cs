namespace MlOpsBuild.Reports.Plots;

/// <summary>A finished plot.</summary>
/// <param name="Name">Its kind, letters only: part of element ids.</param>
/// <param name="Title">What it shows, for people.</param>
/// <param name="Description">What is to be seen, for those who cannot see it.</param>
/// <param name="Width">Width in pixels at full size.</param>
/// <param name="Height">Height in pixels at full size.</param>
/// <param name="Body">SVG elements, everything escaped.</param>
public sealed record Plot(
    string Name,
    string Title,
    string Description,
    int Width,
    int Height,
    string Body
)
{
    /// <summary>The plot as an SVG element.</summary>
    /// <param name="standalone">
    /// With its style and namespace, as a file of its own; else for a page that has <see cref="PlotStyle.Css"/>.
    /// </param>
    public string ToSvg(bool standalone = true)
    {
        var head = standalone ? " xmlns=\"http://www.w3.org/2000/svg\"" : "";
        var style = standalone
            ? $"<style>{PlotStyle.Css}</style>\n<rect class=\"plot-page\" width=\"100%\" height=\"100%\"/>\n"
            : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"<svg{head} class=\"plot\" role=\"img\" viewBox=\"0 0 {Width} {Height}\" width=\"{Width}\" height=\"{Height}\" aria-labelledby=\"plot-{Name}-title plot-{Name}-desc\">\n<title id=\"plot-{Name}-title\">{Svg.Escape(Title)}</title>\n<desc id=\"plot-{Name}-desc\">{Svg.Escape(Description)}</desc>\n{style}{Body}</svg>\n"
        );
    }
}
